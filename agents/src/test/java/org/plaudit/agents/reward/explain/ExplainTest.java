package org.plaudit.agents.reward.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.reward.BradleyTerry;
import org.plaudit.agents.reward.Tastes;
import org.plaudit.agents.reward.tribuo.TribuoLinear;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.core.trace.StepRewards;

class ExplainTest {
  private final Tastes tastes = new Tastes(Tastes.LINEAR, 7);

  /** 2 x - y - 3 a: what is added up. */
  private static final StepRewards SUM =
      (rollout, into) -> {
        for (int row = 0; row < rollout.rows(); row++) {
          float[] seen = rollout.observations();
          into[row] = 2 * seen[2 * row] - seen[2 * row + 1] - 3 * rollout.actions()[row];
        }
      };

  /** x y: neither counts alone. */
  private static final StepRewards PRODUCT =
      (rollout, into) -> {
        for (int row = 0; row < rollout.rows(); row++) {
          into[row] = rollout.observations()[2 * row] * rollout.observations()[2 * row + 1];
        }
      };

  private Shapley<Vec, Integer> shapley(
      StepRewards model, int exact, List<Segment<Vec, Integer>> typical) {
    return new Shapley<>(
        new Shapley.Options(exact, 8, 16), Tastes.SPEC, model, typical, Seed.of(1));
  }

  private TribuoLinear<Vec, Integer> fitted() {
    TribuoLinear<Vec, Integer> model =
        new TribuoLinear<>(TribuoLinear.Options.defaults(), Tastes.SPEC, Seed.of(2));
    model.fit(tastes.compared(200, 5, 0));
    return model;
  }

  @Test
  void ofASumEachTermHasItsDistanceFromTheMean() {
    Segment<Vec, Integer> segment = tastes.segment(4);
    Segment<Vec, Integer> typical = tastes.segment(3);
    double[] mean = new double[3];
    double[] sums = new double[3];
    for (int t = 0; t < 3; t++) {
      mean[0] += typical.observations().get(t).get(0) / 3;
      mean[1] += typical.observations().get(t).get(1) / 3;
      mean[2] += typical.actions().get(t) / 3.0;
    }
    for (int t = 0; t < 4; t++) {
      sums[0] += segment.observations().get(t).get(0) - mean[0];
      sums[1] += segment.observations().get(t).get(1) - mean[1];
      sums[2] += segment.actions().get(t) - mean[2];
    }
    for (int exact : List.of(8, 0)) {
      Explanation why = shapley(SUM, exact, List.of(typical)).explain(segment);
      assertThat(why.parts().stream().map(Explanation.Part::name))
          .containsExactly("observation[0]", "observation[1]", "action");
      assertThat(why.parts().get(0).amount()).isCloseTo(2 * sums[0], within(1e-5));
      assertThat(why.parts().get(1).amount()).isCloseTo(-sums[1], within(1e-5));
      assertThat(why.parts().get(2).amount()).isCloseTo(-3 * sums[2], within(1e-5));
    }
  }

  @Test
  void ofAProductTheTwoFactorsShareWhatTheyMakeTogether() {
    // From (0, 0) to (x, y): v() = v(x) = v(y) = 0 and v(x, y) = x y, so that each has a half.
    Segment<Vec, Integer> origin = constant(0, 0);
    Segment<Vec, Integer> segment = constant(0.5f, 0.8f);
    for (int exact : List.of(8, 0)) {
      Explanation why = shapley(PRODUCT, exact, List.of(origin)).explain(segment);
      assertThat(why.parts().get(0).amount()).isCloseTo(0.2 * 2, within(1e-6));
      assertThat(why.parts().get(1).amount()).isCloseTo(0.2 * 2, within(1e-6));
      assertThat(why.parts().get(2).amount()).isZero();
      assertThat(why.base()).isZero();
    }
  }

  private static Segment<Vec, Integer> constant(float x, float y) {
    return new org.plaudit.agents.Segments()
        .of(List.of(Vec.of(x, y), Vec.of(x, y), Vec.of(x, y)), List.of(0, 0), 0, 0);
  }

