package org.plaudit.experiments.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.space.Vec;

/**
 * Feedback as the part of a JSON line that says what was answered: {@code answer} names it, and its
 * parts stand beside it.
 *
 * <pre>{@code
 * "answer":"first" | "second" | "tie" | "both_bad"
 * "answer":"abstention","reason":"can't tell"
 * "answer":"ranking","order":[2,0,1]
 * "answer":"rating","level":3,"scale":"emoticons","of":5
 * "answer":"answers","ratings":[{"level":4,"scale":"agreement","of":5}, ...]
 * "answer":"comment","text":"too fast"
 * "answer":"correction","at":7,"action":[1.0]
 * "answer":"demonstration","observations":[[...], ...],"actions":[[...], ...],"ending":"terminated"
 * "answer":"signal","value":1.0,"delay":3
 * "answer":"sign","channel":"gesture","label":"nod","confidence":0.8,"at":2
 * "answer":"implicit","channel":"dwell","value":12.5
 * }</pre>
 */
final class FeedbackJson {
  private FeedbackJson() {}

  /** The first format of the log that knows this kind. */
  static int version(Feedback feedback) {
    boolean first =
        feedback instanceof Feedback.Abstention
            || feedback.as(Feedback.Preference.class).stream()
                .anyMatch(preference -> preference.choice() != Choice.BOTH_BAD);
    return first ? 1 : 2;
  }

  static String text(Feedback feedback) {
    return Json.line(tree(feedback));
  }

  /**
   * @throws IOException if the text is no feedback; the message says why
   */
  static Feedback parse(String text) throws IOException {
    return feedback(Json.read(text));
  }

