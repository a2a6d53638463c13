package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.plot.Event;
import org.plaudit.experiments.store.Metric;
import org.plaudit.experiments.store.PartId;

class DriftTest {
  @TempDir Path out;

  private final List<Metric> metrics = new ArrayList<>();
  private RunData run;

  @BeforeEach
  void readARun() {
    run = RunData.read(RunFixture.write(out, "seeds=[1]"), RunFixture.catalog());
    returns("learned", 10, 50, 100, 40, 30);
    returns("task", 0, 100, 100, 100, 100);
    returns("random", 20, 20, 20, 20, 20);
  }

  /** At the steps 0, 100, 200, 300 and 400. */
  private void returns(String arm, double... values) {
    for (int i = 0; i < values.length; i++) {
      metrics.add(new Metric(new PartId(arm, 1), 100L * i, RunData.RETURN, values[i]));
    }
  }

  private void changed(String arm, long step, double share) {
    metrics.add(new Metric(new PartId(arm, 1), step, "people.changed", share));
  }

  private Drift drift() {
    RunData changed =
        new RunData(
            run.folder(),
            run.config(),
            run.provenance(),
            run.world(),
            run.summary(),
            new Measurements(metrics),
            run.feedback(),
            run.contenders());
    return Drift.of(changed, changed.contenders());
  }

  private static String row(Drift drift, String arm) {
    return drift
        .html()
        .toString()
        .lines()
        .filter(line -> line.contains("</span>" + arm + "</span>"))
        .findFirst()
        .orElse("")
        .replaceAll("<span class=\"between\">[^<]*</span>", "")
        .replaceAll("<[^>]*>", " ")
        .strip()
        .replaceAll(" +", " ");
  }

  @Test
  void whereNobodyChangesNothingIsSaid() {
    assertThat(drift().html()).isSameAs(Html.NOTHING);
    assertThat(drift().events()).isEmpty();
    changed("learned", 150, 0.4);
    assertThat(drift().html()).isSameAs(Html.NOTHING);
  }

  @Test
  void regretIsWhatIsMissingFromTheBestBeforeAndAfterHalfHaveChanged() {
    changed("learned", 150, 0.4);
    changed("learned", 200, 0.6);
    changed("learned", 300, 1);
    // (90 + 50 + 0) / 3, then (60 + 70) / 2, from 0 to 70.
    assertThat(row(drift(), "learned")).isEqualTo("learned 200 46.67 65.00 0.00 70.00");
    assertThat(drift().events()).containsExactly(new Event(200, 0));
  }

  @Test
  void whoseTeachersStayAsTheyWereIsSplitAtTheSameStep() {
    changed("learned", 200, 1);
    assertThat(row(drift(), "task")).isEqualTo("task never 33.33 0.00 0.00 0.00");
    assertThat(row(drift(), "random")).isEqualTo("random never 80.00 80.00 80.00 80.00");
    assertThat(drift().html().toString()).contains("are split at step 200", "100.00, the best");
  }
}
