package org.plaudit.agents.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Schooling;
import org.plaudit.agents.TableWorld;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.space.Vec;
import org.plaudit.core.wrap.FlattenObservation;

class PlannedExpertTest {
  @SuppressWarnings("unchecked")
  private static Env<Integer, Integer> planned(TableWorld world) {
    return (Env<Integer, Integer>) PlannedExpert.of(world);
  }

  @SuppressWarnings("unchecked")
  private static <O> Expert<O, Integer> expert(Env<O, Integer> world) {
    return world.find(Expert.class).orElseThrow();
  }

  @Nested
  class OfACliff implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return planned(TableWorld.cliff());
    }
  }

  @Test
  void theExpertWalksTheShortestWayAlongTheCliff() {
    Env<Integer, Integer> world = planned(TableWorld.cliff());
    Expert<Integer, Integer> expert = expert(world);
    assertThat(Schooling.path(world, (state, rng) -> expert.advise(state)))
        .containsExactly(10, 5, 6, 7, 8, 9, 14);
  }

  @Test
  void theWorldIsAsItWasButForTheExpert() {
    Env<Integer, Integer> world = planned(TableWorld.cliff());
    assertThat(world.spec().abilities()).containsExactly(Ability.TABULAR, Ability.EXPERT);
    assertThat(world.find(Tabular.class).orElseThrow()).isInstanceOf(TableWorld.class);
    assertThat(world.spec().id()).isEqualTo(TableWorld.cliff().spec().id());
  }

  @Test
  void theExpertIsAskedInFeaturesToo() {
    Env<Vec, Integer> seen = FlattenObservation.of(planned(TableWorld.cliff()));
    float[] features = new float[15];
    features[10] = 1;
    assertThat(expert(seen).advise(Vec.of(features))).isZero(); // up
  }

  @Test
  void ofEquallyGoodActionsTheFirstIsAdvised() {
    TableWorld world =
        new TableWorld(
            2, 3, 0, 5, (state, action) -> TableWorld.sure(1, action == 0 ? 0 : 0.1 + 0.2, true));
    assertThat(expert(planned(world)).advise(0)).isEqualTo(1);
  }

  @Test
  void whoeverAsksFirstLetsItPlanOnce() {
    AtomicInteger readings = new AtomicInteger();
    Env<Integer, Integer> world =
        planned(
            new TableWorld(
                2,
                2,
                0,
                5,
                (state, action) -> {
                  readings.incrementAndGet();
                  return TableWorld.sure(state, action, action == 0);
                }));
    assertThat(readings).hasValue(0);
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      asked.add(
          CompletableFuture.supplyAsync(
              () -> expert(world).advise(1), work -> new Thread(work, "asking").start()));
    }
    assertThat(asked).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(1));
    // Once to count the outcomes and once to read them.
    assertThat(readings).hasValue(8);
  }

  @Test
  void aWorldThatCannotBePlannedForStaysAsItIs() {
    TableWorld large =
        new TableWorld(1 << 17, 3, 0, 5, (state, action) -> TableWorld.sure(state, 0, action == 0));
    assertThat(PlannedExpert.of(large)).isSameAs(large);
    Env<Integer, Integer> known = planned(TableWorld.cliff());
    assertThat(PlannedExpert.of(known)).isSameAs(known);
    Env<?, ?> flat = FlattenObservation.of(TableWorld.cliff());
    assertThat(PlannedExpert.of(flat)).isSameAs(flat);
  }
}
