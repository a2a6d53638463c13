package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Text;

class CategoricalHeadTest {
  private static final float[] NO_MASK = {};
  private static final int DRAWS = 40_000;

  private static ActionHead.Likelihood likelihood(
      ActionHead head, int rows, float[] logits, float[] actions, float[] masks) {
    Tape tape = new Tape();
    return head.likelihood(tape, tape.input(rows, head.outputs(), logits, 0), actions, masks);
  }

  /** e to the log-likelihood of each of the moves. */
  private static double[] probabilities(
      ActionHead head, float[] logits, float[] mask, float... moves) {
    double[] probabilities = new double[moves.length];
    for (int i = 0; i < moves.length; i++) {
      float[] move = {moves[i]};
      probabilities[i] = Math.exp(likelihood(head, 1, logits, move, mask).logProbability().item());
    }
    return probabilities;
  }

  @Test
  void samplesFollowTheLikelihood() {
    CategoricalHead head = new CategoricalHead(List.of(4), -1);
    float[] logits = {0.3f, -1, 2, 0};
    int[] counts = new int[4];
    float[] action = new float[1];
    Pcg64 rng = Seed.of(1).generator();
    for (int i = 0; i < DRAWS; i++) {
      head.frozen().sample(logits, 0, NO_MASK, 0, action, 0, rng);
      counts[(int) action[0] + 1]++;
    }
    Frequencies.follow(probabilities(head, logits, NO_MASK, -1, 0, 1, 2), counts);
  }

  @Test
  void whatIsForbiddenHasNoProbabilityAndIsNeverDrawn() {
    CategoricalHead head = new CategoricalHead(List.of(4), 0);
    // The largest logit is forbidden; the row lies behind another one.
    float[] logits = {9, 9, 9, 9, 0.3f, -1, 50, 0};
    float[] masks = {1, 1, 1, 1, 1, 1, 0, 1};
    int[] counts = new int[4];
    float[] action = new float[3];
    Pcg64 rng = Seed.of(2).generator();
    for (int i = 0; i < DRAWS; i++) {
      head.frozen().sample(logits, 4, masks, 4, action, 2, rng);
      counts[(int) action[2]]++;
    }
    assertThat(counts[2]).isZero();
    float[] row = {0.3f, -1, 50, 0};
    float[] mask = {1, 1, 0, 1};
    Frequencies.follow(probabilities(head, row, mask, 0, 1, 2, 3), counts);
    head.frozen().mode(logits, 4, masks, 4, action, 2);
    assertThat(action).containsExactly(0, 0, 0);
  }

  @Test
  void logitsOfAnySizeAreFine() {
    CategoricalHead head = new CategoricalHead(List.of(3), 0);
    float[] huge = {1e30f, -1e30f, 1e30f};
    assertThat(probabilities(head, huge, NO_MASK, 0, 1, 2))
        .containsExactly(new double[] {0.5, 0, 0.5}, within(1e-8));
    float[] action = new float[1];
    Pcg64 rng = Seed.of(3).generator();
    int[] counts = new int[3];
    for (int i = 0; i < DRAWS; i++) {
      head.frozen().sample(huge, 0, NO_MASK, 0, action, 0, rng);
      counts[(int) action[0]]++;
    }
    Frequencies.follow(new double[] {0.5, 0, 0.5}, counts);
  }

  @Test
  void choicesAtOnceAreIndependent() {
    ActionHead head = ActionHead.of(MultiDiscrete.of(2, 3), new Parameters());
    assertThat(head.outputs()).isEqualTo(5);
    float[] logits = {0, 1, 0.5f, 0, -0.5f};
    int[] counts = new int[6];
    double[] probabilities = new double[6];
    float[] action = new float[2];
    Pcg64 rng = Seed.of(4).generator();
    for (int i = 0; i < DRAWS; i++) {
      head.frozen().sample(logits, 0, NO_MASK, 0, action, 0, rng);
      counts[(int) (action[0] * 3 + action[1])]++;
    }
    for (int pair = 0; pair < 6; pair++) {
      float[] both = {Math.floorDiv(pair, 3), pair % 3};
      probabilities[pair] =
          Math.exp(likelihood(head, 1, logits, both, NO_MASK).logProbability().item());
    }
    Frequencies.follow(probabilities, counts);
    assertThat(probabilities[3] * probabilities[1])
        .isCloseTo(probabilities[0] * probabilities[4], within(1e-7));
    head.frozen().mode(logits, 0, NO_MASK, 0, action, 0);
    assertThat(action).containsExactly(1, 0);
  }

  @Test
  void entropyIsThatOfTheLegalMoves() {
    ActionHead moves = ActionHead.of(Discrete.of(4), new Parameters());
    float[] masks = {1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0};
    float[] flat = new float[12];
    float[] actions = {0, 1, 2};
    float[] entropy = likelihood(moves, 3, flat, actions, masks).entropy().values();
    assertThat(entropy[0]).isCloseTo((float) Math.log(4), within(1e-6f));
    assertThat(entropy[1]).isCloseTo((float) Math.log(3), within(1e-6f));
    assertThat(entropy[2]).isCloseTo(0, within(1e-6f));

    ActionHead several = ActionHead.of(MultiDiscrete.of(2, 3), new Parameters());
    float[] both = {0, 0};
    assertThat(likelihood(several, 1, new float[5], both, NO_MASK).entropy().item())
        .isCloseTo((float) Math.log(6), within(1e-6f));

    // p = (1/4, 3/4): ln 4 - 3/4 ln 3
    ActionHead switched = ActionHead.of(new MultiBinary(1), new Parameters());
    float[] logits = {0, (float) Math.log(3)};
    assertThat(likelihood(switched, 1, logits, new float[1], NO_MASK).entropy().item())
        .isCloseTo((float) (Math.log(4) - 0.75 * Math.log(3)), within(1e-6f));
  }

  @Test
  void whatCannotBeChosenIsRefused() {
    CategoricalHead head = new CategoricalHead(List.of(2), 0);
    float[] nothing = {0, 0};
    assertThatThrownBy(
            () -> head.sample(new float[2], 0, nothing, 0, new float[1], 0, Seed.of(0).generator()))
        .hasMessage("none of the 2 moves is legal; there is nothing to choose");
    CategoricalHead several = new CategoricalHead(List.of(2, 2), 0);
    assertThatThrownBy(() -> likelihood(several, 1, new float[4], new float[2], new float[4]))
        .hasMessage("a mask must belong to a single choice, not to 2 at once");
    Text text = new Text("ab", 0, 3);
    assertThat(ActionHead.unfit(text))
        .contains("its actions are Text; they must be Discrete, MultiDiscrete, MultiBinary or Box");
    assertThatThrownBy(() -> ActionHead.of(text, new Parameters()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
