package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Practice;
import org.plaudit.agents.Recall;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;

class RecurrentPpoLearnsTest {
  private static final int DELAY = 6;

  /** What the best policy earns after 40 lessons of 8 times 28 steps. */
  private static double earned(String id, Map<String, ?> more) {
    Map<String, Object> options =
        new LinkedHashMap<>(
            Map.of(
                "worlds",
                8,
                "horizon",
                28,
                "epochs",
                6,
                "learning_rate",
                0.01,
                "entropy",
                0.01,
                "hidden",
                List.of(16)));
    options.putAll(more);
    Learner.Factory factory = Students.of(id, options);
    Recall world = new Recall(DELAY);
    Learner<Vec, Integer> learner = factory.create(world.spec(), 10_000, Seed.of(1));
    Practice<Vec, Integer> practice =
        new Practice<>(() -> new Recall(DELAY), 8, 28, learner.policy());
    practice.teach(learner, 40);
    return Practice.earned(world, learner.best(), 200);
  }

  @Test
  void aCueIsRecalledSixStepsLater() {
    assertThat(earned("recurrent-ppo", Map.of("sequence", 28, "minibatch", 56, "memory", 16)))
        .isGreaterThan(0.95);
  }

  /** Pieces of four steps: no gradient reaches from question to cue, but what was stored does. */
  @Test
  void whatIsStoredCarriesACueIntoTheNextSequence() {
    assertThat(earned("recurrent-ppo", Map.of("sequence", 4, "minibatch", 56, "memory", 16)))
        .isGreaterThan(0.8);
  }

  @Test
  void withoutMemoryItStaysAtChance() {
    assertThat(earned("ppo", Map.of("minibatch", 56))).isBetween(0.35, 0.65);
  }
}
