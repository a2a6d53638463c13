package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.plaudit.agents.interactive.PreferencePolicy.Choice;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.nn.Schedule;
import org.plaudit.agents.offpolicy.Dqn;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;

/**
 * DQN-TAMER (arXiv:1810.11748): a {@link Dqn} learns from the world's reward what each move is
 * worth, a {@link DeepTamer} from a person what they will say of it, each for itself; what is done
 * is the best of both together,
 *
 * <pre>argmax over a of alpha_q Q(s, a) + alpha_h H(s, a)
 * </pre>
 *
 * with DQN's share epsilon of random moves. The person's weight alpha_h falls over the run: people
 * are quick to show the way and tire, rewards are slow and sure. The paper lets it fall by a factor
 * an episode; here it falls in a straight line. Q is in the unit of returns and H in that of
 * signals, so that the weights have to suit the world. A reward that is learned anew counts for all
 * that DQN replays.
 *
 * <p>Works on vectors with moves, masked or not. Metrics are those of both learners, and {@code
 * human_weight}, the alpha_h of now.
 */
public final class DqnTamer<O, A> implements Learner<O, A> {
  private static final int MARK = 0x44515431; // "DQT1"

  /** The defaults of both learners; rewards and the person begin with equal weights. */
  public record Options(
      @Doc("alpha_q: weight of the values of rewards, at least 0") double rewardWeight,
      @Doc("alpha_h at first: weight of what the person would say, at least 0") double humanWeight,
      @Doc("alpha_h at last, at least 0") double humanWeightFinal,
      @Doc("part of the run in which alpha_h goes from first to last, in (0, 1]")
          double humanFraction,
      @Doc("how it learns from rewards") Dqn.Options dqn,
      @Doc("how it learns from a person; worlds and horizon must be those of dqn")
          DeepTamer.Options tamer) {
    public Options {
      weight("reward_weight", rewardWeight);
      weight("human_weight", humanWeight);
      weight("human_weight_final", humanWeightFinal);
      Require.that(
          humanFraction > 0 && humanFraction <= 1,
          "human_fraction (%s) must lie in (0, 1]. Maybe 0.5.",
          humanFraction);
      Require.that(
          dqn.worlds() == tamer.worlds() && dqn.horizon() == tamer.horizon(),
          "tamer's worlds (%d) and horizon (%d) must be dqn's, %d and %d, both see the same steps",
          tamer.worlds(),
          tamer.horizon(),
          dqn.worlds(),
          dqn.horizon());
    }

    private static void weight(String name, double weight) {
      Require.that(
          weight >= 0 && Double.isFinite(weight),
          "%s (%s) must not be negative. Maybe 1.",
          name,
          weight);
    }

    public static Options defaults() {
      Dqn.Options dqn = Dqn.Options.defaults();
      DeepTamer.Options alone = DeepTamer.Options.defaults();
      DeepTamer.Options tamer =
          new DeepTamer.Options(
              dqn.worlds(),
              dqn.horizon(),
              alone.delay(),
              alone.learningRate(),
              alone.interval(),
              alone.batch(),
              alone.buffer(),
              alone.normalize(),
              alone.hidden());
      return new Options(1, 1, 0, 0.5, dqn, tamer);
    }
  }

  private final Options options;
  private final EnvSpec<O, A> spec;
  private final long budget;
  private final Schedule humanWeight;
  private final Dqn<O, A> dqn;
  private final DeepTamer<O, A> tamer;
  private long steps;

  /**
   * @param budget steps of experience over the learner's life, for the schedules
   */
  public DqnTamer(Options options, EnvSpec<O, A> spec, long budget, Seed seed) {
    this.options = options;
    this.spec = spec;
    this.budget = budget;
    this.humanWeight =
        Schedule.linear(options.humanWeight(), options.humanWeightFinal(), options.humanFraction());
    this.dqn = new Dqn<>(options.dqn(), spec, budget, seed.child("dqn"));
    this.tamer = new DeepTamer<>(options.tamer(), spec, seed.child("tamer"));
  }

  /** Makes learners of this kind. */
  public static Factory factory(Options options) {
    return new NetworkFactory(options.dqn().worlds(), options.dqn().horizon()) {
      @Override
      protected Optional<String> unfitActions(EnvSpec<?, ?> spec) {
        return Preferences.unfit(spec);
      }

      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Signal.class);
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new DqnTamer<>(options, spec, steps, seed);
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class, Lesson.Judgement.class, Lesson.Relabel.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> lessons) {
    List<Lesson<O, A>> seen = new ArrayList<>(lessons);
    seen.removeIf(lesson -> lesson instanceof Lesson.Relabel);
    Metrics heard = tamer.learn(seen); // refuses what neither of them takes
    List<Lesson<O, A>> lived = new ArrayList<>(lessons);
    lived.removeIf(lesson -> lesson instanceof Lesson.Judgement);
    for (Lesson<O, A> lesson : lived) {
      if (lesson instanceof Lesson.Experience<O, A> experience) {
        steps += experience.rollout().rows();
      }
    }
    return heard.and(dqn.learn(lived)).and("human_weight", weight());
  }

  private double weight() {
    return humanWeight.at(Math.min(1, (double) steps / budget));
  }

  @Override
  public Policy<O, A> policy() {
    return new PreferencePolicy<>(spec, both(), Choice.FIRST, dqn.epsilon());
  }

  @Override
  public Policy<O, A> best() {
    return new PreferencePolicy<>(spec, both(), Choice.FIRST, 0);
  }

  private Preferences both() {
    return new Sum(options.rewardWeight(), dqn.values(), weight(), tamer.values());
  }

  /** alpha_q Q + alpha_h H. */
  private static final class Sum implements Preferences {
    private final float rewardWeight;
    private final Preferences reward;
    private final float humanWeight;
    private final Preferences human;
    private final AtomicReference<float[]> spare = new AtomicReference<>();

    Sum(double rewardWeight, Preferences reward, double humanWeight, Preferences human) {
      this.rewardWeight = (float) rewardWeight;
      this.reward = reward;
      this.humanWeight = (float) humanWeight;
      this.human = human;
    }

    @Override
    public int moves() {
      return reward.moves();
    }

    @Override
    public void write(float[] observations, int rows, float[] into) {
      int size = rows * moves();
      float[] mine = spare.getAndSet(null);
      float[] said = mine == null || mine.length < size ? new float[size] : mine;
      reward.write(observations, rows, into);
      human.write(observations, rows, said);
      for (int i = 0; i < size; i++) {
        into[i] = rewardWeight * into[i] + humanWeight * said[i];
      }
      spare.set(said);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeLong(steps);
    dqn.save(out);
    tamer.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, MARK, "DqnTamer");
    long savedSteps = TableState.count(in);
    dqn.load(in);
    tamer.load(in);
    steps = savedSteps;
  }
}
