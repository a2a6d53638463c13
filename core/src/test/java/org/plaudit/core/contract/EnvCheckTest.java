package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.vector.NativeVector;
import org.plaudit.core.vector.Vectors;

/** Each fault is planted in a flawless world; the check must name it. */
class EnvCheckTest {
  /** A flawless world passes, with all that it offers. */
  @Nested
  class OfCorridor implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new Corridor();
    }
  }

  @Nested
  class OfHall implements EnvContract<Masked<List<Integer>>, Integer> {
    @Override
    public Env<Masked<List<Integer>>, Integer> world() {
      return new Hall();
    }
  }

  @Test
  void flawlessWorldsHaveNoViolations() {
    assertThat(EnvCheck.run(Corridor::new)).isEmpty();
    assertThat(EnvCheck.run(Hall::new)).isEmpty();
    assertThat(EnvCheck.advice(Corridor::new)).isEmpty();
  }

  private static void named(Supplier<? extends Env<?, ?>> worlds, String rule, String detail) {
    List<Violation> found = EnvCheck.run(worlds);
    assertThat(found)
        .as("%s", found)
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.detail()).contains(detail);
            });
  }

  private static final String SPACE = "observations lie in their space";
  private static final String CHANGES = "what was returned never changes";
  private static final String FOLLOWS = "an episode follows from its seed and actions";
  private static final String ENDS = "episodes end as declared";
  private static final String WRONG = "wrong actions are refused without a trace";
  private static final String LOADED = "a loaded world goes on exactly";
  private static final String BYTES = "other bytes are refused";
  private static final String LOOK = "looking changes nothing";

  @Test
  void anObservationOutOfBoundsFromTheFifthStepOn() {
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 5
                    ? step
                    : new Step<>(step.observation() + 8, step.reward(), step.ending());
              }
            },
        SPACE,
        "step 5: the observation (");
  }

  @Test
  void aLastObservationOutOfBounds() {
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return step.ending().over() ? new Step<>(-1, 0, step.ending()) : step;
              }
            },
        SPACE,
        "the observation (-1) must be a whole number in [0, 7]");
  }

  @Test
  void anObservationThatIsMissing() {
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 2 ? step : new Step<>(null, 0, step.ending());
              }
            },
        SPACE,
        "step 2: the observation (null)");
  }

  @Test
  void anObservationBufferThatIsUsedAgain() {
    named(
        () ->
            new Around<>(new Hall()) {
              private final List<Integer> buffer = new ArrayList<>();

              @Override
              Step<Masked<List<Integer>>> after(Step<Masked<List<Integer>>> step) {
                buffer.clear();
                buffer.addAll(step.observation().observation());
                return new Step<>(
                    new Masked<>(buffer, step.observation().legal()), step.reward(), step.ending());
              }
            },
        CHANGES,
        "later became");
  }

  @Test
  void anObservationThatAnybodyCanChange() {
    named(
        () ->
            new Around<>(new Hall()) {
              @Override
              public Masked<List<Integer>> reset(long seed) {
                Masked<List<Integer>> first = super.reset(seed);
                return new Masked<>(new ArrayList<>(first.observation()), first.legal());
              }
            },
        CHANGES,
        "step 0: the observation can be changed by whoever holds it: a ArrayList");
  }

  @Test
  void chanceOutsideTheSeedFromTheThirdStepOn() {
    SplittableRandom outside = new SplittableRandom(1);
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 3
                    ? step
                    : new Step<>(step.observation(), outside.nextDouble(), step.ending());
              }
            },
        FOLLOWS,
        "step 3: a second instance showed");
  }

  @Test
  void aCounterThatResetForgets() {
    named(
        () ->
            new Around<>(new Corridor()) {
              private int total;

              @Override
              Step<Integer> after(Step<Integer> step) {
                return new Step<>(step.observation(), ++total, step.ending());
              }
            },
        FOLLOWS,
        "a second instance showed");
  }

  @Test
  void aSharedCounterBetweenInstancesThatTakeTurns() {
    AtomicInteger latest = new AtomicInteger();
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public Integer reset(long seed) {
                latest.set((int) seed);
                return super.reset(seed);
              }

              @Override
              Step<Integer> after(Step<Integer> step) {
                return new Step<>(step.observation(), latest.get(), step.ending());
              }
            },
        FOLLOWS,
        "an instance that took turns with another");
  }

  @Test
  void aSharedBufferBetweenThreads() {
    AtomicInteger inside = new AtomicInteger();
    named(
        () ->
            new Around<>(new Hall()) {
              @Override
              Step<Masked<List<Integer>>> after(Step<Masked<List<Integer>>> step) {
                inside.incrementAndGet();
                try {
                  Thread.sleep(2);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                // How many are here at this moment.
                return new Step<>(step.observation(), inside.getAndDecrement(), step.ending());
              }
            },
        "separate instances may run on separate threads",
        "an instance beside others showed");
  }

  @Test
  void rewardsThatAreNotFinite() {
    for (double reward : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
      List<Violation> found =
          EnvCheck.run(
              () ->
                  new Around<>(new Corridor()) {
                    @Override
                    Step<Integer> after(Step<Integer> step) {
                      return new Step<>(step.observation(), time == 4 ? reward : 0, step.ending());
                    }
                  });
      assertThat(found).allMatch(violation -> violation.rule().equals("rewards are finite"));
      assertThat(found.get(0).detail()).contains("step 4").contains("reward (" + reward + ")");
    }
  }

  @Test
  void aStepThatIsMissingOrThrows() {
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return null;
              }
            },
        "legal actions are taken",
        "step returned null");
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 9 ? step : new Step<>(List.of(1).get(time), 0, step.ending());
              }
            },
        "legal actions are taken",
        "step 9: IndexOutOfBoundsException");
  }

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
    named(Treadmill::new, ENDS, "still running, and the spec declares no limit");
    named(
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
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public EnvSpec<Integer, Integer> spec() {
                return inner.spec().withLimit(31);
              }
            },
        ENDS,
        "step 30: truncated before the limit of 31 steps");
    named(
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
  void aSeedThatIsIgnored() {
    assertThat(
            EnvCheck.advice(
                () ->
                    new Around<>(new Corridor()) {
                      @Override
                      public Integer reset(long seed) {
                        return super.reset(7);
                      }
                    }))
        .singleElement()
        .satisfies(advice -> assertThat(advice.detail()).contains("Maybe the seed is ignored"));
  }

  @Test
  void stepsThatNeedNoReset() {
    named(
        Treadmill::new,
        "stepping needs a reset",
        "stepping before the first reset must throw an IllegalStateException, but was taken");
    named(
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
    named(Treadmill::new, WRONG, "action -1 must throw an IllegalArgumentException, but was taken");
  }

  @Test
  void aWrongActionThatIsRefusedTooLate() {
    named(
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
      named(
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
    named(
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
    named(
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
    named(
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

  @Test
  void abilitiesThatAreNotAsDeclared() {
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public <T> Optional<T> find(Class<T> ability) {
                return ability == Saves.class ? Optional.empty() : super.find(ability);
              }
            },
        "abilities are as declared",
        "SAVES is declared, but find(Saves) is empty");
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public EnvSpec<Integer, Integer> spec() {
                return super.spec().withAbilities(Ability.SAVES, Ability.TABULAR, Ability.RENDERS);
              }
            },
        "abilities are as declared",
        "NATIVE_VECTOR is not declared, but find(NativeVector) finds it");
  }

  /** A corridor, one of whose abilities is replaced. */
  private static final class Other<X> extends Around<Integer, Integer> {
    private final Class<X> type;
    private final X ability;

    Other(Corridor inner, Class<X> type, X ability) {
      super(inner);
      this.type = type;
      this.ability = ability;
    }

    @Override
    public <T> Optional<T> find(Class<T> wanted) {
      return wanted == type ? Optional.of(wanted.cast(ability)) : super.find(wanted);
    }
  }

  private static Env<?, ?> saving(Corridor corridor, Saves saves) {
    return new Other<>(corridor, Saves.class, saves);
  }

  @Test
  void aStateThatForgetsSomething() {
    named(
        () -> {
          Corridor corridor = new Corridor();
          // The generator is not part of this state: it goes on from wherever it was.
          return saving(
              corridor,
              new Around.Saved(corridor) {
                @Override
                public void load(DataInput in) throws IOException {
                  super.load(in);
                  byte[] state = Saving.bytes(corridor);
                  state[15] ^= 1; // the generator's lowest byte of high state
                  Saving.load(corridor, state);
                }
              });
        },
        LOADED,
        "an instance loaded at step");
  }

  @Test
  void aSaveThatDisturbs() {
    named(
        () -> {
          Corridor corridor = new Corridor();
          return saving(
              corridor,
              new Around.Saved(corridor) {
                @Override
                public void save(DataOutput out) throws IOException {
                  super.save(out);
                  byte[] state = Saving.bytes(corridor);
                  state[11] ^= 1;
                  Saving.load(corridor, state);
                }
              });
        },
        LOADED,
        "saving changed the world");
  }

  @Test
  void bytesThatAreTakenForAState() {
    named(
        () -> {
          Corridor corridor = new Corridor();
          return saving(
              corridor,
              new Around.Saved(corridor) {
                @Override
                public void load(DataInput in) {
                  try {
                    super.load(in);
                  } catch (IOException e) {
                    corridor.reset(0);
                  }
                }
              });
        },
        BYTES,
        "loading 4096 random bytes must throw an IOException, but was taken");
    named(
        () -> {
          Corridor corridor = new Corridor();
          return saving(
              corridor,
              new Around.Saved(corridor) {
                @Override
                public void load(DataInput in) {
                  try {
                    super.load(in);
                  } catch (IOException e) {
                    throw new IllegalStateException("what is this?", e);
                  }
                }
              });
        },
        BYTES,
        "not IllegalStateException (what is this?)");
  }

  private static Renders view(Renders inner, Supplier<String> text, boolean paints) {
    return new Renders() {
      @Override
      public String text() {
        inner.text(); // throws before reset
        return text.get();
      }

      @Override
      public void paint(Graphics2D g, int width, int height) {
        if (paints) {
          inner.paint(g, width, height);
        }
      }
    };
  }

  @Test
  void looksThatShowNothingOrDisturb() {
    named(
        () -> {
          Corridor corridor = new Corridor();
          return new Other<>(corridor, Renders.class, view(corridor, () -> " ", true));
        },
        LOOK,
        "seed 0, step 0: the text shows nothing");
    named(
        () -> {
          Corridor corridor = new Corridor();
          return new Other<>(corridor, Renders.class, view(corridor, () -> "x", false));
        },
        LOOK,
        "seed 0, step 0: the picture shows nothing");
    named(
        () -> {
          Corridor corridor = new Corridor();
          return new Other<>(corridor, Renders.class, view(corridor, () -> "x", false));
        },
        LOOK,
        "asking for a picture before reset must throw an IllegalStateException");
    named(
        () -> {
          Corridor corridor = new Corridor();
          Supplier<String> disturbs =
              () -> {
                corridor.reset(77);
                return "x";
              };
          return new Other<>(corridor, Renders.class, view(corridor, disturbs, true));
        },
        LOOK,
        "an instance that was looked at showed");
  }

  private static Tabular model(double chance, double right) {
    return new Tabular() {
      private final Corridor inner = new Corridor();

      @Override
      public int states() {
        return inner.states();
      }

      @Override
      public int actions() {
        return inner.actions();
      }

      @Override
      public List<Outcome> outcomes(int state, int action) {
        List<Outcome> outcomes = inner.outcomes(state, action);
        Outcome ahead = outcomes.get(0);
        Outcome back = outcomes.get(1);
        return List.of(
            new Outcome(right, ahead.next(), ahead.reward(), ahead.terminal()),
            new Outcome(1 - right, back.next(), back.reward(), back.terminal()));
      }

      @Override
      public double start(int state) {
        return inner.start(state) * chance;
      }
    };
  }

  @Test
  void aModelThatDoesNotAddUpOrIsOfAnotherWorld() {
    named(
        () -> new Other<>(new Corridor(), Tabular.class, model(0.5, 0.8)),
        "probabilities of the model add up",
        "start adds up to 0.5 instead of 1");
    named(
        () -> new Other<>(new Corridor(), Tabular.class, model(1, 0.6)),
        "steps follow the model",
        "which is not what the model says");
    named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return new Step<>(step.observation(), step.reward() + 1, step.ending());
              }
            },
        "steps follow the model",
        "which the model says is impossible");
  }

  @Test
  void aNativeFormThatDiffers() {
    NativeVector other =
        size ->
            Vectors.separate(
                () ->
                    new Around<>(new Corridor()) {
                      @Override
                      Step<Integer> after(Step<Integer> step) {
                        return time < 30 ? step : new Step<>(0, step.reward(), step.ending());
                      }
                    },
                size,
                1);
    named(
        () -> new Other<>(new Corridor(), NativeVector.class, other),
        "the native vector form equals separate worlds",
        "the native form gave");
  }
}
