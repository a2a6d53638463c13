package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/** Wrappers that watch: the recorder, the order of calls, the spec. */
final class GuardsTest {
  /** Shows what it is told to, step by step, whatever its spec says, and checks nothing. */
  private static final class Scripted implements Env<Vec, Integer> {
    private final EnvSpec<Vec, Integer> spec;
    private final List<Step<Vec>> script;
    private int next;

    Scripted(EnvSpec<Vec, Integer> spec, List<Step<Vec>> script) {
      this.spec = spec;
      this.script = script;
    }

    @Override
    public EnvSpec<Vec, Integer> spec() {
      return spec;
    }

    @Override
    public Vec reset(long seed) {
      next = 0;
      return Vec.of(0.0);
    }

    @Override
    public Step<Vec> step(Integer action) {
      return script.get(next++);
    }
  }

  private static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Scripted-v3", Domain.CONTROL, Box.of(-1, 1, 1), Discrete.of(2));

  private static Step<Vec> shown(double x, Ending ending) {
    return new Step<>(Vec.of(x), 1, ending);
  }

  @Test
  void callsInTheWrongOrderAreRefused() {
    Env<Vec, Integer> env =
        OrderEnforcing.of(
            new Scripted(SPEC, List.of(shown(0, Ending.RUNNING), shown(0, Ending.TERMINATED))));
    assertThatThrownBy(() -> env.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step came before reset. Call reset(seed) first.");
    env.reset(0);
    env.step(0);
    env.step(0);
    assertThatThrownBy(() -> env.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step came after the episode's ending. Call reset(seed) to start another.");
    env.reset(0);
    assertThat(env.step(0).ending()).isEqualTo(Ending.RUNNING);
    // In the middle of an episode, too, a reset starts over.
    env.reset(0);
    assertThat(env.step(0).ending()).isEqualTo(Ending.RUNNING);
  }

  @Test
  void anObservationOutOfItsSpaceIsNamedWithItsStep() {
    Env<Vec, Integer> env =
        PassiveChecker.of(
            new Scripted(
                SPEC,
                List.of(
                    shown(1, Ending.RUNNING),
                    shown(0.5, Ending.RUNNING),
                    shown(1.25, Ending.TERMINATED))));
    env.reset(0);
    env.step(1);
    env.step(1);
    assertThatThrownBy(() -> env.step(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Scripted-v3 broke its spec at step 3: observation[0] (1.25) must lie in [-1, 1]");
  }

  @Test
  void theFirstObservationIsCheckedToo() {
    EnvSpec<Vec, Integer> narrow = SPEC.withObservations(Box.of(2, 3, 1));
    assertThatThrownBy(() -> PassiveChecker.of(new Scripted(narrow, List.of())).reset(0))
        .hasMessage(
            "Scripted-v3 broke its spec at step 0: observation[0] (0.0) must lie in [2, 3]");
  }

  @Test
  void anEpisodeBeyondTheLimitIsNamed() {
    List<Step<Vec>> endless = Collections.nCopies(9, shown(0, Ending.RUNNING));
    Env<Vec, Integer> env = PassiveChecker.of(new Scripted(SPEC.withLimit(3), endless));
    for (int episode = 0; episode < 2; episode++) {
      env.reset(0);
      env.step(0);
      env.step(0);
      assertThatThrownBy(() -> env.step(0))
          .hasMessage(
              "Scripted-v3 broke its spec at step 3: the episode must end after 3 steps, the limit"
                  + " in the spec");
    }
  }

  @Test
  void nullsAreNamed() {
    Env<Vec, Integer> noStep =
        PassiveChecker.of(new Scripted(SPEC, Collections.singletonList((Step<Vec>) null)));
    noStep.reset(0);
    assertThatThrownBy(() -> noStep.step(0))
        .hasMessage("Scripted-v3 broke its spec at step 1: the step must not be null");
    Env<Vec, Integer> noEnding =
        PassiveChecker.of(new Scripted(SPEC, List.of(new Step<>(Vec.of(0.0), 0, null))));
    noEnding.reset(0);
    assertThatThrownBy(() -> noEnding.step(0)).hasMessageContaining("the ending must not be null");
    Env<Vec, Integer> noObservation =
        PassiveChecker.of(new Scripted(SPEC, List.of(new Step<Vec>(null, 0, Ending.RUNNING))));
    noObservation.reset(0);
    assertThatThrownBy(() -> noObservation.step(0))
        .hasMessageContaining("observation (null) must be a vector of 1 floats");
  }

  @Test
  void anActionOutOfItsSpaceNeverReachesTheWorld() {
    Scripted world = new Scripted(SPEC, List.of(shown(0, Ending.RUNNING)));
    Env<Vec, Integer> env = PassiveChecker.of(world);
    env.reset(0);
    assertThatThrownBy(() -> env.step(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("action (2) must be a whole number in [0, 1]");
    assertThatThrownBy(() -> env.step(null)).isInstanceOf(IllegalArgumentException.class);
    assertThat(world.next).isZero();
  }

  @Test
  void anHonestWorldPasses() {
    Env<Vec, Integer> env =
        PassiveChecker.of(OrderEnforcing.of(TimeLimit.of(new CountingWorld(20), 10)));
    for (long seed = 0; seed < 5; seed++) {
      env.reset(seed);
      Ending ending = Ending.RUNNING;
      while (!ending.over()) {
        ending = env.step(1).ending();
      }
      assertThat(ending).isEqualTo(Ending.TRUNCATED);
    }
  }

  @Test
  void theRecordHoldsTheRunningEpisode() {
    RecordEpisode<Vec, Integer> env = RecordEpisode.of(new CountingWorld(3));
    assertThatThrownBy(env::episode)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there is no episode before reset(seed)");
    env.reset(4);
    Episode<Vec, Integer> start = env.episode();
    assertThat(start)
        .isEqualTo(
            new Episode<>(4, List.of(Vec.of(1.0, 1.0)), List.of(), List.of(), Ending.RUNNING));
    env.step(0);
    env.step(1);
    env.step(1);
    Episode<Vec, Integer> whole = env.episode();
    assertThat(whole.observations())
        .containsExactly(Vec.of(1.0, 1.0), Vec.of(1.0, 1.0), Vec.of(2.0, 4.0), Vec.of(3.0, 9.0));
    assertThat(whole.actions()).containsExactly(0, 1, 1);
    assertThat(whole.rewards()).containsExactly(1.0, 2.0, 3.0);
    assertThat(whole.ending()).isEqualTo(Ending.TERMINATED);
    assertThat(whole.total()).isEqualTo(6);
    env.reset(0);
    assertThat(env.episode().length()).isZero();
    // What was handed out stays as it was.
    assertThat(start.length()).isZero();
    assertThat(whole.length()).isEqualTo(3);
  }

  @Test
  void anEpisodeWhoseListsDoNotFitIsRefused() {
    assertThatThrownBy(() -> new Episode<>(1, List.of(1), List.of(1), List.of(1.0), Ending.RUNNING))
        .hasMessage(
            "an episode needs one more observation (1) than actions (1), and as many rewards (1)");
  }
}
