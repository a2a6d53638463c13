package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;

class PolicyGradientTest {
  private static final int ROWS = 6;
  private static final int FEATURES = 3;

  static Stream<EnvSpec<?, ?>> specs() {
    Box seen = Box.unbounded(FEATURES);
    return Stream.of(
        spec(seen, Discrete.of(3)),
        spec(new WithMask<>(seen, 3), Discrete.of(3)),
        spec(seen, MultiDiscrete.of(3, 2)),
        spec(seen, Box.unbounded(2)));
  }

  private static EnvSpec<?, ?> spec(Space<?> observations, Space<?> actions) {
    return EnvSpec.of("Planted-v0", Domain.CONTROL, observations, actions);
  }

  /** All of it: policy, value and entropy, each with its weight. */
  @ParameterizedTest
  @MethodSource("specs")
  void theGradientOfTheLossIsThatOfFiniteDifferences(EnvSpec<?, ?> spec) {
    ActorCritic<?, ?> networks = networks(spec);
    Batch batch = batch(spec);
    FiniteDifference.check(
        networks.parameters(),
        tape ->
            PolicyGradient.losses(tape, PolicyGradient.look(tape, networks, batch), 0.7, 0.3)
                .total());
  }

  /** Away from where a fresh policy is: nearly uniform, with a gradient of nearly nothing. */
  static ActorCritic<?, ?> networks(EnvSpec<?, ?> spec) {
    ActorCritic<?, ?> networks = new ActorCritic<>(spec, List.of(5), false, Seed.of(4));
    Pcg64 rng = Seed.of(5).generator();
    float[] weights = networks.parameters().values();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (0.3 * rng.nextGaussian());
    }
    return networks;
  }

  /** Rows for such a world, with advantages and returns. */
  static Batch batch(EnvSpec<?, ?> spec) {
    Pcg64 rng = Seed.of(6).generator();
    boolean real = spec.actions() instanceof Box;
    float[] actions = new float[ROWS * spec.actions().width()];
    for (int i = 0; i < actions.length; i++) {
      actions[i] = real ? (float) rng.nextGaussian() : rng.nextInt(2);
    }
    float[] masks = new float[spec.observations() instanceof WithMask<?> ? ROWS * 3 : 0];
    for (int i = 0; i < masks.length; i++) {
      masks[i] = i % 3 < 2 || rng.nextInt(2) == 0 ? 1 : 0;
    }
    Batch batch = new Batch(ROWS, Rewarded.normal(ROWS * FEATURES, rng), masks, actions);
    batch.advantages = Rewarded.normal(ROWS, rng);
    batch.returns = Rewarded.normal(ROWS, rng);
    return batch;
  }
}
