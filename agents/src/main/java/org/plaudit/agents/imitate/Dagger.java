package org.plaudit.agents.imitate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.plaudit.agents.imitate.BehavioralCloning.Options;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;

/**
 * DAgger, dataset aggregation (arXiv:1011.0686, algorithm 3.1): acts by its own policy, is told
 * what should have been done where that led, and fits the next policy to all it was ever told.
 *
 * <pre>D = D and the pairs (s, pi*(s)) of states visited by pi_i;  pi_{i+1} = fit(D)
 * </pre>
 *
 * <p>A demonstration adds all its pairs, a correction ({@link Query.Correct}) the pair of what was
 * seen at the corrected step and the action that should have been taken there. Of the rest of that
 * segment nothing was said, so it adds nothing, and so does an abstention: where nothing was wrong,
 * there is nothing to correct. The expert itself never acts in the learner's rollouts, the paper's
 * parameter-free choice of beta (1 in the first iteration, that of the demonstrations, then 0:
 * section 3.2). Each fit is that of {@link BehavioralCloning}, whose metrics it reports, and goes
 * on from the policy before.
 *
 * <p>It always takes the most likely action: it has to be corrected where it will go when it
 * counts.
 */
public final class Dagger<O, A> implements Learner<O, A> {
  private final EnvSpec<O, A> spec;
  private final BehavioralCloning<O, A> cloning;

  public Dagger(Options options, EnvSpec<O, A> spec, Seed seed) {
    this.spec = spec;
    this.cloning = new BehavioralCloning<>(options, spec, seed);
  }

  /** Those of behavioural cloning with the imitation library's 4 passes an iteration. */
  public static Options defaults() {
    return new Options(500, 4, 32, 1e-3, 1e-3, 0, true, List.of(32, 32));
  }

  /** Makes such learners. */
  public static Factory factory(Options options) {
    return new NetworkFactory(1, options.horizon()) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Dagger<>(options, spec, seed);
      }

      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Feedback.Demonstration.class, Feedback.Correction.class);
      }

      @Override
      public boolean rewarded() {
        return false;
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Demonstration.class, Lesson.Judgement.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> given) {
    Pairs<O, A> fresh = new Pairs<>(spec);
    for (Lesson<O, A> lesson : given) {
      if (lesson instanceof Lesson.Demonstration<O, A> demonstration) {
        fresh.add(demonstration.segment());
      } else if (lesson instanceof Lesson.Judgement<O, A> judgement) {
        correct(judgement, fresh);
      } else {
        throw new IllegalArgumentException(
            "lesson (%s) must be Demonstration or Judgement"
                .formatted(lesson.getClass().getSimpleName()));
      }
    }
    return cloning.learn(fresh);
  }

  private void correct(Lesson.Judgement<O, A> judgement, Pairs<O, A> fresh) {
    if (judgement.query() instanceof Query.Correct<O, A> query) {
      judgement
          .feedback()
          .as(Feedback.Correction.class)
          .ifPresent(better -> fresh.add(query.segment(), better.step(), better.action()));
    }
  }

  @Override
  public Policy<O, A> policy() {
    return cloning.best();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    cloning.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    cloning.load(in);
  }
}
