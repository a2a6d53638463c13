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
 * TAMER (W. B. Knox and P. Stone, "Interactively shaping agents via human reinforcement: the TAMER
 * framework", K-CAP 2009): a person says good or bad, and the agent learns what the person will
 * say, H(s, a), and does what they will say the best of:
 *
 * <pre>error = h - sum over k of c_k H(s_k, a_k)
 * w += rate error sum over k of c_k phi(s_k, a_k)
 * a = argmax over a of H(s, a)
 * </pre>
 *
 * where c_k, the credit of the step k back, is the probability that the signal h is about it (see
 * {@link Delay}). A person who watches has thought of what follows already, so no reward and no
 * future enters: TAMER is supervised learning.
 *
 * <p>H is linear in the features of {@link LinearFeatures}. The step is normalised: of the error,
 * the share {@code rate} is gone after it, whatever the features' size (the papers tune an
 * unnormalised step to each world). There is no exploration besides: where nothing has been said,
 * all moves are equally good and any is taken.
 *
 * <p>Works on moves, masked or not, in worlds of vectors or of numbered states. Silence teaches it
 * nothing. Metrics of a lesson: {@code signals}, how many were heard; {@code signal_mean}, their
 * mean; {@code human_error}, the mean of |error| before each step; the last two absent where none
 * was heard.
 */
public final class Tamer<O, A> extends SignalLearner<O, A> {
  private static final int MARK = 0x544d5231; // "TMR1"

  /** For a person who reacts at once. */
  public record Options(
      @Doc("worlds side by side, at least 1") int worlds,
      @Doc("steps of each world between two lessons, at least 1; 1 listens after every step")
          int horizon,
      @Doc("share of the error that a signal takes away, in (0, 1]") double learningRate,
      @Doc("how long a person takes to react") Delay delay,
      @Doc("what is seen of vectors") Fourier fourier) {
    public Options {
      Checks.worlds(worlds, 1);
      Checks.horizon(horizon, 1);
      Require.that(
          learningRate > 0 && learningRate <= 1,
          "learning_rate (%s) must lie in (0, 1]. Maybe 0.2.",
          learningRate);
    }

    public static Options defaults() {
      return new Options(1, 1, 0.2, Delay.defaults(), Fourier.defaults());
    }
  }

  private final Options options;
  private final LinearPreferences human;
  private final double[] direction;
  private final double[] believed;
  private final double[] shares;
  private int heard;
  private double errors;

  public Tamer(Options options, EnvSpec<O, A> spec) {
    super(spec);
    this.options = options;
    this.human = new LinearPreferences(spec, options.fourier());
    this.direction = new double[human.size()];
    this.believed = new double[human.moves()];
    this.shares = new double[human.moves()];
  }

  /** Makes TAMER learners. */
  public static Factory factory(Options options) {
    return new LinearFactory(options.worlds(), options.horizon(), options.fourier()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Tamer<>(options, spec);
      }
    };
  }

  @Override
  void hear(Segment<O, A> segment, Signal signal) {
    double[] credit = options.delay().credit(segment.length(), signal.delay());
    Arrays.fill(direction, 0);
    double expected = 0; // of the signal
    for (int back = 0; back < credit.length; back++) {
      if (credit[back] > 0) {
        int step = segment.length() - 1 - back;
        int move = human.move(done(segment, step)[0]);
        look(segment, step);
        human.write(seen, believed);
        expected += credit[back] * believed[move];
        Arrays.fill(shares, 0);
        shares[move] = credit[back];
        human.accumulate(seen, shares, direction); // sum of c_k phi(s_k, a_k)
      }
    }
    double length = human.squared(direction);
    if (length > 0) {
      double error = signal.value() - expected;
      human.step(options.learningRate() * error / length, direction);
      heard++;
      errors += Math.abs(error);
    }
  }

  @Override
  void follow(Rollout rollout) {
    human.add(rollout.observations(), rollout.rows());
  }

  @Override
  void report(Map<String, Double> metrics) {
    if (heard > 0) {
      metrics.put("human_error", errors / heard);
    }
    heard = 0;
    errors = 0;
  }

  /** What the person would say of each move, H(s, .), by what is known now. */
  Preferences values() {
    return human.frozen();
  }

  @Override
  public Policy<O, A> policy() {
    return new PreferencePolicy<>(spec, values(), Choice.ANY, 0);
  }

  @Override
  public Policy<O, A> best() {
    return new PreferencePolicy<>(spec, values(), Choice.FIRST, 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    human.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "Tamer");
    human.load(in);
  }
}
