package org.plaudit.envs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.Pythons;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Vec;

/** Needs a Python with Gymnasium; skipped, with the reason, where there is none. */
final class GymWorldTest {
  private static GymWorld world(String name, Map<String, Object> make) {
    return GymWorld.start(Pythons.with("gymnasium"), name, new GymWorlds.Options(make, 60));
  }

  private static GymWorld world(String name) {
    return world(name, Map.of());
  }

  @Test
  void cartPoleArrivesWithItsFacts() {
    try (GymWorld world = world("CartPole-v1")) {
      assertThat(world.spec().id()).hasToString("gym:CartPole-v1");
      assertThat(world.spec().limit()).isEqualTo(OptionalInt.of(500));
      assertThat(world.spec().threshold()).isEqualTo(OptionalDouble.of(475));
      assertThat((Object) world.spec().actions()).isEqualTo(Discrete.of(2));
      assertThat(((Box) (Object) world.spec().observations()).high().get(0)).isEqualTo(4.8f);
      assertThat(((Box) (Object) world.spec().observations()).high().get(1))
          .isEqualTo(Float.POSITIVE_INFINITY);
    }
  }

  /** Values printed by Gymnasium 1.3 itself. */
  @Test
  void seedsAndStepsAreGymnasiumsOwn() {
    try (GymWorld world = world("CartPole-v1")) {
      Vec start = Vec.of(0.027395604f, -0.006112156f, 0.035859793f, 0.019736802f);
      assertThat(world.reset(42)).isEqualTo(start);
      Step<Object> step = world.step(1);
      assertThat(((Vec) step.observation()).get(1)).isEqualTo(0.18847767f);
      assertThat(step.reward()).isEqualTo(1);
      assertThat(step.ending()).isEqualTo(Ending.RUNNING);
      assertThat(world.reset(42)).isEqualTo(start);
      assertThat(world.reset(-1)).isEqualTo(world.reset(-1)).isNotEqualTo(start);
    }
  }

