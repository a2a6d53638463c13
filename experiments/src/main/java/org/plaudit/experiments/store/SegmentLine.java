package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.plaudit.core.env.Ending;
import org.plaudit.core.space.Vec;

/**
 * One line of {@code segments.jsonl.gz}, format 1: a segment as it was shown, each observation and
 * each action a list of numbers.
 */
public record SegmentLine(PartId part, ShownSegment segment) {
  private static final int VERSION = 1;

  String json() {
    ObjectNode line = Json.object();
    line.put("v", VERSION);
    line.put("arm", part.arm());
    line.put("seed", part.seed());
    line.put("id", segment.id().toString());
    line.put("ending", segment.ending().name().toLowerCase(Locale.ROOT));
    rows(line.putArray("observations"), segment.observations(), segment.id().length() + 1);
    rows(line.putArray("actions"), segment.actions(), segment.id().length());
    return Json.line(line);
  }

  private static void rows(ArrayNode into, Vec flat, int rows) {
    int width = flat.size() / rows;
    for (int i = 0; i < rows; i++) {
      ArrayNode row = into.addArray();
      for (int j = 0; j < width; j++) {
        row.add(flat.get(i * width + j));
      }
    }
  }

  /**
   * @throws IOException if the text is not such a line; the message says why
   */
  static SegmentLine parse(String text) throws IOException {
    JsonNode line = Json.read(text);
    int version = Json.at(line, "v").asInt();
    if (version != VERSION) {
      throw new IOException("its format is " + version + ", this version reads " + VERSION);
    }
    try {
      return new SegmentLine(
          new PartId(Json.at(line, "arm").asText(), Json.at(line, "seed").asLong()),
          new ShownSegment(
              FeedbackLine.segment(Json.at(line, "id").asText()),
              flat(Json.at(line, "observations")),
              flat(Json.at(line, "actions")),
              Ending.valueOf(Json.at(line, "ending").asText().toUpperCase(Locale.ROOT))));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Vec flat(JsonNode rows) {
    int width = rows.size() == 0 ? 0 : rows.get(0).size();
    float[] all = new float[rows.size() * width];
    int at = 0;
    for (JsonNode row : rows) {
      for (int j = 0; j < width; j++) {
        all[at++] = row.path(j).floatValue();
      }
    }
    return Vec.of(all);
  }
}
