package org.plaudit.agents.prefer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.plaudit.agents.learn.Means;
import org.plaudit.agents.learn.ReplayLearner;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.nn.Floats;
import org.plaudit.agents.offpolicy.BoundedFactory;
import org.plaudit.agents.offpolicy.Minibatch;
import org.plaudit.agents.offpolicy.ReplayBuffer;
import org.plaudit.agents.offpolicy.Sac;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/**
 * PEBBLE (arXiv:2106.05091, algorithm 2): soft actor-critic for a reward that people teach
 * meanwhile. Two ideas make their answers go further.
 *
 * <p>It explores before anybody is asked, so that there is something to be asked about. Until the
 * first reward is learned, a step is worth how far its state is from the k-th nearest that was ever
 * seen (sec. 4.1), divided by the running deviation of this number:
 *
 * <pre>r(s) = log |s - s_k|
 * </pre>
 *
 * <p>And it wastes nothing: each time the reward is learned anew, all of the replay buffer gets the
 * new one (sec. 4.3), and with the first, the critics, which judged by novelty, start afresh.
 *
 * <p>With {@code explore: rune} it stays curious (arXiv:2205.12401, sec. 4), about what the
 * reward's ensemble disagrees on: at step t a step is worth
 *
 * <pre>r(s, a) + beta_t spread(s, a),  beta_t = bonus (1 - decay)^t
 * </pre>
 *
 * <p>The spread is known of what was held when the reward was learned; what came since counts with
 * the mean of that until the next time, since a run that is resumed has numbers but no model.
 *
 * <p>Where the task's own reward is used instead, the first one that is not 0 ends the exploration.
 * Works on vectors and real actions with finite bounds. Metrics are {@link Sac}'s, and
 *
 * <ul>
 *   <li>{@code surprise}: while it explores, the mean of r(s) over the minibatches of a lesson
 *   <li>{@code beta}: with rune, once there is a reward
 * </ul>
 */
public final class Pebble<O, A> extends ReplayLearner<O, A> {

  /** What it is curious about once there is a reward. */
  public enum Exploration {
    /** Nothing: the policy's entropy is all. */
    NONE,
    /** Where the members of the reward model disagree. */
    RUNE
  }

  /** The published values; SAC's own defaults, whose networks are smaller than the paper's. */
  public record Options(
      @Doc("options of the soft actor-critic within") Sac.Options sac,
      @Doc("k: to which of its nearest a state's distance is measured, at least 1") int neighbours,
      @Doc("minibatches from which new critics learn when the first reward comes; 0 keeps the old")
          int reset,
      @Doc("curiosity once there is a reward: none or rune") Exploration explore,
      @Doc("beta at first: weight of the ensemble's spread, at least 0") double bonus,
      @Doc("share of beta lost with each step, in [0, 1)") double decay) {
    public Options {
      Require.that(neighbours >= 1, "neighbours (%d) must be at least 1. Maybe 5.", neighbours);
      Require.that(reset >= 0, "reset (%d) must not be negative. Maybe 100.", reset);
      Require.that(bonus >= 0, "bonus (%s) must not be negative. Maybe 0.05.", bonus);
      Require.that(decay >= 0 && decay < 1, "decay (%s) must lie in [0, 1). Maybe 0.00001.", decay);
    }

    public static Options defaults() {
      return new Options(Sac.Options.defaults(), 5, 100, Exploration.NONE, 0.05, 1e-5);
    }
  }

  private final Options options;
  private final Sac<O, A> sac;
  private final ReplayBuffer held;
  private final StateEntropy novelty;
  private final RunningStatistics surprises = new RunningStatistics(1);
  private Means found = new Means("surprise");
  private boolean rewarded;
  private long steps;

  /** Where in the buffer those states lie that count for novelty, but are not yet known to it. */
  private int unseenFrom;

  private long unseen;

  /** By place in the buffer, with rune only: how much the ensemble disagrees. */
  private float[] spreads = {};

  /** Of what came since the reward was learned. */
  private float usualSpread;

  public Pebble(Options options, EnvSpec<O, A> spec, Seed seed) {
    this.options = options;
    this.novelty = new StateEntropy(spec.observations().width(), options.neighbours());
    this.sac = new Sac<>(options.sac(), spec, seed, this::revise);
    this.held = sac.held();
  }

  /** Makes PEBBLE learners. */
  public static Factory factory(Options options) {
    return new BoundedFactory(options.sac().worlds(), options.sac().horizon()) {
      @Override
      public boolean unsupervised() {
        return true;
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Pebble<>(options, spec, seed);
      }
    };
  }

