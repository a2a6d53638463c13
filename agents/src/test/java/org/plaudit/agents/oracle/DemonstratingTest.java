package org.plaudit.agents.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plaudit.core.contract.OracleCheck;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Step;
import org.plaudit.core.feedback.Feedback.Demonstration;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.core.wrap.ClipAction;

/** Those who know what should be done, in worlds whose actions are of every kind. */
class DemonstratingTest {
  /** Shows the same whatever is done, and ends after some steps, or never. */
  private record Corridor<O, A>(EnvSpec<O, A> spec, O sight, int steps, Count count)
      implements Env<O, A> {
    Corridor(Space<O> observations, Space<A> actions, O sight, int steps) {
      this(
          EnvSpec.of("Corridor-v0", Domain.GRID, observations, actions), sight, steps, new Count());
    }

    @Override
    public O reset(long seed) {
      count.passed = 0;
      return sight;
    }

    @Override
    public Step<O> step(A action) {
      count.passed++;
      Ending ending = count.passed == steps ? Ending.TERMINATED : Ending.RUNNING;
      return new Step<>(sight, 0, ending);
    }

    Likelihood<O, A> demonstrator(A due, double mistake) {
      return knowing(this, due, mistake);
    }

    static <O, A> Likelihood<O, A> knowing(Env<O, A> world, A due, double mistake) {
      Expert<O, A> expert = seen -> due;
      return new BoltzmannOracle<>(
          new BoltzmannOracle.Options(1, mistake, 1, BoltzmannOracle.NEVER, 0, 0),
          new Setting<>(
              world.spec(),
              id -> List.of(),
              Seed.of(1),
              0,
              1,
              new Yardstick(0, 1),
              () -> world,
              Optional.of(expert),
              Optional.empty()));
    }
  }

  private static final class Count {
    private int passed;
  }

  private static <O, A> void keeps(Likelihood<O, A> demonstrator) {
    assertThat(OracleCheck.run(demonstrator, List.of(new Query.Demonstrate<>(0, 3)))).isEmpty();
  }

  @Test
  void mistakesAreLegalMoves() {
    Masked<Integer> sight = new Masked<>(0, Mask.of(true, false, true, true));
    Corridor<Masked<Integer>, Integer> world =
        new Corridor<>(new WithMask<>(Discrete.of(1), 4), Discrete.of(4), sight, 2);
    Likelihood<Masked<Integer>, Integer> erring = world.demonstrator(2, .3);
    keeps(erring);
    Vec seen = Vec.of(0f, 1f, 0f, 1f, 1f);
    Query<Masked<Integer>, Integer> query = new Query.Demonstrate<>(0, 3);
    List<Vec> sights = List.of(seen, seen, seen);
    assertThat(
            erring.probability(
                query,
                new Demonstration(sights, List.of(Vec.of(2f), Vec.of(3f)), Ending.TERMINATED)))
        .isCloseTo(.8 * .1, within(1e-12));
    assertThat(
            erring.probability(
                query,
                new Demonstration(sights, List.of(Vec.of(2f), Vec.of(1f)), Ending.TERMINATED)))
        .isZero();
  }

  @Test
  void whatIsDoneBeyondABoundIsDoneAtIt() {
    Env<Integer, Vec> world = ClipAction.of(new Corridor<>(Discrete.of(1), Box.of(-1, 1, 1), 0, 9));
    Likelihood<Integer, Vec> watcher = Corridor.knowing(world, Vec.of(1f), 0);
    assertThat(praise(watcher, 1f)).isEqualTo(1);
    assertThat(praise(watcher, 7f)).isEqualTo(1);
    assertThat(praise(watcher, .8f)).isEqualTo(1); // a tenth of the range away
    assertThat(praise(watcher, .79f)).isZero();
  }

  private static double praise(Likelihood<Integer, Vec> watcher, float done) {
    Segment<Integer, Vec> segment =
        new Segment<>(
            new SegmentId(1, 0, 0, 1), List.of(0, 0), List.of(Vec.of(done)), Ending.RUNNING);
    return watcher.probability(new Query.Watch<>(0, segment), new Signal(1, 0));
  }

  @Test
  void severalChoicesAtOnceAreIndependent() {
    keeps(
        new Corridor<>(Discrete.of(1), new MultiDiscrete(List.of(2, 3)), 0, 2)
            .demonstrator(List.of(1, 2), .4));
    keeps(
        new Corridor<>(Discrete.of(1), new MultiBinary(2), 0, 2)
            .demonstrator(List.of(true, false), .4));
  }

  @Test
  void ofRealActionsOnlyTheExpertsHaveAProbability() {
    Corridor<Integer, Vec> world = new Corridor<>(Discrete.of(1), Box.of(-1, 1, 2), 0, 3);
    keeps(world.demonstrator(Vec.of(.5f, 0f), 0));
    Likelihood<Integer, Vec> erring = world.demonstrator(Vec.of(.5f, 0f), .1);
    Query<Integer, Vec> query = new Query.Demonstrate<>(0, 3);
    List<Vec> sights = List.of(Vec.of(0f), Vec.of(0f), Vec.of(0f), Vec.of(0f));
    Vec due = Vec.of(.5f, 0f);
    assertThat(
            erring.probability(
                query, new Demonstration(sights, List.of(due, due, due), Ending.TERMINATED)))
        .isCloseTo(.729, within(1e-12));
    assertThat(
            erring.probability(
                query,
                new Demonstration(sights, List.of(due, due, Vec.of(.4f, 0f)), Ending.TERMINATED)))
        .isZero();
  }

  @Test
  void whereAWorldNeverEndsSomebodyStops() {
    Likelihood<Integer, Integer> patient =
        new Corridor<>(Discrete.of(1), Discrete.of(2), 0, -1).demonstrator(1, 0);
    Query<Integer, Integer> query = new Query.Demonstrate<>(0, 3);
    Demonstration shown = (Demonstration) patient.sample(query, Seed.of(1).generator());
    assertThat(shown.actions()).hasSize(100_000);
    assertThat(shown.ending()).isEqualTo(Ending.TRUNCATED);
    assertThat(patient.probability(query, shown)).isEqualTo(1);
  }
}
