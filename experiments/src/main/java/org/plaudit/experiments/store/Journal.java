package org.plaudit.experiments.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.plaudit.core.Saves;
import org.plaudit.core.trace.SegmentId;

/** All that one part leaves to its results, in the order in which it happened. */
public final class Journal implements Saves {
  private final PartId part;
  private final List<Metric> metrics = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final Map<SegmentId, List<Double>> earned = new LinkedHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private long steps;
  private boolean finished;

  public Journal(PartId part) {
    this.part = part;
  }

  public PartId part() {
    return part;
  }

  public void measured(long step, String name, double value) {
    metrics.add(new Metric(part, step, name, value));
  }

  public void answered(Answer answer) {
    answers.add(answer);
  }

  /** What a segment that was shown truly earned, step by step. */
  public void earned(SegmentId segment, List<Double> rewards) {
    earned.put(segment, List.copyOf(rewards));
  }

  /** The true rewards of all segments that were shown, in the order in which they first were. */
  public List<LedgerLine> earned() {
    return earned.entrySet().stream()
        .map(shown -> new LedgerLine(part, shown.getKey(), shown.getValue()))
        .toList();
  }

  /** Said once, however often it is found. */
  public void warned(String warning) {
    warnings.add(warning);
  }

  public void stepped(long done) {
    steps = done;
  }

  /** Nothing will be added any more. */
  public void finish() {
    finished = true;
  }

  public List<Metric> metrics() {
    return Collections.unmodifiableList(metrics);
  }

  public List<Answer> answers() {
    return Collections.unmodifiableList(answers);
  }

  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Steps of training so far. */
  public long steps() {
    return steps;
  }

  public boolean finished() {
    return finished;
  }

  /** The last value measured under this name; empty if none was. */
  public OptionalDouble latest(String name) {
    for (int i = metrics.size() - 1; i >= 0; i--) {
      if (metrics.get(i).name().equals(name)) {
        return OptionalDouble.of(metrics.get(i).value());
      }
    }
    return OptionalDouble.empty();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeBoolean(finished);
    out.writeLong(steps);
    out.writeInt(metrics.size());
    for (Metric metric : metrics) {
      out.writeLong(metric.step());
      out.writeUTF(metric.name());
      out.writeDouble(metric.value());
    }
    out.writeInt(answers.size());
    for (Answer answer : answers) {
      answer.save(out);
    }
    out.writeInt(earned.size());
    for (LedgerLine line : earned()) {
      line.save(out);
    }
    out.writeInt(warnings.size());
    for (String warning : warnings) {
      out.writeUTF(warning);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    metrics.clear();
    answers.clear();
    warnings.clear();
    earned.clear();
    finished = in.readBoolean();
    steps = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      measured(in.readLong(), in.readUTF(), in.readDouble());
    }
    for (int left = in.readInt(); left > 0; left--) {
      answers.add(Answer.load(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      LedgerLine line = LedgerLine.load(part, in);
      earned(line.id(), line.rewards());
    }
    for (int left = in.readInt(); left > 0; left--) {
      warnings.add(in.readUTF());
    }
  }
}