  @Override
  public Policy<O, A> policy() {
    return sac.policy();
  }

  @Override
  public Policy<O, A> best() {
    return sac.best();
  }

  @Override
  protected Metrics learn(Rollout rollout) {
    if (!rewarded && earns(rollout)) {
      begin();
    }
    expect(rollout.rows());
    steps += rollout.rows();
    found = new Means("surprise");
    Metrics metrics = sac.learn(List.of(new Lesson.Experience<>(rollout)));
    if (rewarded) {
      return curious() ? metrics.and("beta", beta(steps)) : metrics;
    }
    return metrics.values().isEmpty() ? metrics : metrics.and(found.metrics());
  }

  private static boolean earns(Rollout rollout) {
    for (float reward : rollout.rewards()) {
      if (reward != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean curious() {
    return options.explore() == Exploration.RUNE;
  }

  /** So many rows will come next, at the buffer's position. */
  private void expect(int rows) {
    int from = held.position();
    unseenFrom = unseen == 0 ? from : unseenFrom;
    unseen += rows;
    if (curious()) {
      makeRoom((int) Math.min(held.capacity(), (long) from + rows));
      for (int i = 0; i < Math.min(rows, held.capacity()); i++) {
        spreads[(int) ((from + (long) i) % held.capacity())] = usualSpread;
      }
    }
  }

  private void makeRoom(int places) {
    if (places > spreads.length) {
      int room = (int) Math.min(held.capacity(), Math.max(places, 2L * spreads.length));
      spreads = Arrays.copyOf(spreads, room);
    }
  }

  @Override
  protected void relabel(StepRewards rewards) {
    sac.learn(List.of(new Lesson.Relabel<>(rewards)));
    if (curious()) {
      learnSpreads(rewards);
    }
    if (!rewarded) {
      begin();
    }
  }

  private void learnSpreads(StepRewards rewards) {
    held.show(
        (rows, from) -> {
          float[] some = new float[rows.rows()];
          rewards.spread(rows, some);
          for (float spread : some) {
            if (!(spread >= 0 && spread < Float.POSITIVE_INFINITY)) {
              throw new DivergedException("the spread of a reward", spread);
            }
          }
          System.arraycopy(some, 0, spreads, from, some.length);
        });
    double sum = 0;
    for (int place = 0; place < held.size(); place++) {
      sum += spreads[place];
    }
    usualSpread = held.size() == 0 ? 0 : (float) (sum / held.size());
  }

  /** What it lives on. */
  ReplayBuffer held() {
    return held;
  }

  /** From now on, what people want counts. */
  private void begin() {
    rewarded = true;
    novelty.forget();
    if (options.reset() > 0) {
      sac.renewCritics(options.reset());
    }
  }

  /** The rewards that a minibatch is learned from. */
  void revise(Minibatch drawn) {
    int rows = drawn.rows();
    float[] rewards = drawn.rewards();
    if (!rewarded) {
      if (unseen > 0) {
        novelty.follow(held, unseenFrom, unseen);
        unseen = 0;
      }
      novelty.surprise(drawn.observations(), rows, rewards);
      surprises.add(rewards, rows);
      double mean = 0;
      double deviation = surprises.deviation(0);
      // Where all states are equally rare, there is nothing to scale.
      float scale = deviation > 1e-6 ? (float) (1 / deviation) : 1;
      for (int row = 0; row < rows; row++) {
        mean += rewards[row] / rows;
        rewards[row] *= scale;
      }
      found.add(mean);
    } else if (curious()) {
      double beta = beta(steps);
      for (int row = 0; row < rows; row++) {
        rewards[row] += (float) (beta * spreads[drawn.places()[row]]);
      }
    }
  }

  /** The weight of the spread after so many steps (arXiv:2205.12401, sec. 4). */
  double beta(long step) {
    return options.bonus() * Math.pow(1 - options.decay(), (double) step);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    sac.save(out);
    out.writeBoolean(rewarded);
    out.writeLong(steps);
    surprises.save(out);
    if (curious()) {
      out.writeFloat(usualSpread);
      Floats.write(out, spreads, held.size());
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    sac.load(in);
    rewarded = in.readBoolean();
    steps = in.readLong();
    if (steps < held.size()) {
      throw new IOException(
          "the saved learner claims to hold %d of %d steps".formatted(held.size(), steps));
    }
    surprises.load(in);
    if (curious()) {
      usualSpread = in.readFloat();
      spreads = Floats.read(in, held.size());
    }
    novelty.forget();
    unseenFrom = 0;
    unseen = held.size();
  }
}
