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
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Scale;
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
  void formatTwoHoldsEveryOtherKindOfFeedback() throws IOException {
    List<Feedback> said =
        List.of(
            new Preference(Choice.BOTH_BAD),
            new Feedback.Ranking(List.of(2, 0, 1)),
            new Feedback.Rating(3, Scale.EMOTICONS),
            new Feedback.Rating(1, new Scale("stars", List.of("0", "1", "2"))),
            new Feedback.Answers(
                List.of(
                    new Feedback.Rating(4, Scale.AGREEMENT), new Feedback.Rating(0, Scale.THUMBS))),
            new Feedback.Comment("too \"fast\" ☹"),
            new Feedback.Correction(7, Vec.of(0.5f, -1f)),
            new Feedback.Demonstration(
                List.of(Vec.of(0f), Vec.of(1f), Vec.of(2f)),
                List.of(Vec.of(1f), Vec.of(0f)),
                Ending.TERMINATED),
            new Feedback.Signal(-1, 3),
            new Feedback.Sign(Channel.GESTURE, "nod", 0.8, 2),
            new Feedback.Implicit(Channel.DWELL, 12.5));
    List<String> golden = golden("feedback-v2.jsonl");
    List<String> written = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      FeedbackLine line =
          new FeedbackLine(
              new PartId("learned", 1),
              i,
              "any",
              "sim-0a1b2c3d",
              List.of(new SegmentId(1, 0, 96, 50)),
              said.get(i),
              7168);
      written.add(line.json());
      assertThat(FeedbackLine.parse(golden.get(i))).isEqualTo(line);
    }
    assertThat(written).isEqualTo(golden);
  }

  @Test
  void partsThatMeanNothingAreRefusedWithTheReason() throws IOException {
    List<String> lines = golden("feedback-v2.jsonl");
    refused(lines.get(1).replace("[2,0,1]", "[2,2,1]"), "must hold each position from 0 to 2 once");
    refused(lines.get(2).replace("\"level\":3", "\"level\":5"), "level (5) must lie in [0, 5)");
    refused(lines.get(2).replace("\"of\":5", "\"of\":2000000000"), "it must have 2 to 1001");
    refused(lines.get(5).replace("\"text\"", "\"txt\""), "the key text is missing");
    refused(lines.get(7).replace("[[0.0],[1.0],[2.0]]", "[[0.0]]"), "one more observation (1)");
    refused(lines.get(8).replace("-1.0", "\"much\""), "must be finite");
    refused(lines.get(9).replace("gesture", "dwell"), "must be one of gesture and expression");
    refused(lines.get(10).replace("dwell", "smell"), "means nothing");
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
    refused(line.replace("\"v\":1", "\"v\":3"), "its format is 3, this version reads 1 to 2");
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
