package org.plaudit.envs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;
import org.plaudit.core.multi.MultiEnv;

final class EnvServerTest {
  record Options(int length) {}

  private static final Plugin PLUGIN =
      new Plugin() {
        @Override
        public List<Entry<Env<?, ?>>> worlds() {
          return List.of(
              Entry.of("Corridor-v0", "Walk", new Options(3), o -> new Corridor(o.length())));
        }

        @Override
        public List<Entry<MultiEnv<?, ?>>> games() {
          return List.of(
              Entry.of("Countdown-v0", "Take", new Entry.NoOptions(), o -> new Countdown()));
        }
      };

  private static EnvServer corridor() {
    return EnvServer.ofWorld(() -> new Corridor(3));
  }

  @Test
  void aSessionRunsFromHandshakeToClose() {
    Session session =
        Session.greeted()
            .says("{\"op\": \"reset\", \"seed\": 2}")
            .says("{\"op\": \"step\", \"action\": 1}")
            .says("{\"op\": \"close\"}")
            .says("{\"op\": \"describe\"}")
            .with(corridor());
    assertThat(session.status()).isZero();
    assertThat(session.answers()).hasSize(4);
    assertThat(session.answer(0).line()).hasToString("{\"protocol\":1,\"server\":\"plaudit\"}");
    assertThat(session.answer(1).line()).hasToString("{\"observation\":[2.0,0.0]}");
    assertThat(session.answer(2).line().toString())
        .isEqualTo("{\"observation\":[3.0,0.33333334],\"reward\":1.0,\"ending\":\"terminated\"}");
    assertThat(session.answer(3).line()).hasToString("{}");
  }

  @Test
  void theDescriptionHoldsSpacesLimitAndThreshold() {
    Session session = Session.greeted().says("{\"op\": \"describe\"}").with(corridor());
    assertThat(session.answer(1).line().toString())
        .isEqualTo(
            "{\"kind\":\"world\",\"id\":\"Corridor-v0\",\"observations\":{\"kind\":\"box\","
                + "\"low\":[0.0,\"-inf\"],\"high\":[3.0,\"inf\"],\"shape\":[2]},"
                + "\"actions\":{\"kind\":\"discrete\",\"n\":2,\"start\":0},"
                + "\"limit\":10,\"threshold\":0.5,\"domain\":\"grid\","
                + "\"asks\":[\"comparison\",\"rating\"],\"renders\":true}");
  }

  @Test
  void theWorldIsShownAsTextAndAsPixels() {
    Session session =
        Session.greeted()
            .says("{\"op\": \"reset\", \"seed\": 2}")
            .says("{\"op\": \"render\", \"mode\": \"text\"}")
            .says("{\"op\": \"render\", \"mode\": \"picture\", \"width\": 3, \"height\": 2}")
            .says("{\"op\": \"describe\"}")
            .with(corridor());
    assertThat(session.answer(2).line()).hasToString("{\"text\":\"..@\"}");
    assertThat(session.answer(3).line()).hasToString("{\"width\":3,\"height\":2,\"bytes\":18}");
    byte[] pixels = session.answer(3).payload().array();
    assertThat(pixels).startsWith(10, 20, 30).endsWith(-1, -1, -1);
    assertThat(session.answer(4).error()).isEmpty();
  }

