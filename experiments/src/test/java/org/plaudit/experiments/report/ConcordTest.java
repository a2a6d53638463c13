package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Scale;
import org.plaudit.experiments.store.FeedbackLine;
import org.plaudit.experiments.store.PartId;

class ConcordTest {
  @TempDir Path out;

  private String table(List<FeedbackLine> feedback, String... sets) {
    RunData run = RunData.read(RunFixture.write(out, sets), RunFixture.catalog());
    RunData other =
        new RunData(
            run.folder(),
            run.config(),
            run.provenance(),
            run.world(),
            run.summary(),
            run.metrics(),
            feedback,
            run.contenders());
    return Concord.of(other, other.contenders()).toString();
  }

  private static FeedbackLine said(long query, String kind, String rater, Feedback feedback) {
    return new FeedbackLine(
        new PartId("learned", 1), query, kind, rater, List.of(), feedback, query);
  }

  /** Each letter an answer: f first, s second, - silence. */
  private static List<FeedbackLine> compared(String ann, String bob) {
    List<FeedbackLine> lines = new ArrayList<>();
    for (int i = 0; i < ann.length(); i++) {
      lines.add(said(i, "compare", "ann", answer(ann.charAt(i))));
      lines.add(said(i, "compare", "bob", answer(bob.charAt(i))));
    }
    return lines;
  }

  private static Feedback answer(char letter) {
    return letter == '-'
        ? new Feedback.Abstention("silent")
        : new Preference(letter == 'f' ? Choice.FIRST : Choice.SECOND);
  }

  @Test
  void twoWhoAgreeOnEightOfTenHaveAKappaOfSixTenths() {
    // Each says first five times: chance agrees on half, kappa is (0.8 - 0.5) / 0.5. Of twenty
    // answers ten are first, chance disagrees on 2 * 10 * 10 / (20 * 19), alpha is 0.62.
    assertThat(
            table(
                compared("fffffsssss", "ffffsfssss"),
                "seeds=[1]",
                "raters={people: 2, redundancy: 2}"))
        .contains("<td>compare</td>", "<b>0.62</b>", "<b>0.60</b>");
  }

  @Test
  void silenceIsNoDisagreementAndFewCommonQuestionsNoKappa() {
    assertThat(
            table(
                compared("fffffsssss", "ffff-sssss"),
                "seeds=[1]",
                "raters={people: 2, redundancy: 2}"))
        .contains("<b>1.00</b>", "cannot be told");
  }

  @Test
  void levelsThatAreFartherApartDisagreeMore() {
    List<FeedbackLine> near = new ArrayList<>();
    List<FeedbackLine> far = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int level = i % 2 == 0 ? 0 : 4;
      near.add(said(i, "rate", "ann", new Rating(level, Scale.EMOTICONS)));
      far.add(near.get(2 * i));
      near.add(said(i, "rate", "bob", new Rating(Math.abs(level - 1), Scale.EMOTICONS)));
      far.add(said(i, "rate", "bob", new Rating(4 - level, Scale.EMOTICONS)));
    }
    String[] sets = {"seeds=[1]", "raters={people: 2, redundancy: 2}"};
    double close = alpha(table(near, sets));
    assertThat(close).isGreaterThan(0.4);
    assertThat(alpha(table(far, "name=far", sets[0], sets[1]))).isLessThan(-0.5);
  }

  private static double alpha(String table) {
    return Double.parseDouble(table.replaceFirst("(?s).*?<b>(-?[0-9.]+)</b>.*", "$1"));
  }

  @Test
  void whereEachQuestionHasOneAnswerNothingIsSaid() {
    assertThat(table(compared("fffff", "fffff"), "seeds=[1]")).isEmpty();
  }
}
