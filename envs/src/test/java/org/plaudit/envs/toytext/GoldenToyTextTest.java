package org.plaudit.envs.toytext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.envs.Golden;

/** Against rollouts recorded from Gymnasium 1.3; every draw must fall alike. */
class GoldenToyTextTest {
  private static void check(String id, int expected) {
    List<JsonNode> recordings = Golden.recordings("toytext.json", id);
    assertThat(recordings).hasSize(expected);
    for (JsonNode recording : recordings) {
      Map<String, Object> options = options(id, recording.get("kwargs"));
      try (Env<?, ?> world = Catalog.of(new ToyTextWorlds()).worlds().get(id).create(options)) {
        replay(world, recording);
      }
    }
  }

  /** What the original's keyword arguments are called here. */
  private static Map<String, Object> options(String id, JsonNode kwargs) {
    Map<String, Object> options = new LinkedHashMap<>();
    if (kwargs.has("map_name")) {
      options.put("map", kwargs.get("map_name").asText());
    }
    if (kwargs.has("is_slippery")) {
      options.put("slippery", kwargs.get("is_slippery").asBoolean());
    }
    if (kwargs.has("success_rate")) {
      options.put("success", kwargs.get("success_rate").asDouble());
    }
    if (kwargs.has("is_rainy")) {
      options.put("rain", 1 - kwargs.path("rainy_probability").asDouble(0.8));
    }
    if (kwargs.has("fickle_passenger")) {
      options.put("fickle", kwargs.path("fickle_probability").asDouble(0.3));
    }
    if (id.startsWith("Blackjack") && !kwargs.path("sab").asBoolean(true)) {
      options.put("natural", kwargs.get("natural").asBoolean() ? "pays" : "counts");
    }
    return options;
  }

  /** All these worlds take integers. */
  @SuppressWarnings("unchecked")
  private static void replay(Env<?, ?> any, JsonNode recording) {
    Env<?, Integer> world = (Env<?, Integer>) any;
    String name = "%s, seed %s".formatted(recording.get("kwargs"), recording.get("seed"));
    Object first = world.reset(recording.get("seed").asLong());
    assertThat(first).as(name).isEqualTo(observation(recording.get("observation")));
    int limit = world.spec().limit().orElse(Integer.MAX_VALUE);
    int count = 0;
    for (JsonNode expected : recording.get("steps")) {
      count++;
      String where = "%s, step %d".formatted(name, count);
      Step<?> step = world.step(expected.get(0).asInt());
      assertThat((Object) step.observation()).as(where).isEqualTo(observation(expected.get(1)));
      assertThat(step.reward()).as(where).isEqualTo(expected.get(2).asDouble());
      // Not the recorded truncation: the large lake's limit here is its own, 200.
      boolean over = expected.get(3).asBoolean();
      assertThat(step.ending())
          .as(where)
          .isEqualTo(over ? Ending.TERMINATED : count == limit ? Ending.TRUNCATED : Ending.RUNNING);
    }
  }

  private static Object observation(JsonNode node) {
    if (!node.isArray()) {
      return node.asInt();
    }
    List<Integer> parts = new ArrayList<>();
    node.forEach(part -> parts.add(part.asInt()));
    return parts;
  }

  @Test
  void frozenLakeAgrees() {
    check("FrozenLake-v1", 124);
  }

  @Test
  void cliffWalkingAgrees() {
    check("CliffWalking-v1", 18);
  }

  @Test
  void taxiAgreesInSunAndRainAndWithFicklePassengers() {
    check("Taxi-v4", 34);
  }

  @Test
  void blackjackAgreesUnderEachRule() {
    check("Blackjack-v1", 202);
  }

  @Test
  void theDealersOpenCardLooksAsInTheOriginal() {
    List<String> cards =
        List.of(
            "JD", "7C", "KD", "KC", "KS", "9D", "6S", "KH", "JC", "6C", "KS", "2H", "8C", "KC",
            "2C", "QC", "8S", "QD", "JS", "8D", "JS", "4D", "JS", "AD");
    for (int seed = 0; seed < cards.size(); seed++) {
      Blackjack world = new Blackjack();
      world.reset(seed);
      String card = cards.get(seed);
      char suit = card.charAt(card.length() - 1);
      char sign = "\u2663\u2666\u2665\u2660".charAt("CDHS".indexOf(suit));
      assertThat(world.text()).contains("[" + card.substring(0, card.length() - 1) + sign + "]");
    }
  }
}