  static ObjectNode tree(Feedback feedback) {
    return feedback.match(new Writer(Json.object()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Puts the parts of each kind into an object. */
  private record Writer(ObjectNode line) implements Feedback.Cases<ObjectNode> {
    private ObjectNode named(String answer) {
      return line.put("answer", answer);
    }

    @Override
    public ObjectNode preference(Feedback.Preference preference) {
      return named(word(preference.choice()));
    }

    @Override
    public ObjectNode ranking(Feedback.Ranking ranking) {
      ArrayNode order = named("ranking").putArray("order");
      ranking.order().forEach(order::add);
      return line;
    }

    @Override
    public ObjectNode rating(Feedback.Rating rating) {
      return put(rating, named("rating"));
    }

    private static ObjectNode put(Feedback.Rating rating, ObjectNode into) {
      return into.put("level", rating.level())
          .put("scale", rating.scale().id())
          .put("of", rating.scale().levels());
    }

    @Override
    public ObjectNode answers(Feedback.Answers answers) {
      ArrayNode ratings = named("answers").putArray("ratings");
      answers.ratings().forEach(rating -> put(rating, ratings.addObject()));
      return line;
    }

    @Override
    public ObjectNode comment(Feedback.Comment comment) {
      return named("comment").put("text", comment.text());
    }

    @Override
    public ObjectNode correction(Feedback.Correction correction) {
      numbers(
          named("correction").put("at", correction.step()).putArray("action"), correction.action());
      return line;
    }

    @Override
    public ObjectNode demonstration(Feedback.Demonstration demonstration) {
      ArrayNode observations = named("demonstration").putArray("observations");
      demonstration.observations().forEach(row -> numbers(observations.addArray(), row));
      ArrayNode actions = line.putArray("actions");
      demonstration.actions().forEach(row -> numbers(actions.addArray(), row));
      return line.put("ending", word(demonstration.ending()));
    }

    @Override
    public ObjectNode signal(Feedback.Signal signal) {
      return named("signal").put("value", signal.value()).put("delay", signal.delay());
    }

    @Override
    public ObjectNode sign(Feedback.Sign sign) {
      return named("sign")
          .put("channel", word(sign.channel()))
          .put("label", sign.label())
          .put("confidence", sign.confidence())
          .put("at", sign.at());
    }

    @Override
    public ObjectNode implicit(Feedback.Implicit implicit) {
      return named("implicit")
          .put("channel", word(implicit.channel()))
          .put("value", implicit.value());
    }

    @Override
    public ObjectNode abstention(Feedback.Abstention abstention) {
      return named("abstention").put("reason", abstention.reason());
    }

    private static void numbers(ArrayNode into, Vec row) {
      for (int i = 0; i < row.size(); i++) {
        into.add(row.get(i));
      }
    }
  }

  /**
   * What a line says was answered.
   *
   * @throws IOException if a part is missing
   * @throws IllegalArgumentException if a part means nothing
   */
  static Feedback feedback(JsonNode line) throws IOException {
    String answer = Json.at(line, "answer").asText();
    return switch (answer) {
      case "abstention" -> new Feedback.Abstention(Json.at(line, "reason").asText());
      case "ranking" -> ranking(Json.at(line, "order"));
      case "rating" -> rating(line);
      case "answers" -> answers(Json.at(line, "ratings"));
      case "comment" -> new Feedback.Comment(Json.at(line, "text").asText());
      case "correction" ->
          new Feedback.Correction(Json.at(line, "at").asInt(-1), numbers(Json.at(line, "action")));
      case "demonstration" ->
          new Feedback.Demonstration(
              rows(Json.at(line, "observations")),
              rows(Json.at(line, "actions")),
              Ending.valueOf(constant(line, "ending")));
      case "signal" ->
          new Feedback.Signal(
              Json.at(line, "value").asDouble(Double.NaN), Json.at(line, "delay").asInt(-1));
      case "sign" ->
          new Feedback.Sign(
              Channel.valueOf(constant(line, "channel")),
              Json.at(line, "label").asText(),
              Json.at(line, "confidence").asDouble(Double.NaN),
              Json.at(line, "at").asInt(-1));
      case "implicit" ->
          new Feedback.Implicit(
              Channel.valueOf(constant(line, "channel")),
              Json.at(line, "value").asDouble(Double.NaN));
      default -> new Feedback.Preference(Choice.valueOf(answer.toUpperCase(Locale.ROOT)));
    };
  }

  private static Feedback.Ranking ranking(JsonNode positions) {
    List<Integer> order = new ArrayList<>();
    positions.forEach(position -> order.add(position.asInt(-1)));
    return new Feedback.Ranking(order);
  }

  private static Feedback.Answers answers(JsonNode items) throws IOException {
    List<Feedback.Rating> ratings = new ArrayList<>();
    for (JsonNode item : items) {
      ratings.add(rating(item));
    }
    return new Feedback.Answers(ratings);
  }

  private static Feedback.Rating rating(JsonNode rating) throws IOException {
    String id = Json.at(rating, "scale").asText();
    int levels = Json.at(rating, "of").asInt(0);
    Scale scale =
        Scale.all().stream()
            .filter(known -> known.id().equals(id) && known.levels() == levels)
            .findFirst()
            .orElseGet(() -> numbered(id, levels));
    return new Feedback.Rating(Json.at(rating, "level").asInt(-1), scale);
  }

  /** A scale of a study's own, whose labels only the study knows. */
  private static Scale numbered(String id, int levels) {
    // One more than a scale may have is refused as well as a billion.
    return new Scale(
        id, IntStream.range(0, Math.min(levels, 1002)).mapToObj(Integer::toString).toList());
  }

  private static String constant(JsonNode line, String key) throws IOException {
    return Json.at(line, key).asText().toUpperCase(Locale.ROOT);
  }

  private static List<Vec> rows(JsonNode array) {
    List<Vec> rows = new ArrayList<>();
    array.forEach(row -> rows.add(numbers(row)));
    return rows;
  }

  private static Vec numbers(JsonNode row) {
    float[] values = new float[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i).floatValue();
    }
    return Vec.of(values);
  }
}
