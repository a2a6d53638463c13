package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.vector.NativeVector;

/** What is found through wrappers, and what is not. */
final class EnvWrapperTest {
  private static CountingWorld world() {
    return new CountingWorld(5);
  }

  /** Wrappers that change nothing of what the world is. */
  static Stream<Env<Vec, Integer>> transparent() {
    return Stream.of(
        TimeLimit.of(world(), 9),
        RecordEpisode.of(world()),
        OrderEnforcing.of(world()),
        PassiveChecker.of(world()));
  }

  /** Wrappers that change what is seen, earned, or when it ends. */
  static Stream<Env<Vec, Integer>> changing() {
    return Stream.of(
        FixedHorizon.of(world(), 9),
        NormalizeObservation.of(world()),
        NormalizeReward.of(world()),
        FrameStack.of(world(), 2),
        MaskObservation.of(world(), List.of(0)),
        FlattenObservation.of(world()));
  }

  @ParameterizedTest
  @MethodSource("transparent")
  void aTransparentWrapperPassesAllButTheNativeVectorForm(Env<Vec, Integer> env) {
    assertThat(env.spec().abilities())
        .containsExactly(Ability.RENDERS, Ability.SAVES, Ability.TABULAR);
    assertThat(env.find(Tabular.class)).isPresent();
    assertThat(env.find(NativeVector.class)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("changing")
  void aChangingWrapperPassesPicturesAndStateOnly(Env<Vec, Integer> env) {
    assertThat(env.spec().abilities()).containsExactly(Ability.RENDERS, Ability.SAVES);
    assertThat(env.find(Tabular.class)).isEmpty();
    assertThat(env.find(NativeVector.class)).isEmpty();
    assertThat(env.find(CountingWorld.class)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource({"transparent", "changing"})
  void thePictureIsTheInnerWorldsAndTheStateIsBoth(Env<Vec, Integer> env) {
    env.reset(1);
    env.step(1);
    assertThat(env.find(Renders.class).orElseThrow().text()).isEqualTo("count 2");
    assertThat(env.find(Saves.class).orElseThrow()).isNotInstanceOf(CountingWorld.class);
  }

  @Test
  void aWorldThatCannotSaveCannotWhenWrappedEither() {
    Env<Vec, Vec> env = TimeLimit.of(new EchoWorld(Box.of(-1, 1, 1)), 3);
    assertThat(env.find(Saves.class)).isEmpty();
    assertThat(env.find(Renders.class)).isEmpty();
    assertThat(env.spec().abilities()).isEmpty();
  }

  @Test
  void wrappersAreFoundThroughWrappers() {
    NormalizeObservation<Integer> inner = NormalizeObservation.of(TimeLimit.of(world(), 9));
    Env<Vec, Integer> outer = PassiveChecker.of(FrameStack.of(NormalizeReward.of(inner), 2));
    assertThat(outer.find(NormalizeObservation.class)).containsSame(inner);
    assertThat(outer.find(TimeLimit.class)).isPresent();
    assertThat(outer.find(RecordEpisode.class)).isEmpty();
    assertThat(outer.find(Env.class)).containsSame(outer);
  }

  @Test
  void whatAWrapperInBetweenLosesStaysLost() {
    Env<Vec, Integer> env = RecordEpisode.of(FrameStack.of(world(), 2));
    assertThat(env.find(Tabular.class)).isEmpty();
    assertThat(env.spec().abilities()).containsExactly(Ability.RENDERS, Ability.SAVES);
  }

  @Test
  void closingReachesTheWorld() {
    CountingWorld world = world();
    try (Env<Vec, Integer> env = TimeLimit.of(OrderEnforcing.of(world), 4)) {
      env.reset(0);
    }
    assertThat(world.closed).isEqualTo(1);
  }

  @Test
  void theRestOfTheSpecStays() {
    for (Env<Vec, Integer> env :
        List.of(TimeLimit.of(world(), 9), NormalizeReward.of(world()), RecordEpisode.of(world()))) {
      assertThat(env.spec().id()).isEqualTo(world().spec().id());
      assertThat(env.spec().domain()).isEqualTo(world().spec().domain());
      assertThat(env.spec().asks()).isEqualTo(world().spec().asks());
      assertThat(env.spec().actions()).isEqualTo(world().spec().actions());
    }
    // Returns are no longer the task's.
    assertThat(NormalizeReward.of(world()).spec().threshold()).isEmpty();
    assertThat(RecordEpisode.of(world()).spec().threshold()).hasValue(7);
  }
}
