package org.plaudit.agents.imitate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

class DaggerTest {
  private static final EnvSpec<Vec, Integer> SPEC =
      Demonstrations.spec(Box.of(-1, 1, 1), new Discrete(2, 1));

  private static Dagger<Vec, Integer> learner() {
    return new Dagger<>(Dagger.defaults(), SPEC, Seed.of(1));
  }

  /** From left to right; move 2 everywhere. */
  private static Segment<Vec, Integer> walk() {
    return Demonstrations.segment(
        List.of(Vec.of(-0.8f), Vec.of(-0.4f), Vec.of(0.4f), Vec.of(0.8f)), List.of(2, 2, 2));
  }

  private static Judgement<Vec, Integer> corrected(
      Segment<Vec, Integer> segment, int step, float... action) {
    return new Judgement<>(
        new Query.Correct<>(0, segment), new Feedback.Correction(step, Vec.of(action)));
  }

  @Test
  void aCorrectionTeachesWhatShouldHaveBeenDoneAtThatStepAlone() {
    Dagger<Vec, Integer> learner = learner();
    Metrics metrics = learner.learn(List.of(corrected(walk(), 1, 1f)));
    assertThat(metrics.values()).containsEntry("pairs", 1.0).containsEntry("accuracy", 1.0);
    assertThat(learner.best().act(Vec.of(-0.4f), Seed.of(0).generator())).isEqualTo(1);
  }

  @Test
  void correctionsTeachWhatTheDemonstrationsNeverCameTo() {
    Dagger<Vec, Integer> learner = learner();
    Pcg64 rng = Seed.of(2).generator();
    learner.learn(List.of(Demonstrations.of(r -> Vec.of(r.uniform(0.1, 1)), seen -> 2, 500, rng)));
    // Nobody has shown the left half; so it goes on as on the right.
    assertThat(learner.policy().act(Vec.of(-0.5f), rng)).isEqualTo(2);
    for (int round = 0; round < 10; round++) {
      List<Lesson<Vec, Integer>> lessons = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Segment<Vec, Integer> segment =
            Demonstrations.segment(List.of(Vec.of(rng.uniform(-1, 0)), Vec.of(0f)), List.of(2));
        lessons.add(corrected(segment, 0, 1f));
      }
      learner.learn(lessons);
    }
    assertThat(learner.policy().act(Vec.of(-0.5f), rng)).isEqualTo(1);
    assertThat(learner.policy().act(Vec.of(0.5f), rng)).isEqualTo(2);
  }

  @Test
  void whereNothingWasWrongThereIsNothingToLearn() {
    Dagger<Vec, Integer> learner = learner();
    assertThat(
            learner
                .learn(
                    List.of(
                        new Judgement<>(
                            new Query.Correct<>(0, walk()), new Feedback.Abstention("fine")),
                        new Judgement<>(
                            new Query.Rate<>(1, walk(), Scale.FACES),
                            new Feedback.Rating(0, Scale.FACES))))
                .values())
        .isEmpty();
    assertThat(learner.learn(List.of()).values()).isEmpty();
  }

  @Test
  void anImpossibleCorrectionIsRefused() {
    Dagger<Vec, Integer> learner = learner();
    assertThatThrownBy(() -> learner.learn(List.of(corrected(walk(), 3, 1f))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the corrected step (3) must lie in [0, 3), the segment's.");
    assertThatThrownBy(() -> learner.learn(List.of(corrected(walk(), 0, 1f, 2f))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the corrected action [1.0, 2.0] must be of 1 numbers, as the actions of Shown-v0 are.");
    assertThatThrownBy(() -> learner.learn(List.of(corrected(walk(), 0, 0f))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> learner.learn(List.of(corrected(walk(), 0, Float.NaN))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itActsAsItWillWhenItCounts() {
    Dagger<Vec, Integer> learner = learner();
    learner.learn(List.of(new Lesson.Demonstration<>(walk())));
    Pcg64 rng = Seed.of(5).generator();
    for (int i = 0; i < 100; i++) {
      assertThat(learner.policy().act(Vec.of(0.1f), rng))
          .isEqualTo(learner.best().act(Vec.of(0.1f), rng));
    }
  }
}
