package org.plaudit.agents.oracle;

import java.util.Map;
import java.util.OptionalDouble;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/**
 * Changes their mind with the number n of questions they were asked. What they want by then gives a
 * share w of the answers: the opposite of what they wanted at first, or what the weights {@code
 * towards} want (see {@link Persona}).
 *
 * <ul>
 *   <li>sudden: w = strength from question {@code questions} on;
 *   <li>slow: w = strength n / questions, and strength from there on;
 *   <li>seasonal: w = strength (1 - cos(2 pi n / questions)) / 2, and so for ever.
 * </ul>
 */
public record Drifting(
    @Doc("how it goes: slow, sudden or seasonal") Shape shape,
    @Doc("until it is done (slow), before it comes (sudden), of a period (seasonal)")
        double questions,
    @Doc("the largest share of answers that the other mind gives, in [0, 1]") double strength,
    @Doc("from objective to weight, what is wanted then; by default the opposite")
        Map<String, Object> towards,
    @Doc("rationality by then where weights are given, per difference between poor and good")
        double beta)
    implements Trait {
  /** How minds change. */
  public enum Shape {
    SLOW,
    SUDDEN,
    SEASONAL
  }

  public Drifting {
    Require.that(questions > 0, "questions (%s) must be positive. Maybe 100.", questions);
    Require.that(
        strength >= 0 && strength <= 1, "strength (%s) must lie in [0, 1]. Maybe 1.", strength);
    towards = towards.isEmpty() ? Map.of() : Weights.kept("towards", towards);
    Require.that(beta >= 0, "beta (%s) must not be negative. Maybe 10.", beta);
  }

  public static Drifting defaults() {
    return new Drifting(Shape.SLOW, 500, 1, Map.of(), 10);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    if (towards().isEmpty()) {
      return new Layer<>(person) {
        @Override
        Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
          return Chances.exchanged(person.answers(query, moment), changed(moment.asked()));
        }
      };
    }
    Likelihood<O, A> other =
        Persona.judge(
            setting,
            Weights.of("towards", towards()),
            Map.of(),
            Persona.judging(beta(), 0, 0, beta(), 0.1, BoltzmannOracle.Watches.MOVES));
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        // Where only the person beneath knows what should be done, they go on saying it.
        return other.lists(query)
            ? Chances.mixed(
                person.answers(query, moment),
                other.answers(query, moment),
                changed(moment.asked()))
            : person.answers(query, moment);
      }
    };
  }

  @Override
  public OptionalDouble changes() {
    return strength() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            switch (shape()) {
              case SLOW -> questions() / 2;
              case SUDDEN -> questions();
              case SEASONAL -> questions() / 4;
            });
  }

  /** The share of answers that the other mind gives. */
  private double changed(long asked) {
    double passed = asked / questions();
    return strength()
        * switch (shape()) {
          case SLOW -> Math.min(1, passed);
          case SUDDEN -> passed >= 1 ? 1 : 0;
          case SEASONAL -> (1 - Math.cos(2 * Math.PI * passed)) / 2;
        };
  }
}