  @Test
  void theSharesOfANetworksRewardAddUpExactlyOrSampled() {
    BradleyTerry<Vec, Integer> network =
        new BradleyTerry<>(BradleyTerry.Options.defaults(), Tastes.SPEC, Seed.of(4));
    network.fit(tastes.compared(40, 5, 0));
    List<Segment<Vec, Integer>> typical = List.of(tastes.segment(5), tastes.segment(5));
    Segment<Vec, Integer> a = tastes.segment(6);
    Segment<Vec, Integer> b = tastes.segment(6);
    for (int exact : List.of(8, 0)) {
      Shapley<Vec, Integer> shapley = shapley(network, exact, typical);
      Explanation one = shapley.explain(a);
      assertThat(one.base() + one.total()).isCloseTo(one.value(), within(1e-4));
      Explanation pair = shapley.explain(a, b);
      assertThat(pair.base() + pair.total()).isCloseTo(pair.value(), within(1e-4));
      assertThat(pair.value()).isCloseTo(one.value() - shapley.explain(b).value(), within(1e-4));
    }
  }

  @Test
  void aLinearModelsOwnAccountIsItsReturn() {
    TribuoLinear<Vec, Integer> model = fitted();
    Segment<Vec, Integer> a = tastes.segment(5);
    Segment<Vec, Integer> b = tastes.segment(5);
    Explanation why = model.explain(a);
    assertThat(why.total()).isCloseTo(model.returns(a)[0], within(1e-6));
    Explanation pair = model.explain(a, b);
    assertThat(pair.total()).isCloseTo(model.returns(a)[0] - model.returns(b)[0], within(1e-6));
    assertThat(pair.parts().stream().map(Explanation.Part::name))
        .containsExactly("observation[0]", "observation[1]", "action=0", "action=1");
  }

  @Test
  void aLinearModelsOwnAccountAgreesWithShapleysUpToTheUnit() {
    TribuoLinear<Vec, Integer> model = fitted();
    Segment<Vec, Integer> a = tastes.segment(5);
    Segment<Vec, Integer> b = tastes.segment(5);
    Explanation own = model.explain(a, b);
    Explanation shares = shapley(model, 8, List.of(tastes.segment(5))).explain(a, b);
    double unit = shares.value() / own.value();
    assertThat(shares.parts().get(0).amount())
        .isCloseTo(unit * own.parts().get(0).amount(), within(1e-4));
    // The action is one coordinate to the one, and two features to the other.
    assertThat(shares.parts().get(2).amount())
        .isCloseTo(
            unit * (own.parts().get(2).amount() + own.parts().get(3).amount()), within(1e-4));
  }

  @Test
  void whatWouldMakeALinearModelIndifferentIsItsProjection() {
    TribuoLinear<Vec, Integer> model = fitted();
    Segment<Vec, Integer> a = tastes.segment(5);
    Segment<Vec, Integer> b = tastes.segment(5);
    Explanation change = Counterfactual.nearest(model, a, b).orElseThrow();
    double[] weights = model.weights();
    double after = change.value();
    double length = 0;
    double norm = 0;
    for (int i = 0; i < weights.length; i++) {
      after += weights[i] * change.parts().get(i).amount();
      length += change.parts().get(i).amount() * change.parts().get(i).amount();
      norm += weights[i] * weights[i];
    }
    assertThat(after).isCloseTo(0, within(1e-9));
    // No shorter change reaches the plane: its distance is |m| / |w|.
    assertThat(Math.sqrt(length))
        .isCloseTo(Math.abs(change.value()) / Math.sqrt(norm), within(1e-9));
  }

  @Test
  void withoutWeightsNothingWouldChangeAnything() {
    TribuoLinear<Vec, Integer> model =
        new TribuoLinear<>(TribuoLinear.Options.defaults(), Tastes.SPEC, Seed.of(2));
    assertThat(Counterfactual.nearest(model, tastes.segment(2), tastes.segment(2))).isEmpty();
  }

  @Test
  void theFewestCoordinatesThatTurnAPreferenceAreFound() {
    // x alone makes the first better, by 2; y and the action speak for the second.
    Segment<Vec, Integer> a =
        new org.plaudit.agents.Segments().of(List.of(Vec.of(1, 0), Vec.of(1, 0)), List.of(0), 0);
    Segment<Vec, Integer> b =
        new org.plaudit.agents.Segments().of(List.of(Vec.of(0, -0.5), Vec.of(0, 0)), List.of(0), 0);
    Explanation turn = Counterfactual.exchange(Tastes.SPEC, SUM, a, b).orElseThrow();
    assertThat(turn.parts().stream().map(Explanation.Part::name)).containsExactly("observation[0]");
    assertThat(turn.base()).isCloseTo(1.5, within(1e-6));
    assertThat(turn.value()).isCloseTo(-2.5, within(1e-6));
    // From the other side it is the same exchange.
    assertThat(Counterfactual.exchange(Tastes.SPEC, SUM, b, a).orElseThrow().value())
        .isCloseTo(2.5, within(1e-6));
    assertThat(Counterfactual.exchange(Tastes.SPEC, SUM, a, a)).isEmpty();
  }