  @Test
  void anEpisodeEndsAndMustBeReset() {
    try (GymWorld world = world("CartPole-v1")) {
      assertThatThrownBy(() -> world.step(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must be reset before a step");
      world.reset(1);
      Ending ending = Ending.RUNNING;
      for (int i = 0; i < 100 && !ending.over(); i++) {
        ending = world.step(0).ending();
      }
      assertThat(ending).isEqualTo(Ending.TERMINATED);
      assertThatThrownBy(() -> world.step(0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is over");
      assertThatThrownBy(() -> world.step(2)).isInstanceOf(IllegalStateException.class);
      world.reset(2);
      assertThatThrownBy(() -> world.step(2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("action (2) must be a whole number in [0, 1]");
    }
  }

  @Test
  void aTimeLimitTruncates() {
    try (GymWorld world = world("Pendulum-v1", Map.of("max_episode_steps", 3))) {
      world.reset(7);
      assertThat(world.step(Vec.of(1f)).ending()).isEqualTo(Ending.RUNNING);
      assertThat(world.step(Vec.of(-2f)).ending()).isEqualTo(Ending.RUNNING);
      assertThat(world.step(Vec.of(0f)).ending()).isEqualTo(Ending.TRUNCATED);
    }
  }

  @Test
  void argumentsReachGymnasium() {
    Map<String, Object> make = new LinkedHashMap<>();
    make.put("map_name", "8x8");
    make.put("is_slippery", false);
    try (GymWorld lake = world("FrozenLake-v1", make)) {
      assertThat((Object) lake.spec().observations()).isEqualTo(Discrete.of(64));
      assertThat(lake.reset(0)).isEqualTo(0);
      assertThat(lake.step(2).observation()).isEqualTo(1);
    }
  }

  @Test
  void tuplesBecomeNamedParts() {
    try (GymWorld blackjack = world("Blackjack-v1")) {
      assertThat(((Product) (Object) blackjack.spec().observations()).parts())
          .containsOnlyKeys("0", "1", "2");
      Object hand = blackjack.reset(3);
      assertThat(blackjack.spec().observations().contains(hand)).isTrue();
    }
  }

  @Test
  void everySampledActionOfEveryKindIsTaken() {
    SplittableRandom rng = new SplittableRandom(5);
    for (String name : List.of("MountainCar-v0", "MountainCarContinuous-v0", "Acrobot-v1")) {
      try (GymWorld world = world(name)) {
        world.reset(rng.nextLong());
        for (int i = 0; i < 20; i++) {
          Object action = world.spec().actions().sample(rng);
          Step<Object> step = world.step(action);
          assertThat(world.spec().observations().contains(step.observation())).isTrue();
        }
      }
    }
  }

  @Test
  void aWorldThatDrawsTextIsShown() {
    try (GymWorld lake = world("FrozenLake-v1", Map.of("render_mode", "ansi"))) {
      lake.reset(0);
      Renders view = lake.find(Renders.class).orElseThrow();
      assertThat(view.text()).contains("FHFH");
      BufferedImage picture = view.picture(80, 60);
      assertThat(picture.getRGB(0, 0)).isEqualTo(0xffffffff);
      assertThat(darkest(picture)).isLessThan(0x40);
    }
  }

  private static int darkest(BufferedImage picture) {
    int darkest = 0xff;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        darkest = Math.min(darkest, picture.getRGB(x, y) & 0xff);
      }
    }
    return darkest;
  }

  @Test
  void anUnknownWorldIsBadInput() {
    Pythons.with("gymnasium");
    assertThatThrownBy(() -> world("CartPol-v1"))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("gym:CartPol-v1: gymnasium cannot make CartPol-v1: ")
        .hasMessageContaining("CartPole");
    assertThatThrownBy(() -> world("CartPole-v1", Map.of("gravitas", 1)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("gravitas");
    assertThatThrownBy(() -> Catalog.of(new GymWorlds()).worlds().get("gym:CartPole"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("gym:CartPole-v1");
  }

  @Test
  void theCatalogMakesThemWithOptions() {
    assertThatThrownBy(
            () ->
                Catalog.of(new GymWorlds())
                    .worlds()
                    .get("gym:CartPole-v1")
                    .create(Map.of("make", 3, "patience", 0)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("make: (3) must be a mapping, as in {name: value}");
  }

  @Test
  void aKilledChildIsAClearError() {
    try (GymWorld world = world("CartPole-v1")) {
      world.reset(0);
      ProcessHandle.of(world.pid()).orElseThrow().destroyForcibly();
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10; i++) {
                  world.step(i % 2);
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching(
              "gym:CartPole-v1: the Python child ended with status 137\\. Maybe make the world anew\\.");
    }
  }

  @Test
  void closingEndsTheChildAndIsHarmlessTwice() {
    GymWorld world = world("CartPole-v1");
    long pid = world.pid();
    assertThat(ProcessHandle.of(pid)).isPresent();
    world.close();
    world.close();
    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    assertThatThrownBy(() -> world.reset(0)).isInstanceOf(IllegalStateException.class);
  }

  /** A Gymnasium world, through the bridge, served on: there and back again. */
  @Test
  void aBatchOfThemCanBeServed() {
    String python = Pythons.with("gymnasium");
    Session session =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 2, \"autoreset\": \"next-step\"}")
            .says("{\"op\": \"batch-reset\", \"seed\": 42}")
            .acts(1, 0)
            .with(
                EnvServer.ofWorld(
                    () ->
                        GymWorld.start(
                            python, "CartPole-v1", new GymWorlds.Options(Map.of(), 60))));
    assertThat(session.answer(2).floats(0, 2)).containsExactly(0.027395604f, -0.006112156f);
    assertThat(session.answer(3).floats(16, 2)).contains(0.18847767f);
  }
}
