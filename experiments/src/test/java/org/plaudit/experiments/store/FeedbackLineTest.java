package org.plaudit.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.SegmentId;

class FeedbackLineTest {
  /** The golden files: format 1 must stay readable forever. */
  private static List<String> golden(String name) throws IOException {
    try (InputStream in = FeedbackLineTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void formatOneOfTheFeedbackLogIsReadAndWrittenAsEver() throws IOException {
    List<String> lines = golden("feedback-v1.jsonl");
    List<FeedbackLine> read = new ArrayList<>();
    for (String line : lines) {
      read.add(FeedbackLine.parse(line));
    }
    assertThat(read)
        .extracting(FeedbackLine::feedback)
        .containsExactly(
            new Preference(Choice.FIRST),
            new Preference(Choice.SECOND),
            new Preference(Choice.TIE),
            new Feedback.Abstention("both are \"bad\", really"));
    assertThat(read.get(0))
        .isEqualTo(
            new FeedbackLine(
                new PartId("learned", 1),
                0,
                "compare",
                "sim-0a1b2c3d",
                List.of(new SegmentId(1, 0, 2048, 50), new SegmentId(1, 3, 96, 50)),
                new Preference(Choice.FIRST),
                7168));
    assertThat(read.stream().map(FeedbackLine::json)).isEqualTo(lines);
  }

  @Test
  void formatOneOfTheSegmentsIsReadAndWrittenAsEver() throws IOException {
    List<String> lines = golden("segments-v1.jsonl");
    SegmentLine read = SegmentLine.parse(lines.get(0));
    assertThat(read)
        .isEqualTo(
            new SegmentLine(
                new PartId("learned", 1),
                new ShownSegment(
                    new SegmentId(1, 0, 2048, 2),
                    Vec.of(0.1f, -1e-7f, 3f, 4f, 16777216f, 0f),
                    Vec.of(1f, 0f),
                    Ending.TRUNCATED)));
    assertThat(read.json()).isEqualTo(lines.get(0));
  }

  @Test
  void otherLinesAreRefusedWithTheReason() throws IOException {
    String line = golden("feedback-v1.jsonl").get(0);
    refused(line.replace("\"v\":1", "\"v\":2"), "its format is 2, this version reads 1");
    refused(line.replace("\"answer\":\"first\"", "\"answer\":\"third\""), "means nothing");
    refused(line.replace("1:0:2048+50", "1:0:2048"), "(1:0:2048) is no segment");
    refused(line.replace("\"rater\"", "\"ratr\""), "the key rater is missing");
    refused(line.substring(0, 40), "Unexpected end-of-input");
    refused("[1]", "not a JSON object");
  }

  private static void refused(String line, String why) {
    assertThatThrownBy(() -> FeedbackLine.parse(line))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }
}
