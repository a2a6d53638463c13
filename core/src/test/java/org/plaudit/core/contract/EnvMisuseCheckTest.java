package org.plaudit.core.contract;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;

/** Faults in how episodes end and in what is refused. */
class EnvMisuseCheckTest {
  private static final String SPACE = "observations lie in their space";
  private static final String ENDS = "episodes end as declared";
  private static final String WRONG = "wrong actions are refused without a trace";

  /** Goes on for ever. */
  private static class Treadmill implements Env<Integer, Integer> {
    @Override
    public EnvSpec<Integer, Integer> spec() {
      return EnvSpec.of("Treadmill-v0", Domain.GRID, Discrete.of(1), Discrete.of(1));
    }

    @Override
    public Integer reset(long seed) {
      return 0;
    }

    @Override
    public Step<Integer> step(Integer action) {
      return new Step<>(0, 0, Ending.RUNNING);
    }
  }

  @Test
  void anEpisodeThatNeverEnds() {
    Named.named(Treadmill::new, ENDS, "still running, and the spec declares no limit");
    Named.named(
        () ->
            new Treadmill() {
              @Override
              public EnvSpec<Integer, Integer> spec() {
                return super.spec().withLimit(10);
              }
            },
        ENDS,
        "step 10: still running at the limit of 10 steps");
  }

  @Test
  void aTruncationThatIsNotTheDeclaredOne() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public EnvSpec<Integer, Integer> spec() {
                return inner.spec().withLimit(31);
              }
            },
        ENDS,
        "step 30: truncated before the limit of 31 steps");
    Named.named(
        () ->
            new Around<>(new Hall()) {
              @Override
              Step<Masked<List<Integer>>> after(Step<Masked<List<Integer>>> step) {
                return new Step<>(
                    step.observation(),
                    step.reward(),
                    step.ending().over() ? Ending.TRUNCATED : Ending.RUNNING);
              }
            },
        ENDS,
        "truncated, but the spec declares no limit. Maybe withLimit(4)");
  }

  @Test
  void stepsThatNeedNoReset() {
    Named.named(
        Treadmill::new,
        "stepping needs a reset",
        "stepping before the first reset must throw an IllegalStateException, but was taken");
    Named.named(
        () ->
            new Treadmill() {
              private int time;

              @Override
              public Step<Integer> step(Integer action) {
                return new Step<>(0, 0, ++time < 5 ? Ending.RUNNING : Ending.TERMINATED);
              }

              @Override
              public Integer reset(long seed) {
                time = 0;
                return 0;
              }
            },
        "the end is the end",
        "after the end (seed 0, step 5) must throw an IllegalStateException, but was taken");
  }

  @Test
  void aWrongActionThatIsTaken() {
    Named.named(
        Treadmill::new, WRONG, "action -1 must throw an IllegalArgumentException, but was taken");
  }

  @Test
  void aWrongActionThatIsRefusedTooLate() {
    Named.named(
        () ->
            new Env<Integer, Integer>() {
              private final Corridor inner = new Corridor();

              @Override
              public EnvSpec<Integer, Integer> spec() {
                return inner.spec().withAbilities(Ability.RENDERS);
              }

              @Override
              public Integer reset(long seed) {
                return inner.reset(seed);
              }

              @Override
              public Step<Integer> step(Integer action) {
                Step<Integer> step = inner.step(action & 1);
                if ((action & 1) != action) {
                  throw new IllegalArgumentException("too late");
                }
                return step;
              }
            },
        WRONG,
        "an instance that had refused something showed");
  }

  @Test
  void masksThatAllowNothingOrCountWrongly() {
    for (Mask mask : List.of(Mask.none(5), Mask.all(4))) {
      Named.named(
          () ->
              new Around<>(new Hall()) {
                @Override
                public Masked<List<Integer>> reset(long seed) {
                  Masked<List<Integer>> first = super.reset(seed);
                  return seed == 3 ? new Masked<>(first.observation(), mask) : first;
                }

                @Override
                Step<Masked<List<Integer>>> after(Step<Masked<List<Integer>>> step) {
                  return new Step<>(
                      new Masked<>(step.observation().observation(), mask), 0, Ending.TERMINATED);
                }
              },
          mask.size() == 5 ? "masks leave a legal move" : SPACE,
          mask.size() == 5 ? "the mask allows nothing although" : "must have a mask of 5 choices");
    }
  }

  @Test
  void aMoveAgainstTheMaskThatBreaksTheWorld() {
    Named.named(
        () ->
            new Env<Masked<List<Integer>>, Integer>() {
              private final Hall inner = new Hall();

              @Override
              public EnvSpec<Masked<List<Integer>>, Integer> spec() {
                return inner.spec();
              }

              @Override
              public Masked<List<Integer>> reset(long seed) {
                return inner.reset(seed);
              }

              @Override
              public Step<Masked<List<Integer>>> step(Integer action) {
                try {
                  return inner.step(action);
                } catch (IllegalArgumentException e) {
                  throw new UnsupportedOperationException("lamp broken", e);
                }
              }
            },
        "moves against the mask are refused or taken",
        "not UnsupportedOperationException (lamp broken)");
  }

  @Test
  void aSecondCloseThatThrows() {
    Named.named(
        () ->
            new Around<>(new Hall()) {
              private boolean closed;

              @Override
              public void close() {
                if (closed) {
                  throw new IllegalStateException("closed already");
                }
                closed = true;
              }
            },
        "closing twice is harmless",
        "closed already");
  }

  @Test
  void aSpecThatChanges() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public EnvSpec<Integer, Integer> spec() {
                return time < 3 ? super.spec() : super.spec().withThreshold(time);
              }
            },
        "the spec is constant",
        "at seed 0, step 3 it was");
  }
}
