package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.interactive.PreferencePolicy.Choice;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.core.contract.ChiSquared;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.WithMask;

class PreferencePolicyTest {
  private static final int DRAWS = 4_000;
  private static final EnvSpec<Masked<Integer>, Integer> SPEC =
      EnvSpec.of("Masked-v0", Domain.GRID, new WithMask<>(Discrete.of(1), 4), new Discrete(4, 7));

  private static Preferences fixed(double... values) {
    return new Preferences() {
      @Override
      public int moves() {
        return values.length;
      }

      @Override
      public void write(float[] observations, int rows, float[] into) {
        for (int i = 0; i < into.length && i < rows * values.length; i++) {
          into[i] = (float) values[i % values.length];
        }
      }
    };
  }

  private static void follows(
      Choice choice, double epsilon, Mask legal, double[] values, double... probabilities) {
    PreferencePolicy<Masked<Integer>, Integer> policy =
        new PreferencePolicy<>(SPEC, fixed(values), choice, epsilon);
    Pcg64 rng = Seed.of(11).generator();
    List<Integer> counts = new ArrayList<>(List.of(0, 0, 0, 0));
    for (int i = 0; i < DRAWS; i++) {
      int move = policy.act(new Masked<>(0, legal), rng) - 7;
      counts.set(move, counts.get(move) + 1);
    }
    List<Double> expected = new ArrayList<>();
    for (double p : probabilities) {
      expected.add(p * DRAWS);
    }
    assertThat(ChiSquared.refutes(expected, counts)).as("%s of %s", counts, expected).isFalse();
  }

  private static final Mask ALL = Mask.of(true, true, true, true);
  private static final Mask SOME = Mask.of(false, true, true, false);

  @Test
  void softmaxIsInProportionToExponentials() {
    double[] logs = {Math.log(1), Math.log(2), Math.log(3), Math.log(4)};
    follows(Choice.SOFTMAX, 0, ALL, logs, 0.1, 0.2, 0.3, 0.4);
    follows(Choice.SOFTMAX, 0, SOME, logs, 0, 0.4, 0.6, 0);
    follows(Choice.SOFTMAX, 0, ALL, new double[] {-3000, 900, 0, 900}, 0, 0.5, 0, 0.5);
  }

  @Test
  void anyOfTheBestOrTheFirst() {
    double[] values = {5, 3, 3, 5};
    follows(Choice.ANY, 0, ALL, values, 0.5, 0, 0, 0.5);
    follows(Choice.ANY, 0, SOME, values, 0, 0.5, 0.5, 0);
    follows(Choice.FIRST, 0, ALL, values, 1, 0, 0, 0);
    follows(Choice.FIRST, 0, SOME, values, 0, 1, 0, 0);
  }

  @Test
  void straysWithProbabilityEpsilon() {
    double[] values = {1, 2, 3, 4};
    follows(Choice.FIRST, 0.4, ALL, values, 0.1, 0.1, 0.1, 0.7);
    follows(Choice.FIRST, 0.4, SOME, values, 0, 0.2, 0.8, 0);
  }

  @Test
  void saysThatNothingIsLegal() {
    PreferencePolicy<Masked<Integer>, Integer> policy =
        new PreferencePolicy<>(SPEC, fixed(1, 2, 3, 4), Choice.ANY, 0);
    Masked<Integer> stuck = new Masked<>(0, Mask.of(false, false, false, false));
    assertThatThrownBy(() -> policy.act(stuck, Seed.of(1).generator()))
        .hasMessage("none of the 4 moves is legal; there is nothing to choose");
  }
}
