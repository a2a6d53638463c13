package org.plaudit.envs.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Vec;

/** The experts are as good as their Javadoc says. */
class ExpertsTest {
  /** The mean return over the episodes 0 to 99. */
  private static <O, A, W extends Env<O, A> & Expert<O, A>> double returns(W world) {
    double sum = 0;
    for (long seed = 0; seed < 100; seed++) {
      O seen = world.reset(seed);
      for (Ending ending = Ending.RUNNING; ending == Ending.RUNNING; ) {
        Step<O> step = world.step(world.advise(seen));
        seen = step.observation();
        sum += step.reward();
        ending = step.ending();
      }
    }
    return sum / 100;
  }

  @Test
  void theCartIsBalancedToTheEnd() {
    assertThat(returns(new CartPole())).isEqualTo(500);
  }

  @Test
  void aPoleThatLeansIsCaughtAndTheCartBroughtBack() {
    CartPole world = new CartPole();
    world.reset(0);
    world.place(1.5, 0, 0.1, 0.5);
    Vec seen = world.step(1).observation();
    for (int i = 1; i < 400; i++) {
      Step<Vec> step = world.step(world.advise(seen));
      assertThat(step.ending()).isEqualTo(Ending.RUNNING);
      seen = step.observation();
    }
    assertThat(world.state().get(0)).isCloseTo(0, within(0.3));
    assertThat(world.state().get(2)).isCloseTo(0, within(0.03));
  }

  @Test
  void theCarIsUpTheMountainSoon() {
    assertThat(returns(new MountainCar())).isCloseTo(-104.24, within(0.5));
  }

  @Test
  void theThrottledCarIsUpTheMountainCheaply() {
    assertThat(returns(new MountainCarContinuous())).isCloseTo(97.937, within(0.01));
  }

  @Test
  void thePendulumStandsUpright() {
    assertThat(returns(new Pendulum())).isCloseTo(-144.631, within(0.01));
  }

  @Test
  void itStandsUprightWhateverTheGravity() {
    for (double gravity : new double[] {2, 5, 10, 15}) {
      Pendulum world = new Pendulum(new Pendulum.Options(gravity));
      for (long seed = 0; seed < 10; seed++) {
        Vec seen = world.reset(seed);
        for (int i = 0; i < 200; i++) {
          seen = world.step(world.advise(seen)).observation();
        }
        assertThat(seen.get(0)).as("gravity %s, episode %d", gravity, seed).isGreaterThan(0.999f);
      }
    }
  }

  @Test
  void theTipIsAboveTheLineSoon() {
    assertThat(returns(new Acrobot())).isCloseTo(-77.9, within(3.0));
  }
}
