package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.trace.SegmentId;

/**
 * One line of {@code feedback.jsonl}, format 1 or, for kinds of feedback that format 1 did not
 * know, format 2:
 *
 * <pre>{@code
 * {"v":1,"arm":"learned","seed":1,"query":0,"kind":"compare","rater":"sim-0a1b2c3d",
 *  "segments":["1:0:2048+50","1:3:96+50"],"answer":"first","step":7168}
 * {"v":2,"arm":"learned","seed":1,"query":1,"kind":"rate","rater":"sim-0a1b2c3d",
 *  "segments":["1:0:96+50"],"answer":"rating","level":3,"scale":"emoticons","of":5,"step":7168}
 * }</pre>
 *
 * What follows {@code answer} depends on it, see {@link FeedbackJson}. What the segments show is in
 * {@code segments.jsonl.gz}.
 */
public record FeedbackLine(
    PartId part,
    long query,
    String kind,
    String rater,
    List<SegmentId> segments,
    Feedback feedback,
    long step,
    long delay,
    double seconds) {
  private static final int LATEST = 2;
  private static final Pattern SEGMENT = Pattern.compile("(\\d+):(\\d+):(\\d+)\\+(\\d+)");

  public FeedbackLine {
    segments = List.copyOf(segments);
  }

  /** An answer that came at once and took no time worth mentioning. */
  public FeedbackLine(
      PartId part,
      long query,
      String kind,
      String rater,
      List<SegmentId> segments,
      Feedback feedback,
      long step) {
    this(part, query, kind, rater, segments, feedback, step, 0, 0);
  }

  static FeedbackLine of(PartId part, Answer answer) {
    return new FeedbackLine(
        part,
        answer.query(),
        answer.kind(),
        answer.rater(),
        answer.shown().stream().map(ShownSegment::id).toList(),
        answer.feedback(),
        answer.step(),
        answer.delay(),
        answer.seconds());
  }

  String json() {
    ObjectNode line = Json.object();
    line.put("v", FeedbackJson.version(feedback));
    line.put("arm", part.arm());
    line.put("seed", part.seed());
    line.put("query", query);
    line.put("kind", kind);
    line.put("rater", rater);
    ArrayNode shown = line.putArray("segments");
    segments.forEach(id -> shown.add(id.toString()));
    line.setAll(FeedbackJson.tree(feedback));
    line.put("step", step);
    if (delay > 0) {
      line.put("delay_steps", delay);
    }
    if (seconds > 0) {
      line.put("seconds", seconds);
    }
    return Json.line(line);
  }

  /**
   * @throws IOException if the text is not such a line; the message says why
   */
  static FeedbackLine parse(String text) throws IOException {
    JsonNode line = Json.read(text);
    int version = Json.at(line, "v").asInt();
    if (version < 1 || version > LATEST) {
      throw new IOException("its format is " + version + ", this version reads 1 to " + LATEST);
    }
    List<SegmentId> segments = new ArrayList<>();
    for (JsonNode id : Json.at(line, "segments")) {
      segments.add(segment(id.asText()));
    }
    try {
      return new FeedbackLine(
          new PartId(Json.at(line, "arm").asText(), Json.at(line, "seed").asLong()),
          Json.at(line, "query").asLong(),
          Json.at(line, "kind").asText(),
          Json.at(line, "rater").asText(),
          segments,
          FeedbackJson.feedback(line),
          Json.at(line, "step").asLong(),
          line.path("delay_steps").asLong(0),
          line.path("seconds").asDouble(0));
    } catch (IllegalArgumentException e) {
      throw new IOException("its answer means nothing: " + e.getMessage(), e);
    }
  }

  static SegmentId segment(String text) throws IOException {
    Matcher matcher = SEGMENT.matcher(text);
    if (!matcher.matches()) {
      throw new IOException("(" + text + ") is no segment. Maybe 1:0:2048+50.");
    }
    try {
      return new SegmentId(
          Long.parseLong(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Long.parseLong(matcher.group(3)),
          Integer.parseInt(matcher.group(4)));
    } catch (IllegalArgumentException e) {
      throw new IOException("(" + text + ") is no segment: " + e.getMessage(), e);
    }
  }
}