  @Test
  void aBatchShowsFinalObservationsWhereAnEpisodeEnded() {
    // Worlds 0, 1 and 2 start at places 0, 1 and 2; the third arrives with its first step.
    Session session =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 3}")
            .says("{\"op\": \"batch-reset\", \"seed\": 0}")
            .acts(1, 1, 1)
            .with(corridor());
    assertThat(session.answer(1).line())
        .hasToString("{\"size\":3,\"observation_width\":2,\"action_width\":1}");
    assertThat(session.answer(2).floats(0, 6)).containsExactly(0f, 0f, 1f, 0f, 2f, 0f);
    Session.Answer step = session.answer(3);
    assertThat(step.payload().capacity()).isEqualTo(3 * 8 + 3 * 2 * 4 + 2 * 4 + 3);
    assertThat(step.payload().getDouble(0)).isEqualTo(-0.1);
    assertThat(step.payload().getDouble(16)).isEqualTo(1);
    assertThat(step.floats(24, 4)).containsExactly(1f, 1 / 3f, 2f, 1 / 3f);
    assertThat(step.floats(48, 2)).containsExactly(3f, 1 / 3f);
    assertThat(List.of(step.payload().get(56), step.payload().get(57), step.payload().get(58)))
        .containsExactly((byte) 0, (byte) 0, (byte) 1);
  }

  @Test
  void theTwoFormsOfABatchSayTheSame() {
    Session binary =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 2, \"autoreset\": \"next-step\"}")
            .says("{\"op\": \"batch-reset\", \"seed\": 1}")
            .acts(1, 1)
            .acts(1, 0)
            .with(corridor());
    Session json =
        Session.greeted()
            .says(
                "{\"op\": \"batch\", \"size\": 2, \"autoreset\": \"next-step\","
                    + " \"form\": \"json\"}")
            .says("{\"op\": \"batch-reset\", \"seed\": 1}")
            .says("{\"op\": \"batch-step\", \"actions\": [1, 1]}")
            .says("{\"op\": \"batch-step\", \"actions\": [1, 0]}")
            .with(corridor());
    assertThat(json.answer(3).line().path("observations"))
        .hasToString("[[2.0,0.33333334],[3.0,0.33333334]]");
    assertThat(binary.answer(3).floats(16, 4)).containsExactly(2f, 1 / 3f, 3f, 1 / 3f);
    // World 1 ended, so this step starts it anew; world 0 arrives.
    assertThat(json.answer(4).line().path("endings")).hasToString("[\"terminated\",\"running\"]");
    assertThat(json.answer(4).line().path("rewards")).hasToString("[1.0,0.0]");
    assertThat(binary.answer(4).payload().getDouble(8)).isZero();
    assertThat(binary.answer(4).payload().get(32)).isEqualTo((byte) 1);
  }

  @Test
  void aBatchWithoutAutoresetWaitsForItsResets() {
    Session session =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 2, \"autoreset\": \"disabled\"}")
            .says("{\"op\": \"batch-reset\", \"seed\": 1}")
            .acts(1, 1)
            .acts(1, 1)
            .says("{\"op\": \"batch-reset\", \"worlds\": [1], \"seeds\": [18446744073709551615]}")
            .acts(0, 1)
            .with(corridor());
    assertThat(session.answer(4).kind()).isEqualTo("state");
    // 2^64 - 1 is a multiple of 3.
    assertThat(session.answer(5).floats(0, 4)).containsExactly(2f, 1 / 3f, 0f, 0f);
    assertThat(session.answer(6).error()).isEmpty();
  }

  @Test
  void aGameIsPlayedInRounds() {
    Session session =
        Session.greeted()
            .says("{\"op\": \"reset\", \"seed\": 4}")
            .says("{\"op\": \"step\", \"actions\": {\"player_0\": 2}}")
            .says("{\"op\": \"step\", \"actions\": {\"player_0\": 2}}")
            .says("{\"op\": \"step\", \"actions\": {\"player_1\": 2}}")
            .says("{\"op\": \"step\", \"actions\": {\"player_2\": 1}}")
            .says("{\"op\": \"step\", \"actions\": {\"player_0\": 1}}")
            .says("{\"op\": \"step\", \"actions\": {\"player_1\": 1}}")
            .with(EnvServer.ofGame(new Countdown()));
    assertThat(session.answer(1).line().path("observations"))
        .hasToString("{\"player_0\":{\"observation\":5,\"legal\":[1,1]}}");
    assertThat(session.answer(2).line().path("observations"))
        .hasToString("{\"player_1\":{\"observation\":3,\"legal\":[1,1]}}");
    assertThat(session.answer(3).error()).isEqualTo("message 4, only player_1 must act now");
    assertThat(session.answer(5).error())
        .isEqualTo(
            "message 6, actions.player_2: no such agent. Agents: player_0, player_1. Maybe"
                + " player_0.");
    assertThat(session.answer(6).line().toString())
        .isEqualTo(
            "{\"observations\":{},\"rewards\":{\"player_0\":1.0,\"player_1\":-1.0},"
                + "\"endings\":{\"player_0\":\"terminated\",\"player_1\":\"terminated\"},"
                + "\"last\":{\"player_0\":{\"observation\":0,\"legal\":[0,0]},"
                + "\"player_1\":{\"observation\":0,\"legal\":[0,0]}}}");
    assertThat(session.answer(7).kind()).isEqualTo("state");
  }

  @Test
  void theCatalogIsOpenedWithSettings() {
    try (EnvServer server =
        EnvServer.open(Catalog.of(PLUGIN), "Corridor-v0", List.of("length=5"))) {
      Session session = Session.greeted().says("{\"op\": \"describe\"}").with(server);
      assertThat(session.answer(1).line().at("/observations/high/0").asDouble()).isEqualTo(5);
    }
    Session game =
        Session.greeted()
            .says("{\"op\": \"batch\", \"size\": 2}")
            .with(EnvServer.open(Catalog.of(PLUGIN), "Countdown-v0", List.of()));
    assertThat(game.answer(1).error()).contains("Countdown-v0 has several");
  }

  @Test
  void unknownIdsAndSettingsAreBadInput() {
    Catalog catalog = Catalog.of(PLUGIN);
    assertThatThrownBy(() -> EnvServer.open(catalog, "Coridor-v0", List.of()))
        .isInstanceOf(BadInput.class)
        .hasMessage("(Coridor-v0) is not a known world or game. Maybe Corridor-v0.");
    assertThatThrownBy(() -> EnvServer.open(catalog, "Corridor-v0", List.of("lenght=5")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Maybe length.");
    assertThatThrownBy(() -> EnvServer.open(catalog, "Corridor-v0", List.of("length")))
        .isInstanceOf(BadInput.class)
        .hasMessage("--set: (length) must look like name=value. Maybe length=1.");
  }

  @Test
  void settingsAreJsonOrBareTexts() {
    assertThat(Settings.of(List.of("a=1", "b=8x8", "c.d=true", "c.e=[1, 2]", "f=0.5", "g=")))
        .isEqualTo(
            Map.of(
                "a", 1, "b", "8x8", "c", Map.of("d", true, "e", List.of(1, 2)), "f", 0.5, "g", ""));
    assertThatThrownBy(() -> Settings.of(List.of("a=1", "a.b=2", "..=3")))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "--set: (a.b=2) gives a a second meaning.\n"
                + "--set: (..=3) must look like name=value. Maybe name=1.");
  }
}
