package org.plaudit.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.OneOf;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Sequence;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.SpaceJson;
import org.plaudit.core.space.Text;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/**
 * Reads moves that a person types: a number or a name, several numbers, or words, as the space
 * wants; JSON where a move has parts.
 */
final class Moves<A> {
  private static final int MOST = 24;
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(Object.class);

  private final Space<A> space;
  private final List<String> names;

  private Moves(Space<A> space, List<String> names) {
    this.space = space;
    this.names = names;
  }

  static <A> Moves<A> of(EnvSpec<?, A> spec) {
    List<String> names =
        spec.actions() instanceof Discrete discrete
            ? MoveNames.of(spec.id(), discrete.n())
            : List.of();
    return new Moves<>(spec.actions(), names);
  }

  /** Whether whatever is typed is a move, so that commands need a mark. */
  boolean words() {
    return space instanceof Text;
  }

  /** Whether a line may hold several moves, one after the other. */
  boolean single() {
    return space instanceof Discrete;
  }

  /**
   * The move that the line means.
   *
   * @throws IllegalArgumentException if it means none, or one that is not legal now; the message is
   *     for the person
   */
  A read(String line, Optional<Mask> legal) {
    A move = SpaceJson.decode(space, space.match(new Parser(line, names)));
    if (legal.isPresent()
        && space instanceof Discrete discrete
        && !legal.get().allows((Integer) move - discrete.start())) {
      throw new IllegalArgumentException(
          "(%s) is not legal now. Legal: %s.".formatted(line.strip(), legal(legal.get())));
    }
    return move;
  }

  /** What can be typed. */
  String hint(Optional<Mask> legal) {
    if (space instanceof Discrete) {
      return legal
          .map(mask -> "one of those legal now: " + legal(mask))
          .orElseGet(() -> names.isEmpty() ? SpaceText.of(space) : named());
    }
    return space.match(new Hint());
  }

  /** A move as people call it. */
  String name(Object move) {
    if (space instanceof Discrete discrete && !names.isEmpty()) {
      return names.get((Integer) move - discrete.start());
    }
    if (move instanceof Vec numbers) {
      return IntStream.range(0, numbers.size())
          .mapToObj(i -> SoloSession.number(numbers.get(i)))
          .collect(Collectors.joining(" "));
    }
    return words() ? "'" + move + "'" : String.valueOf(move);
  }

  private String named() {
    Discrete discrete = (Discrete) space;
    return IntStream.range(0, names.size())
        .mapToObj(i -> (discrete.start() + i) + " " + names.get(i))
        .collect(Collectors.joining(", "));
  }

  private String legal(Mask mask) {
    int start = ((Discrete) space).start();
    List<String> moves =
        IntStream.range(0, mask.size())
            .filter(mask::allows)
            .mapToObj(i -> (start + i) + (names.isEmpty() ? "" : " " + names.get(i)))
            .toList();
    return moves.size() <= MOST
        ? String.join(", ", moves)
        : String.join(", ", moves.subList(0, MOST)) + " and " + (moves.size() - MOST) + " more";
  }

  /** The line as the tree that JSON would hold. */
  private record Parser(String line, List<String> names) implements Space.Cases<Object> {
    @Override
    public Object discrete(Discrete space) {
      String word = line.strip();
      if (word.matches("[+-]?\\d{1,9}") && space.contains(Integer.valueOf(word))) {
        return Integer.valueOf(word);
      }
      String wanted = word.toLowerCase(Locale.ROOT);
      List<String> fitting = new ArrayList<>();
      for (String name : names) {
        if (name.equals(wanted)) {
          return space.start() + names.indexOf(name);
        }
        if (!wanted.isEmpty() && name.startsWith(wanted)) {
          fitting.add(name);
        }
      }
      if (fitting.size() == 1) {
        return space.start() + names.indexOf(fitting.get(0));
      }
      throw new IllegalArgumentException(
          fitting.isEmpty()
              ? "(%s) is no move. Maybe a number from %d to %d%s."
                  .formatted(
                      word,
                      space.start(),
                      space.start() + space.n() - 1,
                      names.isEmpty() ? "" : ", or " + String.join(", ", names))
              : "(%s) could be %s.".formatted(word, String.join(" or ", fitting)));
    }

    @Override
    public Object multiDiscrete(MultiDiscrete space) {
      return numbers(space.sizes().size());
    }

    @Override
    public Object multiBinary(MultiBinary space) {
      return numbers(space.n());
    }

    @Override
    public Object box(Box space) {
      return numbers(space.low().size());
    }

    @Override
    public Object text(Text space) {
      return line;
    }

    @Override
    public Object sequence(Sequence<?> space) {
      return json();
    }

    @Override
    public Object product(Product space) {
      return json();
    }

    @Override
    public Object oneOf(OneOf space) {
      return json();
    }

    @Override
    public Object withMask(WithMask<?> space) {
      return json();
    }

    private List<Object> numbers(int count) {
      List<Object> numbers = new ArrayList<>();
      for (String word : line.strip().split("[\\s,]+")) {
        try {
          double number = Double.parseDouble(word);
          if (number == Math.rint(number) && Math.abs(number) < 1e9) {
            numbers.add((int) number);
          } else {
            numbers.add(number);
          }
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "(%s) is no number. A move here is %d number%s."
                  .formatted(word, count, count == 1 ? "" : "s"));
        }
      }
      if (numbers.size() != count) {
        throw new IllegalArgumentException(
            "a move here is %d number%s, with blanks between, not %d."
                .formatted(count, count == 1 ? "" : "s", numbers.size()));
      }
      return numbers;
    }

    private Object json() {
      try {
        Object tree = JSON.readValue(line);
        if (tree != null) {
          return tree;
        }
      } catch (JsonProcessingException e) {
        // Said below, in words that help.
      }
      throw new IllegalArgumentException(
          "(%s) is not JSON, as a move with parts is typed here.".formatted(line.strip()));
    }
  }

  /** What to type, where {@link SpaceText} alone does not tell. */
  private static final class Hint implements Space.Cases<String> {
    @Override
    public String discrete(Discrete space) {
      return SpaceText.of(space);
    }

    @Override
    public String multiDiscrete(MultiDiscrete space) {
      return SpaceText.of(space) + ", with blanks between";
    }

    @Override
    public String multiBinary(MultiBinary space) {
      return SpaceText.of(space) + ", with blanks between";
    }

    @Override
    public String box(Box space) {
      return SpaceText.of(space) + (space.low().size() > 1 ? ", with blanks between" : "");
    }

    @Override
    public String text(Text space) {
      return SpaceText.of(space);
    }

    @Override
    public String sequence(Sequence<?> space) {
      return SpaceText.of(space) + "; typed as JSON, as in [1, 2]";
    }

    @Override
    public String product(Product space) {
      return SpaceText.of(space) + "; typed as JSON, as in {\"name\": 1}";
    }

    @Override
    public String oneOf(OneOf space) {
      return SpaceText.of(space) + "; typed as JSON, as in {\"index\": 0, \"value\": 1}";
    }

    @Override
    public String withMask(WithMask<?> space) {
      return SpaceText.of(space) + "; typed as JSON";
    }
  }
}
