package org.plaudit.envs.classic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.space.Vec;

/** What is measured of a step, at points that can be worked out by hand. */
class ObjectivesTest {
  private static <O, A, W extends Env<O, A> & Objectives<O, A>> double[] measured(
      W world, A action, O next) {
    double[] into = new double[world.objectives().size()];
    world.measure(world.reset(0), action, next, into);
    return into;
  }

  private static void expect(double[] measured, double... values) {
    assertThat(measured).usingComparatorWithPrecision(1e-6).containsExactly(values);
  }

  @Test
  void ofTheCartPole() {
    CartPole world = new CartPole();
    assertThat(world.objectives()).containsExactly("upright", "centred", "calm");
    expect(measured(world, 0, Vec.of(0f, 0f, 0f, 0f)), 1, 1, 1);
    float half = (float) (CartPole.STEEPEST / 2);
    expect(measured(world, 0, Vec.of(-1.2f, 1f, half, -1f)), 0.5, 0.5, 1.0 / 3);
    expect(measured(world, 0, Vec.of(2.52f, 0f, -3 * half, 0f)), -0.5, -0.05, 1);
  }

  @Test
  void ofTheMountainCars() {
    MountainCar world = new MountainCar();
    assertThat(world.objectives()).containsExactly("height", "speed", "effort");
    Vec top = Vec.of(Math.PI / 6, -0.035);
    expect(measured(world, 0, top), 1, 0.5, 1);
    expect(measured(world, 1, top), 1, 0.5, 0);
    expect(measured(world, 2, Vec.of(-Math.PI / 6, 0.07)), -1, 1, 1);
    expect(measured(new MountainCarContinuous(), Vec.of(-0.25f), top), 1, 0.5, 0.25);
  }

  @Test
  void ofThePendulum() {
    Pendulum world = new Pendulum();
    assertThat(world.objectives()).containsExactly("upright", "effort", "calm");
    expect(measured(world, Vec.of(-0.5f), Vec.of(1f, 0f, 0f)), 1, 0.25, 1);
    expect(measured(world, Vec.of(2f), Vec.of(-1f, 0f, -8f)), -1, 1, -1);
  }

  @Test
  void ofTheAcrobot() {
    Acrobot world = new Acrobot();
    assertThat(world.objectives()).containsExactly("height", "effort", "calm");
    expect(measured(world, 1, Vec.of(1f, 0f, 1f, 0f, 0f, 0f)), -1, 0, 1);
    // The first link points up, the second down again.
    float full = (float) (9 * Math.PI);
    expect(measured(world, 2, Vec.of(-1f, 0f, -1f, 0f, 0f, full)), 0, 1, 0);
    // Both at a right angle: the first to the side, the second up.
    expect(measured(world, 0, Vec.of(0f, 1f, 0f, 1f, 0f, 0f)), 0.5, 1, 1);
  }
}
