package org.plaudit.experiments.store;

import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.plaudit.core.BadInput;
import org.plaudit.core.trace.SegmentId;

/**
 * The true rewards of what simulated people were shown, kept after a run so that their answers can
 * be held against them. No learner and no reward model reads it.
 */
public final class LedgerFile {
  /** What it is called in a run's folder. */
  public static final String NAME = "ledger.jsonl.gz";

  private record Key(PartId part, SegmentId id) {}

  private final Map<Key, List<Double>> rewards = new LinkedHashMap<>();

  private LedgerFile() {}

  /** The lines, zipped; the same bytes for the same lines. */
  public static WholeFile.Content content(Iterable<LedgerLine> lines) {
    return out -> {
      GZIPOutputStream zipped = new GZIPOutputStream(out);
      Writer writer = new OutputStreamWriter(zipped, StandardCharsets.UTF_8);
      for (LedgerLine line : lines) {
        writer.write(line.json() + "\n");
      }
      writer.flush();
      zipped.finish();
    };
  }

  /**
   * A file of {@link LedgerLine}s, zipped or not.
   *
   * @param notices hears what was left out, and why
   * @throws BadInput if the file cannot be read, or says two things about one segment
   */
  public static LedgerFile read(Path file, Consumer<String> notices) {
    LedgerFile ledger = new LedgerFile();
    for (LedgerLine line : JsonLines.read(file, LedgerLine::parse, notices)) {
      List<Double> before = ledger.rewards.put(new Key(line.part(), line.id()), line.rewards());
      if (before != null && !before.equals(line.rewards())) {
        throw new BadInput(
            "%s: segment %s of %s stands there twice, with different rewards. Maybe delete one."
                .formatted(file, line.id(), line.part()));
      }
    }
    return ledger;
  }

  /** The reward of each step; empty if the segment is not known. */
  public Optional<List<Double>> rewards(PartId part, SegmentId id) {
    return Optional.ofNullable(rewards.get(new Key(part, id)));
  }
}
