package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.core.contract.EnvCheck;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Sequence;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** Experts and objectives, asked through wrappers. */
final class TranslatedTest {
  /** Two numbers to see; the larger one's place is advised. */
  private static KnowingWorld<Vec, Integer> moves() {
    return new KnowingWorld<>(
        Box.of(-1, 1, 2), Discrete.of(2), seen -> seen.get(0) >= seen.get(1) ? 0 : 1);
  }

  /** One number to see, and one from -2 to 4 to choose: the first one, times 4 but at least -2. */
  private static KnowingWorld<Vec, Vec> forces() {
    return new KnowingWorld<>(
        Box.of(-1, 1, 1), Box.of(-2, 4, 1), seen -> Vec.of(Math.max(-2, 4 * seen.get(0))));
  }

  @SuppressWarnings("unchecked")
  private static <O, A> Expert<O, A> expert(Env<O, A> env) {
    assertThat(env.spec().abilities()).contains(Ability.EXPERT);
    return env.find(Expert.class).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static <O, A> double still(Env<O, A> env, O observation, A action, O next) {
    assertThat(env.spec().abilities()).contains(Ability.OBJECTIVES);
    Objectives<O, A> objectives = env.find(Objectives.class).orElseThrow();
    assertThat(objectives.objectives()).containsExactly("still");
    double[] into = {Double.NaN};
    objectives.measure(observation, action, next, into);
    return into[0];
  }

  static Stream<Env<Vec, Integer>> whatChangesNeitherWhatIsSeenNorDone() {
    return Stream.of(
        TimeLimit.of(moves(), 9),
        RecordEpisode.of(moves()),
        OrderEnforcing.of(moves()),
        PassiveChecker.of(moves()),
        FixedHorizon.of(moves(), 9),
        NormalizeReward.of(moves()));
  }

  @ParameterizedTest
  @MethodSource
  void whatChangesNeitherWhatIsSeenNorDone(Env<Vec, Integer> env) {
    assertThat(env.spec().abilities()).containsExactly(Ability.EXPERT, Ability.OBJECTIVES);
    assertThat(env.find(Expert.class).orElseThrow()).isInstanceOf(KnowingWorld.class);
    assertThat(env.find(Objectives.class).orElseThrow()).isInstanceOf(KnowingWorld.class);
  }

  static Stream<Env<Vec, Integer>> whatHidesTooMuchFindsNobodyToAsk() {
    return Stream.of(NormalizeObservation.of(moves()), MaskObservation.of(moves(), List.of(1)));
  }

  @ParameterizedTest
  @MethodSource
  void whatHidesTooMuchFindsNobodyToAsk(Env<Vec, Integer> env) {
    assertThat(env.spec().abilities()).isEmpty();
    assertThat(env.find(Expert.class)).isEmpty();
    assertThat(env.find(Objectives.class)).isEmpty();
  }

  @Test
  void whoNeedNotBeThereIsNotFound() {
    Env<Vec, Integer> env = FrameStack.of(TimeLimit.of(new CountingWorld(5), 9), 2);
    assertThat(env.find(Expert.class)).isEmpty();
    assertThat(env.find(Objectives.class)).isEmpty();
  }

  @Test
  void theFlagIsDroppedAndTheAbsorbingStateTakesAnything() {
    Env<Vec, Integer> env = AbsorbingFlag.of(FixedHorizon.of(moves(), 9));
    Vec first = Vec.of(0.5f, 0.25f, 0f);
    Vec second = Vec.of(0.25f, 0.5f, 0f);
    Vec absorbing = Vec.of(0f, 0f, 1f);
    assertThat(expert(env).advise(first)).isZero();
    assertThat(expert(env).advise(second)).isEqualTo(1);
    assertThat(expert(env).advise(absorbing)).isBetween(0, 1);
    assertThat(still(env, first, 0, first)).isEqualTo(1);
    assertThat(still(env, first, 0, second)).isEqualTo(0);
    // What comes last cannot be seen: it counts as if nothing had changed.
    assertThat(still(env, second, 1, absorbing)).isEqualTo(1);
    assertThat(still(env, absorbing, 0, absorbing)).isEqualTo(0);
  }

  @Test
  void aStackIsReadByItsLatestFrame() {
    Env<Vec, Integer> env = FrameStack.of(moves(), 3);
    Vec seen = Vec.of(1f, 0f, 1f, 0f, 0f, 1f);
    assertThat(expert(env).advise(seen)).isEqualTo(1);
    assertThat(still(env, seen, 1, Vec.of(1f, 0f, 1f, 0f, 0f, 1f))).isEqualTo(1);
    assertThat(still(env, seen, 1, Vec.of(1f, 0f, 0f, 1f, 1f, 0f))).isEqualTo(0);
  }

  @Test
  void adviceIsRescaledToTheOuterBounds() {
    Env<Vec, Vec> env = RescaleAction.of(forces());
    assertThat(expert(env).advise(Vec.of(1f))).isEqualTo(Vec.of(1f));
    assertThat(expert(env).advise(Vec.of(0.25f))).isEqualTo(Vec.of(0f));
    assertThat(expert(env).advise(Vec.of(-1f))).isEqualTo(Vec.of(-1f));
    assertThat(still(env, Vec.of(0.25f), Vec.of(0f), Vec.of(0.25f))).isEqualTo(1);
    assertThat(still(env, Vec.of(0.25f), Vec.of(0.5f), Vec.of(0.25f))).isEqualTo(0);
  }

  @Test
  void whereOnlyOneActionIsPossibleTheMiddleIsAdvised() {
    KnowingWorld<Vec, Vec> world =
        new KnowingWorld<>(Box.of(-1, 1, 1), Box.of(3, 3, 1), seen -> Vec.of(3f));
    assertThat(expert(RescaleAction.of(world)).advise(Vec.of(0f))).isEqualTo(Vec.of(0f));
  }

  @Test
  void clippingKeepsAdviceAndMeasuresWhatIsReallyDone() {
    Env<Vec, Vec> env = ClipAction.of(forces());
    assertThat(expert(env).advise(Vec.of(1f))).isEqualTo(Vec.of(4f));
    assertThat(still(env, Vec.of(1f), Vec.of(4f), Vec.of(1f))).isEqualTo(1);
    assertThat(still(env, Vec.of(1f), Vec.of(77f), Vec.of(1f))).isEqualTo(1);
    assertThat(still(env, Vec.of(1f), Vec.of(3f), Vec.of(1f))).isEqualTo(0);
  }

  @Test
  void adviceWorksItsWayOutThroughAStack() {
    Env<Vec, Vec> env = FrameStack.of(ClipAction.of(RescaleAction.of(forces())), 2);
    assertThat(expert(env).advise(Vec.of(0.5f, 0.25f))).isEqualTo(Vec.of(0f));
    // 9 is clipped to 1, which stretches to 4.
    assertThat(still(env, Vec.of(0f, 1f), Vec.of(9f), Vec.of(0f, 1f))).isEqualTo(1);
  }

  @Test
  void featuresLeadBackToTheObservation() {
    KnowingWorld<Integer, Integer> numbers =
        new KnowingWorld<>(new Discrete(4, 10), Discrete.of(4), state -> 13 - state);
    Env<Vec, Integer> env = FlattenObservation.of(numbers);
    assertThat(expert(env).advise(Vec.of(0f, 0f, 1f, 0f))).isEqualTo(1);
    assertThat(still(env, Vec.of(1f, 0f, 0f, 0f), 3, Vec.of(1f, 0f, 0f, 0f))).isEqualTo(1);

    KnowingWorld<List<Integer>, Integer> pairs =
        new KnowingWorld<>(MultiDiscrete.of(2, 3), Discrete.of(6), c -> 3 * c.get(0) + c.get(1));
    assertThat(expert(FlattenObservation.of(pairs)).advise(Vec.of(0f, 1f, 0f, 0f, 1f)))
        .isEqualTo(5);
  }

  @Test
  void theMaskStaysBesideTheFeatures() {
    KnowingWorld<Masked<Integer>, Integer> world =
        new KnowingWorld<>(
            new WithMask<>(Discrete.of(2), 2),
            Discrete.of(2),
            seen -> seen.legal().allows(seen.observation()) ? seen.observation() : 0);
    Env<Masked<Vec>, Integer> env = FlattenObservation.masked(world);
    assertThat(expert(env).advise(new Masked<>(Vec.of(0f, 1f), Mask.of(true, true)))).isEqualTo(1);
    assertThat(expert(env).advise(new Masked<>(Vec.of(0f, 1f), Mask.of(true, false)))).isEqualTo(0);
    // Without the mask, the inner observation is not known.
    assertThat(FlattenObservation.of(world).find(Expert.class)).isEmpty();
  }

  @Test
  void featuresThatDoNotTellTheObservationFindNobodyToAsk() {
    Env<Vec, Integer> env =
        FlattenObservation.of(
            new KnowingWorld<>(new Sequence<>(Box.of(-1, 1, 1), 0, 3), Discrete.of(1), seen -> 0));
    assertThat(env.spec().abilities()).isEmpty();
    assertThat(env.find(Expert.class)).isEmpty();
  }

  @Test
  void whatIsAdvisedThroughAnyWrapperCanBeTaken() {
    List<Env<?, ?>> worlds =
        List.of(
            AbsorbingFlag.of(FixedHorizon.of(moves(), 5)),
            FrameStack.of(moves(), 2),
            FlattenObservation.of(moves()),
            RescaleAction.of(forces()),
            ClipAction.of(forces()));
    for (Env<?, ?> world : worlds) {
      assertThat(EnvCheck.verdicts(() -> world))
          .containsEntry("an expert's advice can be taken", List.of())
          .containsEntry("objectives are measures", List.of())
          .containsEntry("abilities are as declared", List.of());
    }
  }
}
