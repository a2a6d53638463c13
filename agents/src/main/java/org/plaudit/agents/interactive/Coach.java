package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.plaudit.agents.interactive.PreferencePolicy.Choice;
import org.plaudit.agents.learn.Checks;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * COACH, convergent actor-critic by humans (arXiv:1701.06049, algorithm 1, its real-time form). A
 * person's signal says how much better an action was than what the agent usually does: it is the
 * advantage in the policy gradient, and the person takes the critic's place,
 *
 * <pre>e = lambda e + grad log pi(a_{t-d} | s_{t-d})
 * theta += rate f e
 * </pre>
 *
 * with a delay d from action to signal f and an eligibility trace e, by which a signal is about
 * earlier actions, too. The trace is taken anew for each signal, from the segment that was shown,
 * with the policy of the moment: it reaches as far back as the segment does.
 *
 * <p>The policy is a softmax over preferences linear in the features of {@link LinearFeatures};
 * gradients are divided by the features' squared length, so that the rate is in the unit of
 * preferences, which are logits. The paper's robot had a trace of 0.95, a delay of 6 steps of 33 ms
 * and rare signals; the defaults here are for signals about single steps, of people who react at
 * once.
 *
 * <p>Works on moves, masked or not, in worlds of vectors or of numbered states. Silence teaches it
 * nothing. Metrics of a lesson: {@code signals}, how many were heard; {@code signal_mean}, their
 * mean; {@code entropy}, the mean of the policy's where a signal came, in nats; the last two absent
 * where none was heard.
 */
public final class Coach<O, A> extends SignalLearner<O, A> {
  private static final int MARK = 0x434f4131; // "COA1"

  /** For a person who reacts at once. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world between two lessons, at least 1; 1 listens after every step")
          int horizon,
      @Doc("how far a signal of 1 moves a preference, positive") double learningRate,
      @Doc("lambda: what a step earlier counts for, in [0, 1]") double trace,
      @Doc("d: steps from an action to the signal about it, at least 0; a known delay goes before")
          int delay,
      @Doc("what is seen of vectors") Fourier fourier) {
    public Options {
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 1);
      Checks.learningRate(learningRate, "0.1");
      Require.that(trace >= 0 && trace <= 1, "trace (%s) must lie in [0, 1]. Maybe 0.", trace);
      Require.that(delay >= 0, "delay (%d) must not be negative. Maybe 0.", delay);
    }

    public static Options defaults() {
      return new Options(1, 1, 0.1, 0, 0, Fourier.defaults());
    }
  }

  private final Options options;
  private final LinearPreferences actor;
  private final double[] eligibility;
  private final double[] probabilities;
  private int heard;
  private double entropies;

  public Coach(Options options, EnvSpec<O, A> spec) {
    super(spec);
    this.options = options;
    this.actor = new LinearPreferences(spec, options.fourier());
    this.eligibility = new double[actor.size()];
    this.probabilities = new double[actor.moves()];
  }

  /** Makes COACH learners. */
  public static Factory factory(Options options) {
    return new LinearFactory(options.worlds(), options.horizon(), options.fourier()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Coach<>(options, spec);
      }
    };
  }

  @Override
  void hear(Segment<O, A> segment, Signal signal) {
    int delay = signal.delay() > 0 ? signal.delay() : options.delay();
    int newest = segment.length() - 1 - delay;
    if (newest < 0) {
      return; // about what is not shown any more
    }
    Arrays.fill(eligibility, 0);
    double weight = 1; // lambda to the power of the steps back
    for (int step = newest; step >= 0 && weight > 0; step--) {
      look(segment, step);
      actor.softmax(seen, probabilities);
      if (step == newest) {
        heard++;
        entropies += entropy();
      }
      int move = actor.move(done(segment, step)[0]);
      double scale = weight / actor.squared(seen);
      for (int other = 0; other < probabilities.length; other++) {
        // d log pi(a|s) / d preference of each move.
        double slope = (other == move ? 1 : 0) - probabilities[other];
        probabilities[other] = scale * slope;
      }
      actor.accumulate(seen, probabilities, eligibility);
      weight *= options.trace();
    }
    actor.step(options.learningRate() * signal.value(), eligibility);
  }

  private double entropy() {
    double sum = 0;
    for (double p : probabilities) {
      sum -= p > 0 ? p * Math.log(p) : 0;
    }
    return sum;
  }

  @Override
  void follow(Rollout rollout) {
    actor.add(rollout.observations(), rollout.rows());
  }

  @Override
  void report(Map<String, Double> metrics) {
    if (heard > 0) {
      metrics.put("entropy", entropies / heard);
    }
    heard = 0;
    entropies = 0;
  }

  /** The logits of the policy of now. */
  Preferences values() {
    return actor.frozen();
  }

  @Override
  public Policy<O, A> policy() {
    return new PreferencePolicy<>(spec, values(), Choice.SOFTMAX, 0);
  }

  @Override
  public Policy<O, A> best() {
    return new PreferencePolicy<>(spec, values(), Choice.FIRST, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    actor.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "Coach");
    actor.load(in);
  }
}
