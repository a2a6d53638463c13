package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.trace.SegmentId;

/**
 * One line of {@code ledger.jsonl.gz}, format 1: what a segment that was shown truly earned, step
 * by step.
 *
 * <pre>{@code
 * {"v":1,"arm":"learned","seed":1,"id":"1:0:2048+3","rewards":[1.0,1.0,0.0]}
 * }</pre>
 *
 * @param rewards finite, as many as the segment has steps
 */
public record LedgerLine(PartId part, SegmentId id, List<Double> rewards) {
  private static final int VERSION = 1;

  public LedgerLine {
    rewards = List.copyOf(rewards);
    Require.that(
        rewards.size() == id.length(),
        "segment %s has %d steps, not %d rewards",
        id,
        id.length(),
        rewards.size());
    for (double reward : rewards) {
      Require.that(Double.isFinite(reward), "a reward (%s) of %s must be finite", reward, id);
    }
  }

  /** All but the part. */
  void save(DataOutput out) throws IOException {
    out.writeLong(id.seed());
    out.writeInt(id.world());
    out.writeLong(id.start());
    out.writeInt(id.length());
    for (double reward : rewards) {
      out.writeDouble(reward);
    }
  }

  static LedgerLine load(PartId part, DataInput in) throws IOException {
    SegmentId id = new SegmentId(in.readLong(), in.readInt(), in.readLong(), in.readInt());
    List<Double> rewards = new ArrayList<>(id.length());
    for (int i = 0; i < id.length(); i++) {
      rewards.add(in.readDouble());
    }
    return new LedgerLine(part, id, rewards);
  }

  String json() {
    ObjectNode line = Json.object();
    line.put("v", VERSION);
    line.put("arm", part.arm());
    line.put("seed", part.seed());
    line.put("id", id.toString());
    ArrayNode each = line.putArray("rewards");
    rewards.forEach(each::add);
    return Json.line(line);
  }

  /**
   * @throws IOException if the text is not such a line; the message says why
   */
  static LedgerLine parse(String text) throws IOException {
    JsonNode line = Json.read(text);
    int version = Json.at(line, "v").asInt();
    if (version != VERSION) {
      throw new IOException("its format is " + version + ", this version reads " + VERSION);
    }
    List<Double> rewards = new ArrayList<>();
    for (JsonNode reward : Json.at(line, "rewards")) {
      if (!reward.isNumber()) {
        throw new IOException("a reward (" + reward + ") must be a number");
      }
      rewards.add(reward.asDouble());
    }
    try {
      return new LedgerLine(
          new PartId(Json.at(line, "arm").asText(), Json.at(line, "seed").asLong()),
          FeedbackLine.segment(Json.at(line, "id").asText()),
          rewards);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
