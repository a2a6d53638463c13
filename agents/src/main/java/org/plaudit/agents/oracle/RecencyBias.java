package org.plaudit.agents.oracle;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/**
 * Judges by how it ended: leans towards a segment whose last steps were better than the whole, by
 * {@code bias} nats if they were good and the whole was poor. For a memory that fades step by step
 * see the teacher's {@code discount}.
 */
public record RecencyBias(
    @Doc("nats for an end that is good where the whole is poor") double bias,
    @Doc("how many steps the end has, at least 1") int steps)
    implements Trait {
  public RecencyBias {
    Require.that(steps >= 1, "steps (%d) must be at least 1. Maybe 5.", steps);
  }

  public static RecencyBias defaults() {
    return new RecencyBias(2, 5);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        List<Double> rewards = setting.ledger().rewards(query.segments().get(item).id());
        int steps = Math.min(steps(), rewards.size());
        List<Double> end = rewards.subList(rewards.size() - steps, rewards.size());
        return bias()
            * (setting.yardstick().place(mean(end)) - setting.yardstick().place(mean(rewards)));
      }
    };
  }

  private static double mean(List<Double> rewards) {
    return TrueReturn.total(rewards) / rewards.size();
  }
}
