package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The small language in which simulated people remark on what they saw: an opening and a clause, as
 * in {@code I like that it reached its goal}. What may be said is a finite list, so that each
 * remark has a probability. Some openings and most words are shared by all sentiments: what is
 * meant lies in how words stand together ("not bad" is no blame), as it does with people.
 */
public final class Remarks {
  /** How the speaker found it. */
  public enum Sentiment {
    BAD,
    MIDDLING,
    GOOD
  }

  /** What the speaker talks about. */
  public enum Aspect {
    OUTCOME,
    SPEED,
    CALM,
    EFFORT,
    SAFETY
  }

  /** One sentence, and what is meant by it. */
  public record Remark(Sentiment sentiment, Aspect aspect, String text) {}

  private static final String NEUTRAL = "I saw that ";

  private static final List<Remark> ALL = spoken();

  private static final Map<String, Sentiment> MEANT =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Remark::text, Remark::sentiment));

  private Remarks() {}

  /** How a speaker of this sentiment may begin. */
  public static List<String> openings(Sentiment sentiment) {
    return switch (sentiment) {
      case BAD -> List.of(NEUTRAL, "I do not like that ", "no, ");
      case MIDDLING -> List.of(NEUTRAL, "I do not mind that ", "well, ");
      case GOOD -> List.of(NEUTRAL, "I like that ", "yes, ");
    };
  }

  /** How the sentence may go on. */
  public static List<String> clauses(Sentiment sentiment, Aspect aspect) {
    return switch (aspect) {
      case OUTCOME ->
          switch (sentiment) {
            case BAD -> List.of("it missed its goal", "it did not do what it should");
            case MIDDLING -> List.of("it nearly reached its goal", "it half did what it should");
            case GOOD -> List.of("it reached its goal", "it did what it should");
          };
      case SPEED ->
          switch (sentiment) {
            case BAD -> List.of("it was far too slow", "it took for ever");
            case MIDDLING -> List.of("it was neither fast nor slow", "it took its time");
            case GOOD -> List.of("it was fast", "it took hardly any time");
          };
      case CALM ->
          switch (sentiment) {
            case BAD -> List.of("it moved in jerks", "it was never calm");
            case MIDDLING -> List.of("it moved with a few jerks", "it was calm at times");
            case GOOD -> List.of("it moved without jerks", "it was calm");
          };
      case EFFORT ->
          switch (sentiment) {
            case BAD -> List.of("it wasted its strength", "it worked hard for nothing");
            case MIDDLING -> List.of("it used some strength", "it worked harder than it had to");
            case GOOD -> List.of("it saved its strength", "it did not work harder than it had to");
          };
      case SAFETY ->
          switch (sentiment) {
            case BAD -> List.of("it was dangerous", "I was afraid for it");
            case MIDDLING -> List.of("it was a little risky", "it was not bad but not safe");
            case GOOD -> List.of("it was safe", "it was not bad at all");
          };
    };
  }

  /** Everything that may be said, in a fixed order. */
  public static List<Remark> all() {
    return ALL;
  }

  /** Everything that may be said by somebody who found it so. */
  public static List<Remark> of(Sentiment sentiment) {
    return ALL.stream().filter(remark -> remark.sentiment() == sentiment).toList();
  }

  /** What is meant by a sentence of this language; empty for any other text. */
  public static Optional<Sentiment> sentiment(String text) {
    return Optional.ofNullable(MEANT.get(text));
  }

  private static List<Remark> spoken() {
    List<Remark> all = new ArrayList<>();
    for (Sentiment sentiment : Sentiment.values()) {
      for (Aspect aspect : Aspect.values()) {
        for (String opening : openings(sentiment)) {
          for (String clause : clauses(sentiment, aspect)) {
            all.add(new Remark(sentiment, aspect, opening + clause));
          }
        }
      }
    }
    return List.copyOf(all);
  }
}
