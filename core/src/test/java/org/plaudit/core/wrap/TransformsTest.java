package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** Wrappers that show observations, or take actions, in another form. */
final class TransformsTest {
  @Test
  void framesAreStackedOldestFirst() {
    FrameStack<Integer> env = FrameStack.of(new CountingWorld(9), 3);
    assertThat(env.reset(1)).isEqualTo(Vec.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0));
    assertThat(env.step(1).observation()).isEqualTo(Vec.of(1.0, 1.0, 1.0, 1.0, 2.0, 4.0));
    assertThat(env.step(1).observation()).isEqualTo(Vec.of(1.0, 1.0, 2.0, 4.0, 3.0, 9.0));
    Vec kept = env.step(1).observation();
    assertThat(kept).isEqualTo(Vec.of(2.0, 4.0, 3.0, 9.0, 4.0, 16.0));
    assertThat(env.reset(0)).isEqualTo(Vec.filled(6, 0));
    // What was handed out does not change.
    assertThat(kept).isEqualTo(Vec.of(2.0, 4.0, 3.0, 9.0, 4.0, 16.0));
  }

  @Test
  void aStackHasTheFramesInFrontOfTheShape() {
    Box frame = new Box(Vec.of(-1f, -2f), Vec.of(1f, 2f), List.of(2, 1));
    FrameStack<Integer> env = FrameStack.of(new SampledWorld<>(frame, Discrete.of(2), 5), 2);
    assertThat(env.spec().observations())
        .isEqualTo(new Box(Vec.of(-1f, -2f, -1f, -2f), Vec.of(1f, 2f, 1f, 2f), List.of(2, 2, 1)));
    assertThatThrownBy(() -> FrameStack.of(new CountingWorld(9), 0))
        .hasMessage("frames (0) must be positive. Maybe write 4.");
  }

  @Test
  void onlyWhatIsKeptIsShown() {
    Box all = Box.of(Vec.of(-1f, -2f, -3f), Vec.of(1f, 2f, 3f));
    MaskObservation<Integer> env =
        MaskObservation.of(new SampledWorld<>(all, Discrete.of(2), 5), List.of(2, 0));
    Env<Vec, Integer> whole = new SampledWorld<>(all, Discrete.of(2), 5);
    assertThat(env.spec().observations()).isEqualTo(Box.of(Vec.of(-3f, -1f), Vec.of(3f, 1f)));
    Vec first = whole.reset(7);
    assertThat(env.reset(7)).isEqualTo(Vec.of(first.get(2), first.get(0)));
    Step<Vec> second = whole.step(1);
    assertThat(env.step(1))
        .isEqualTo(
            new Step<>(
                Vec.of(second.observation().get(2), second.observation().get(0)),
                second.reward(),
                second.ending()));
  }

  @Test
  void actionsAreStretchedOntoTheInnerBounds() {
    Box inner = Box.of(Vec.of(0f, -2f), Vec.of(10f, 2f));
    RescaleAction<Vec> env = RescaleAction.of(new EchoWorld(inner));
    assertThat(env.spec().actions()).isEqualTo(Box.of(-1, 1, 2));
    env.reset(0);
    assertThat(env.step(Vec.of(-1.0, 1.0)).observation()).isEqualTo(Vec.of(0.0, 2.0));
    assertThat(env.step(Vec.of(0.0, 0.0)).observation()).isEqualTo(Vec.of(5.0, 0.0));
    assertThat(env.step(Vec.of(0.5, -0.5)).observation()).isEqualTo(Vec.of(7.5, -1.0));
  }

  @Test
  void stretchedActionsNeverLeaveTheBoundsByRounding() {
    Box inner = Box.of(Vec.of(0.1f, -1e30f, -0.3f), Vec.of(0.7f, 3e-30f, Math.nextUp(-0.3f)));
    RescaleAction<Vec> env = RescaleAction.of(new EchoWorld(inner));
    env.reset(0);
    Pcg64 rng = new Pcg64(5);
    for (int i = 0; i < 5000; i++) {
      Vec action = env.spec().actions().sample(rng);
      assertThat(inner.contains(env.step(action).observation())).as("%s", action).isTrue();
    }
    assertThat(inner.contains(env.step(Vec.of(1.0, 1.0, 1.0)).observation())).isTrue();
    assertThat(inner.contains(env.step(Vec.of(-1.0, -1.0, -1.0)).observation())).isTrue();
  }

  @Test
  void onlyBoundedActionsCanBeRescaled() {
    assertThatThrownBy(() -> RescaleAction.of(new EchoWorld(Box.unbounded(1))))
        .hasMessage(
            "actions of Echo-v0 ([-Infinity] to [Infinity]) must have finite bounds to be rescaled");
    RescaleAction<Vec> env = RescaleAction.of(new EchoWorld(Box.of(0, 1, 1)));
    env.reset(0);
    assertThatThrownBy(() -> env.step(Vec.of(1.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("action[0] (1.5) must lie in [-1, 1]");
  }

  @Test
  void anyFiniteActionIsClippedToTheInnerBounds() {
    Box inner = Box.of(Vec.of(-1f, Float.NEGATIVE_INFINITY), Vec.of(1f, 3f));
    ClipAction<Vec> env = ClipAction.of(new EchoWorld(inner));
    assertThat(env.spec().actions()).isEqualTo(Box.unbounded(2));
    env.reset(0);
    assertThat(env.step(Vec.of(9.0, 9.0)).observation()).isEqualTo(Vec.of(1.0, 3.0));
    assertThat(env.step(Vec.of(-9.0, -9.0)).observation()).isEqualTo(Vec.of(-1.0, -9.0));
    assertThat(env.step(Vec.of(0.25, 0.0)).observation()).isEqualTo(Vec.of(0.25, 0.0));
    assertThatThrownBy(() -> env.step(Vec.of(0.0, Double.NaN)))
        .hasMessage("action[1] (NaN) must be finite");
  }

  @Test
  void anyObservationBecomesItsFeatures() {
    Product seen = new Product(Map.of("choice", Discrete.of(3)));
    var raw = new SampledWorld<>(seen, Discrete.of(2), 4);
    FlattenObservation<Map<String, Object>, Integer> env =
        FlattenObservation.of(new SampledWorld<>(seen, Discrete.of(2), 4));
    assertThat(env.spec().observations()).isEqualTo(Box.of(0, 1, 3));
    for (long seed = 0; seed < 10; seed++) {
      int choice = (int) raw.reset(seed).get("choice");
      assertThat(env.reset(seed)).isEqualTo(hot(choice));
      Step<Map<String, Object>> step = raw.step(0);
      assertThat(env.step(0))
          .isEqualTo(
              new Step<>(
                  hot((int) step.observation().get("choice")), step.reward(), step.ending()));
    }
  }

  private static Vec hot(int choice) {
    float[] one = new float[3];
    one[choice] = 1;
    return Vec.of(one);
  }

  @Test
  void theMaskOfAMaskedObservationIsKept() {
    WithMask<Integer> seen = new WithMask<>(Discrete.of(3), 5);
    var raw = new SampledWorld<>(seen, Discrete.of(5), 4);
    EnvWrapper<Masked<Vec>, Integer> env =
        FlattenObservation.masked(new SampledWorld<>(seen, Discrete.of(5), 4));
    assertThat(env.spec().observations()).isEqualTo(new WithMask<>(Box.of(0, 1, 3), 5));
    Masked<Integer> first = raw.reset(7);
    assertThat(env.reset(7)).isEqualTo(new Masked<>(hot(first.observation()), first.legal()));
    Mask legal = raw.step(1).observation().legal();
    assertThat(env.step(1).observation().legal()).isEqualTo(legal);
  }

  @Test
  void flattenChoosesByTheObservations() {
    Env<?, Integer> masked =
        FlattenObservation.any(
            new SampledWorld<>(new WithMask<>(Discrete.of(3), 5), Discrete.of(5), 4));
    assertThat(masked.spec().observations()).isEqualTo(new WithMask<>(Box.of(0, 1, 3), 5));
    Env<?, Integer> plain =
        FlattenObservation.any(new SampledWorld<>(Discrete.of(3), Discrete.of(5), 4));
    assertThat(plain.spec().observations()).isEqualTo(Box.of(0, 1, 3));
  }
}
