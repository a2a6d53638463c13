package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.stats.Interval;

class ComparisonTest {
  @TempDir Path out;

  @Test
  void armsOfOneRunKeepTheirNames() {
    Comparison comparison = Comparison.of(List.of(RunFixture.write(out)), RunFixture.catalog());
    assertThat(comparison.contenders())
        .extracting(Contender::label)
        .containsExactly("learned", "task", "random");
    assertThat(comparison.warnings()).isEmpty();
    Contender learned = comparison.contenders().get(0);
    Contender random = comparison.contenders().get(2);
    assertThat(comparison.improvement(learned, random)).isEqualTo(new Interval(1, 1, 1));
    assertThat(learned.answers().asked()).isEqualTo(300);
  }

  @Test
  void unequalBudgetsAreWarnedAbout() {
    Path first = RunFixture.write(out);
    Path second =
        RunFixture.write(
            out,
            "name=shorter",
            "learner.steps=80_000",
            "seeds=[1, 2]",
            "evaluate.episodes=10",
            "env.reward=failure");
    Comparison comparison = Comparison.of(List.of(first, second), RunFixture.catalog());
    assertThat(comparison.contenders())
        .extracting(Contender::label)
        .contains("poles/learned", "shorter/learned");
    assertThat(comparison.warnings())
        .contains(
            "fewer than 5 seeds of shorter/learned, shorter/task, shorter/random: such intervals cannot be trusted. Maybe run 5 or more.")
        .contains(
            "the arms had different budgets of environment steps, from 80,000 to 120,000 a seed.")
        .contains("the arms were evaluated on different numbers of episodes: [10, 20].")
        .contains("the world is the same, but its options or wrappers differ between arms.");
  }

  @Test
  void runsOfTheSameNameAreToldApartByTheirFolders() {
    Path first = RunFixture.write(out.resolve("a"));
    Path second = RunFixture.write(out.resolve("a"));
    assertThat(Comparison.of(List.of(first, second), RunFixture.catalog()).contenders())
        .extracting(Contender::label)
        .contains("poles/2025-01-02T03-04-05/task", "poles/2025-01-02T03-04-05-2/task");
  }

  @Test
  void differentWorldsCannotBeCompared() {
    Path first = RunFixture.write(out);
    Path second = RunFixture.write(out, "name=cars", "env.id=MountainCar-v0");
    assertThatThrownBy(() -> Comparison.of(List.of(first, second), RunFixture.catalog()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("CartPole-v1 in poles/2025-01-02T03-04-05 (learned)")
        .hasMessageContaining("MountainCar-v0 in cars/2025-01-02T03-04-05 (learned)");
  }

  @Test
  void everyMissingFolderIsNamed() {
    assertThatThrownBy(
            () -> Comparison.of(List.of(out.resolve("x"), out.resolve("y")), RunFixture.catalog()))
        .isInstanceOfSatisfying(
            BadInput.class, complaint -> assertThat(complaint.problems()).hasSize(2));
  }

  @Test
  void thePageNamesBothRuns() throws IOException {
    Path first = RunFixture.write(out);
    Path second = RunFixture.write(out, "name=others");
    Path file = out.resolve("comparison.html");
    Report.write(Comparison.of(List.of(first, second), RunFixture.catalog()), file);
    assertThat(Files.readString(file))
        .contains("6 arms on CartPole-v1", "poles/learned", "others/random", first.toString())
        .doesNotContain("<script", "https:");
  }
}
