package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** What is loaded goes on to the last bit as what was saved. */
final class ContinuationTest {
  private static final Box PLANE = Box.of(-2, 3, 3);

  private static Env<Vec, Vec> world() {
    return new SampledWorld<>(PLANE, Box.of(-1, 1, 2), 17);
  }

  private static final Map<String, UnaryOperator<Env<Vec, Vec>>> STACKS = new LinkedHashMap<>();

  static {
    STACKS.put("TimeLimit", env -> TimeLimit.of(env, 11));
    STACKS.put("FixedHorizon", env -> FixedHorizon.of(env, 23));
    STACKS.put("NormalizeObservation", NormalizeObservation::of);
    STACKS.put("NormalizeReward", NormalizeReward::of);
    STACKS.put("FrameStack", env -> FrameStack.of(env, 3));
    STACKS.put("MaskObservation", env -> MaskObservation.of(env, List.of(2, 0)));
    STACKS.put("RescaleAction", RescaleAction::of);
    STACKS.put("ClipAction", ClipAction::of);
    STACKS.put("FlattenObservation", FlattenObservation::of);
    STACKS.put("RecordEpisode", RecordEpisode::of);
    STACKS.put("OrderEnforcing", OrderEnforcing::of);
    STACKS.put("PassiveChecker", PassiveChecker::of);
    STACKS.put(
        "a stack of seven",
        env ->
            PassiveChecker.of(
                FrameStack.of(
                    NormalizeReward.of(
                        NormalizeObservation.of(
                            RescaleAction.of(RecordEpisode.of(FixedHorizon.of(env, 23))))),
                    4)));
  }

  static Stream<String> stacks() {
    return STACKS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aLoadedStackGoesOnAsTheSavedOne(String name) throws IOException {
    // 30 steps in, the fixed horizon is in its second episode; 21 in, in the absorbing state.
    for (int before : new int[] {0, 5, 21, 30}) {
      Env<Vec, Vec> saved = STACKS.get(name).apply(world());
      Walk walk = new Walk(saved);
      walk.go(before);
      byte[] state = save(saved);
      Env<Vec, Vec> loaded = STACKS.get(name).apply(world());
      load(loaded, state);
      assertThat(save(loaded)).as("saved again").isEqualTo(state);
      Walk continued = new Walk(loaded, walk);
      assertThat(continued.go(60)).as("after %d steps", before).isEqualTo(walk.go(60));
    }
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aStackSavedBeforeResetIsLoadedBeforeReset(String name) throws IOException {
    Env<Vec, Vec> saved = STACKS.get(name).apply(world());
    Env<Vec, Vec> loaded = STACKS.get(name).apply(world());
    loaded.reset(3);
    load(loaded, save(saved));
    assertThat(new Walk(loaded).go(40)).isEqualTo(new Walk(saved).go(40));
  }

  @Test
  void theRecordIsPartOfTheState() throws IOException {
    Space<Map<String, Object>> seen = new Product(Map.of("speed", Box.unbounded(2)));
    RecordEpisode<Map<String, Object>, Integer> saved =
        RecordEpisode.of(new SampledWorld<>(seen, Discrete.of(4), 6));
    saved.reset(9);
    for (int i = 0; i < 6; i++) {
      saved.step(i % 4);
    }
    RecordEpisode<Map<String, Object>, Integer> loaded =
        RecordEpisode.of(new SampledWorld<>(seen, Discrete.of(4), 6));
    load(loaded, save(saved));
    assertThat(loaded.episode()).isEqualTo(saved.episode());
    assertThat(loaded.episode().length()).isEqualTo(6);
  }

  @Test
  void frozenMomentsAreLoadedFrozen() throws IOException {
    NormalizeObservation<Vec> saved = NormalizeObservation.of(world());
    new Walk(saved).go(5);
    saved.freeze();
    NormalizeObservation<Vec> loaded = NormalizeObservation.of(world());
    load(loaded, save(saved));
    Moments before = loaded.moments();
    assertThat(before).isEqualTo(saved.moments());
    new Walk(loaded).go(5);
    assertThat(loaded.moments()).isEqualTo(before);
  }

  @Test
  void flatteningMaskedObservationsKeepsTheInnerState() throws IOException {
    WithMask<Integer> seen = new WithMask<>(Discrete.of(5), 3);
    var saved = FlattenObservation.masked(new SampledWorld<>(seen, Discrete.of(3), 9));
    var loaded = FlattenObservation.masked(new SampledWorld<>(seen, Discrete.of(3), 9));
    saved.reset(4);
    saved.step(1);
    load(loaded, save(saved));
    assertThat(loaded.step(2)).isEqualTo(saved.step(2));
  }

  @Test
  void theStateOfAnotherStackIsRefused() throws IOException {
    byte[] state = save(TimeLimit.of(world(), 5));
    assertThatThrownBy(() -> load(FrameStack.of(world(), 2), state))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("FrameStack expected, (TimeLimit) found");
  }

  @ParameterizedTest
  @MethodSource("stacks")
  void aCorruptStateIsRefusedOrReadButNeverCrashes(String name) throws IOException {
    Env<Vec, Vec> saved = STACKS.get(name).apply(world());
    new Walk(saved).go(3);
    byte[] state = save(saved);
    SplittableRandom rng = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      byte[] broken = state.clone();
      // Leaves the last 12 bytes alone: they are the world's own.
      broken[rng.nextInt(broken.length - 12)] ^= (byte) (1 << rng.nextInt(8));
      try {
        load(STACKS.get(name).apply(world()), broken);
      } catch (IOException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }

  static byte[] save(Env<?, ?> env) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    env.find(Saves.class).orElseThrow().save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static void load(Env<?, ?> env, byte[] state) throws IOException {
    env.find(Saves.class).orElseThrow().load(new DataInputStream(new ByteArrayInputStream(state)));
  }

  /** Acts by a fixed rule of the step's number, and resets after each ending. */
  private static final class Walk {
    private final Env<Vec, Vec> env;
    private int taken;
    private int episodes;
    private boolean over = true;

    Walk(Env<Vec, Vec> env) {
      this.env = env;
    }

    Walk(Env<Vec, Vec> env, Walk from) {
      this.env = env;
      this.taken = from.taken;
      this.episodes = from.episodes;
      this.over = from.over;
    }

    List<Object> go(int steps) {
      List<Object> seen = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        if (over) {
          seen.add(env.reset(episodes++));
        }
        Step<Vec> step = env.step(env.spec().actions().sample(new SplittableRandom(taken++)));
        over = step.ending().over();
        seen.add(step);
      }
      return seen;
    }
  }
}
