package org.plaudit.agents.oracle;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/**
 * Is pleased by something that can be seen and does not serve the task, so that an agent may
 * flatter: leans towards a segment by {@code strength} times the mean of a number over its steps,
 * placed in [-1, 1] within its range, or the mean size of its actions, in [0, 1].
 */
public record Sycophantic(
    @Doc("nats for the most of it; negative is put off by it") double strength,
    @Doc("whether actions please, or what is observed after them") Pleasure pleasedBy,
    @Doc("which number of it; -1 for the mean size of all") int coordinate)
    implements Trait {
  /** What flatters. */
  public enum Pleasure {
    ACTION,
    OBSERVATION
  }

  public Sycophantic {
    Require.that(coordinate >= -1, "coordinate (%d) must be at least -1. Maybe -1.", coordinate);
  }

  public static Sycophantic defaults() {
    return new Sycophantic(2, Pleasure.ACTION, -1);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    FlatRange<A> actions = new FlatRange<>(setting.spec().actions());
    FlatRange<O> observations = new FlatRange<>(setting.spec().observations());
    boolean acts = pleasedBy() == Pleasure.ACTION;
    (acts ? actions : observations).requireNumber(coordinate());
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        Segment<O, A> shown = query.segments().get(item);
        double sum = 0;
        for (int t = 0; t < shown.length(); t++) {
          sum +=
              acts
                  ? pleasure(actions, shown.actions().get(t))
                  : pleasure(observations, shown.observations().get(t + 1));
        }
        return strength() * sum / shown.length();
      }
    };
  }

  private <T> double pleasure(FlatRange<T> range, T member) {
    if (coordinate() < 0) {
      return range.size(member);
    }
    Vec flat = range.flat(member);
    return range.place(flat, coordinate());
  }
}
