package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

class CrossEntropyMethodTest {
  private static final Ending ON = Ending.RUNNING;
  private static final Ending END = Ending.TERMINATED;

  /** Real actions show which candidate acts. */
  private static final EnvSpec<Vec, Vec> REAL = Planted.SPEC.withActions(Box.unbounded(1));

  private static <A> Learner<Vec, A> learner(EnvSpec<Vec, A> spec, Map<String, ?> options) {
    return Students.of("cross-entropy-method", options).create(spec, 1_000, Seed.of(3));
  }

  /** Four candidates, of which the best alone is kept. */
  private static Learner<Vec, Vec> four(double noise) {
    return learner(REAL, Map.of("worlds", 4, "elite", 0.25, "noise", noise, "deviation", 1));
  }

  private static float[] acts(Learner<Vec, Vec> learner) {
    float[] seen = {0.3f, 0.3f, 0.3f, 0.3f};
    float[] actions = new float[4];
    ((BatchPolicy) learner.policy()).act(seen, 4, actions, new Pcg64(0));
    return actions;
  }

  private static <A> Metrics teach(
      Learner<Vec, A> learner, int worlds, float[] rewards, Ending... endings) {
    return learner.learn(List.of(lesson(worlds, rewards, endings)));
  }

  private static <A> Lesson<Vec, A> lesson(int worlds, float[] rewards, Ending... endings) {
    return new Lesson.Experience<>(Rewarded.of(worlds, rewards, endings));
  }

  private static Ending[] all(int rows) {
    Ending[] endings = new Ending[rows];
    Arrays.fill(endings, END);
    return endings;
  }

  @Test
  void aBatchAsLargeAsThePopulationIsPlayedByOneCandidateARow() {
    Learner<Vec, Vec> learner = four(0);
    float[] actions = acts(learner);
    assertThat(actions).doesNotHaveDuplicates();
    assertThat(acts(learner)).as("asked again").isEqualTo(actions);
  }

  @Test
  void theBestWorldsCandidateIsTheOneThatIsKept() {
    for (int best = 0; best < 4; best++) {
      Learner<Vec, Vec> learner = four(0);
      float[] before = acts(learner);
      float[] rewards = new float[4];
      rewards[best] = 1;
      teach(learner, 4, rewards, all(4));
      // An elite of one has no variance, and there is no noise.
      assertThat(acts(learner)).containsOnly(before[best]);
      assertThat(learner.best().act(Vec.of(0.3f), new Pcg64(0)).get(0)).isEqualTo(before[best]);
    }
  }

  @Test
  void theNextGenerationIsTheElitesMeanAndVarianceWithNoise() {
    Learner<Vec, Vec> learner =
        learner(
            REAL,
            Map.of("worlds", 4, "elite", 0.5, "noise", 0.5, "noise_lessons", 2, "deviation", 1));
    float[] before = acts(learner);
    Metrics metrics = teach(learner, 4, new float[] {3, 0, 2, 1}, all(4));
    // Policies are linear, so that the mean's action is the mean of the actions.
    float mean = (before[0] + before[2]) / 2;
    assertThat(learner.best().act(Vec.of(0.3f), new Pcg64(0)).get(0))
        .isCloseTo(mean, within(1e-6f));
    assertThat(metrics.values().get("fitness_mean")).isEqualTo(1.5);
    assertThat(metrics.values().get("fitness_elite")).isEqualTo(2.5);
    assertThat(metrics.values().get("fitness_best")).isEqualTo(3);
    assertThat(metrics.values().get("deviation")).isGreaterThan(Math.sqrt(0.5));

    // Everybody is as good as the next one: the elite are the first two, and the noise is halved.
    teach(learner, 4, new float[4], all(4));
    double third = teach(learner, 4, new float[4], all(4)).values().get("deviation");
    assertThat(third).as("no noise any more").isLessThan(2);
  }

  private static double[] fitness(float[] rewards, Ending... endings) {
    Learner<Vec, Vec> learner =
        learner(REAL, Map.of("worlds", 2, "elite", 0.5, "discount", 0.5, "learning_rate", 1e-9));
    Map<String, Double> metrics = teach(learner, 2, rewards, endings).values();
    return new double[] {metrics.get("fitness_best"), metrics.get("fitness_mean")};
  }

  @Test
  void fitnessIsTheMeanDiscountedReturnOfTheEpisodesThatBegan() {
    // World 0: (1 + 2 / 2) and 4, in the mean 3; world 1: 1, 1 and 1.
    double[] fitness = fitness(new float[] {1, 1, 2, 1, 4, 1}, ON, END, END, END, END, END);
    assertThat(fitness[0]).isEqualTo(3);
    assertThat(fitness[1]).isEqualTo(2);
  }