  @Test
  void anAnswerIsWorthWhatItsAbsenceChanges() {
    // Each answer adds (x of the preferred - x of the other) to the weight of x.
    List<Judgement<Vec, Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Query<Vec, Integer> query = new Query.Compare<>(i, at(i, i), at(10 + i, 2 * i - 0.5f));
      answers.add(new Judgement<>(query, new Preference(Choice.FIRST), "r" + i));
    }
    Influence<Vec, Integer> influence =
        new Influence<>(new Adding(), Tastes.SPEC, Seed.of(1), answers, model -> model);
    Explanation why = influence.explain(at(20, 1), at(21, -1));
    assertThat(why.base()).isZero();
    assertThat(why.value()).isEqualTo(2 * (0.5 - 0.5 - 1.5));
    assertThat(why.parts())
        .containsExactly(
            new Explanation.Part("answer to question 2 by r2", -3),
            new Explanation.Part("answer to question 0 by r0", 1),
            new Explanation.Part("answer to question 1 by r1", -1));
    assertThat(influence.explain(at(20, 1), at(21, -1), List.of(1)).parts())
        .containsExactly(new Explanation.Part("answer to question 1 by r1", -1));
    assertThatThrownBy(() -> influence.explain(at(20, 1), at(21, -1), List.of(2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("answer 3 must lie in [0, 3)");
  }

  private static Segment<Vec, Integer> at(int start, float x) {
    Vec seen = Vec.of(x, 0);
    return new Segment<>(
        new SegmentId(1, 0, start, 1), List.of(seen, seen), List.of(0), Ending.RUNNING);
  }

  /** Makes models whose return is a weight times x; each answer adds its own to the weight. */
  private static final class Adding implements RewardModel.Factory {
    @Override
    public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
      return new RewardModel<>() {
        private double weight;

        private double x(Segment<O, A> segment) {
          float[] flat = new float[2];
          spec.observations().write(segment.observations().get(0), flat, 0);
          return flat[0];
        }

        @Override
        public Metrics fit(List<Judgement<O, A>> judgements) {
          weight = 0;
          for (Judgement<O, A> judgement : judgements) {
            List<Segment<O, A>> pair = judgement.query().segments();
            weight += x(pair.get(0)) - x(pair.get(1));
          }
          return Metrics.none();
        }

        @Override
        public double[] returns(Segment<O, A> segment) {
          return new double[] {weight * x(segment)};
        }

        @Override
        public void rewards(Rollout rollout, float[] into) {
          Arrays.fill(into, 0);
        }

        @Override
        public void save(DataOutput out) throws IOException {
          out.writeDouble(weight);
        }

        @Override
        public void load(DataInput in) throws IOException {
          weight = in.readDouble();
        }
      };
    }
  }

  @Test
  void anExplanationReadsAsAFewLines() {
    Explanation why =
        new Explanation(
            "return of 1:0:0+5",
            1.25,
            0.25,
            List.of(
                new Explanation.Part("action", 0.25),
                new Explanation.Part("observation[0]", -1.5),
                new Explanation.Part("observation[1]", 2.25)));
    assertThat(why.toString().lines())
        .containsExactly(
            "return of 1:0:0+5: 1.250, without reasons 0.250",
            "  +2.250  observation[1]",
            "  -1.500  observation[0]",
            "  +0.250  action");
    Explanation long12 =
        new Explanation(
            "x",
            12,
            0,
            Arrays.asList(new Explanation.Part[12]).stream()
                .map(none -> new Explanation.Part("same", 1))
                .toList());
    assertThat(long12.toString().lines()).hasSize(12).last().isEqualTo("  +2.000  2 more");
    assertThat(Optional.of(long12).map(Explanation::total)).hasValue(12.0);
  }

  @Test
  void anExplanationNeedsSomethingTypicalToCompareWith() {
    assertThatThrownBy(() -> shapley(SUM, 8, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an explanation needs a typical segment to compare with");
    assertThatThrownBy(() -> new Shapley.Options(8, 3, 1))
        .hasMessage("orders (3) must be even and at least 2. Maybe 32.");
  }
}
