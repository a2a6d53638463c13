package org.plaudit.core.contract;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.vector.NativeVector;
import org.plaudit.core.vector.Vectors;

/** Faults in what a world offers beyond stepping. */
class EnvAbilityCheckTest {
  private static final String LOADED = "a loaded world goes on exactly";
  private static final String BYTES = "other bytes are refused";
  private static final String LOOK = "looking changes nothing";

  @Test
  void abilitiesThatAreNotAsDeclared() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public <T> Optional<T> find(Class<T> ability) {
                return ability == Saves.class ? Optional.empty() : super.find(ability);
              }
            },
        "abilities are as declared",
        "SAVES is declared, but find(Saves) is empty");
    Named.named(
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
    Named.named(
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
    Named.named(
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
    Named.named(
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
    Named.named(
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
    Named.named(
        () -> {
          Corridor corridor = new Corridor();
          return new Other<>(corridor, Renders.class, view(corridor, () -> " ", true));
        },
        LOOK,
        "seed 0, step 0: the text shows nothing");
    Named.named(
        () -> {
          Corridor corridor = new Corridor();
          return new Other<>(corridor, Renders.class, view(corridor, () -> "x", false));
        },
        LOOK,
        "seed 0, step 0: the picture shows nothing");
    Named.named(
        () -> {
          Corridor corridor = new Corridor();
          return new Other<>(corridor, Renders.class, view(corridor, () -> "x", false));
        },
        LOOK,
        "asking for a picture before reset must throw an IllegalStateException");
    Named.named(
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
    Named.named(
        () -> new Other<>(new Corridor(), Tabular.class, model(0.5, 0.8)),
        "probabilities of the model add up",
        "start adds up to 0.5 instead of 1");
    Named.named(
        () -> new Other<>(new Corridor(), Tabular.class, model(1, 0.6)),
        "steps follow the model",
        "which is not what the model says");
    Named.named(
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

  private static final String ADVICE = "an expert's advice can be taken";
  private static final String MEASURES = "objectives are measures";

  private static Env<?, ?> advised(Expert<Integer, Integer> expert) {
    return new Other<>(new Corridor(), Expert.class, expert);
  }

  @Test
  void adviceThatCannotBeTakenOrChanges() {
    Named.named(() -> advised(cell -> 2), ADVICE, "seed 0, step 0: advised 2, which is not in");
    Named.named(
        () -> {
          int[] calls = {0};
          return advised(cell -> ++calls[0] % 2);
        },
        ADVICE,
        "on the same observation");
    int[] worlds = {0};
    Named.named(
        () -> {
          int mine = worlds[0]++ % 2;
          return advised(cell -> mine);
        },
        ADVICE,
        "by another instance");
  }

  private static Env<?, ?> wanting(List<String> names, double value) {
    Objectives<Integer, Integer> objectives =
        new Objectives<>() {
          @Override
          public List<String> objectives() {
            return names;
          }

          @Override
          public void measure(Integer cell, Integer way, Integer next, double[] into) {
            into[0] = value;
          }
        };
    return new Other<>(new Corridor(), Objectives.class, objectives);
  }

  @Test
  void objectivesThatAreNoMeasures() {
    Named.named(
        () -> wanting(List.of("speed"), 1.5), MEASURES, "seed 0, step 1: speed (1.5) must lie in");
    Named.named(
        () -> wanting(List.of("speed", "calm"), 1), MEASURES, "calm (NaN) must lie in [-1, 1]");
    for (List<String> names :
        List.of(List.<String>of(), List.of("a", "a"), List.of("two words"), List.of("Speed"))) {
      Named.named(() -> wanting(names, 0), MEASURES, "must be different words in small letters");
    }
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
    Named.named(
        () -> new Other<>(new Corridor(), NativeVector.class, other),
        "the native vector form equals separate worlds",
        "the native form gave");
  }
}