  @Test
  void anEpisodeThatAnotherCandidateBeganCountsOnlyWhereThereIsNoOther() {
    Map<String, ?> options = Map.of("worlds", 2, "elite", 0.5, "discount", 0.5);
    Learner<Vec, Vec> learner = learner(REAL, options);
    teach(learner, 2, new float[2], ON, ON);
    // World 0 ends the old episode with 100, then earns 3; world 1 goes on for the whole lesson.
    Map<String, Double> metrics =
        teach(learner, 2, new float[] {100, 5, 3, 1}, END, ON, END, END).values();
    assertThat(metrics.get("fitness_best")).isEqualTo(5.5);
    assertThat(metrics.get("fitness_mean")).isEqualTo((5.5 + 3) / 2);
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    double ended = fitness(new float[] {1, 1}, END, END)[1];
    double cut = fitness(new float[] {1, 1}, Ending.TRUNCATED, Ending.TRUNCATED)[1];
    double stopped = fitness(new float[] {1, 1}, ON, ON)[1];
    assertThat(ended).isEqualTo(1);
    assertThat(cut).isEqualTo(stopped);
    // What follows is V of a fresh network at 0: nothing, with biases of 0; so let it learn first.
    Learner<Vec, Vec> learner =
        learner(
            REAL,
            Map.of("worlds", 2, "elite", 0.5, "discount", 0.5, "learning_rate", 0.1, "epochs", 99));
    for (int lesson = 0; lesson < 5; lesson++) {
      teach(learner, 2, new float[] {8, 8}, END, END);
    }
    double value = teach(learner, 2, new float[2], ON, ON).values().get("fitness_mean") / 0.5;
    assertThat(value).isCloseTo(8, within(1.0));
  }

  @Test
  void lessonsThatComeTogetherJudgeTheSameCandidates() {
    Learner<Vec, Vec> learner = four(0);
    float[] before = acts(learner);
    learner.learn(
        List.of(
            lesson(4, new float[] {3, 0, 2, 0}, all(4)),
            lesson(4, new float[] {0, 0, 2, 0}, all(4))));
    assertThat(acts(learner)).containsOnly(before[2]);
  }

  @Test
  void aLessonOfOtherWorldsIsRefused() {
    Learner<Vec, Vec> learner = four(0);
    Rollout three = Rewarded.of(3, new float[3], all(3));
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Experience<>(three))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a lesson of 3 worlds cannot judge 4 candidates, one a world");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worlds | 1 | worlds (1) must be at least 2 candidates. Maybe 100.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 200.",
        "elite | 0 | elite (0.0) must lie in (0, 1). Maybe 0.1.",
        "elite | 1 | elite (1.0) must lie in (0, 1). Maybe 0.1.",
        "deviation | 0 | deviation (0.0) must be positive. Maybe 10.",
        "noise | -1 | noise (-1.0) must not be negative. Maybe 5.",
        "noise_lessons | 0 | noise_lessons (0) must be at least 1. Maybe 50.",
        "epochs | 0 | epochs (0) must be at least 1. Maybe 2.",
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> learner(REAL, Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }

  /** A pull towards 0.5 in every world; the candidates act, and are paid for where they act. */
  @Test
  void itFindsWhatIsPaid() {
    Learner<Vec, Vec> learner =
        learner(REAL, Map.of("worlds", 40, "deviation", 1, "noise", 0.2, "noise_lessons", 15));
    Pcg64 rng = new Pcg64(2);
    for (int lesson = 0; lesson < 25; lesson++) {
      float[] seen = new float[40 * 20];
      float[] actions = new float[seen.length];
      float[] rewards = new float[seen.length];
      for (int step = 0; step < 20; step++) {
        float[] now = new float[40];
        float[] acts = new float[40];
        for (int i = 0; i < 40; i++) {
          now[i] = (float) rng.uniform(-1, 1);
        }
        ((BatchPolicy) learner.policy()).act(now, 40, acts, rng);
        System.arraycopy(now, 0, seen, 40 * step, 40);
        System.arraycopy(acts, 0, actions, 40 * step, 40);
        for (int i = 0; i < 40; i++) {
          float off = acts[i] - 2 * now[i] - 0.5f;
          rewards[40 * step + i] = -off * off;
        }
      }
      Rollout rollout = new Rollout(20, 40, seen, actions, seen.clone(), rewards, all(seen.length));
      learner.learn(List.of(new Lesson.Experience<>(rollout)));
    }
    assertThat(learner.best().act(Vec.of(0.5f), rng).get(0)).isCloseTo(1.5f, within(0.1f));
    assertThat(learner.best().act(Vec.of(-1f), rng).get(0)).isCloseTo(-1.5f, within(0.1f));
  }
}
