package org.plaudit.experiments.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.wrap.FixedHorizon;
import org.plaudit.core.wrap.NormalizeObservation;
import org.plaudit.core.wrap.TimeLimit;
import org.plaudit.envs.classic.ClassicWorlds;

/**
 * A small world, learner, oracle, reward model and selector that the machine can be tested with.
 */
public final class Fakes implements Plugin {
  record Limit(@Doc("steps") int steps) {}

  record Silence(@Doc("every how many questions the oracle stays silent; 0 for never") int every) {}

  public static Catalog catalog() {
    return Catalog.of(new Fakes());
  }

  /** With the classic worlds, in most of which {@code lean} cannot learn, and {@code random}. */
  public static Catalog manyWorlds() {
    return Catalog.of(new Fakes(), new ClassicWorlds(), new AtRandom());
  }

  private static final class AtRandom implements Plugin {
    @Override
    public List<Entry<Learner.Factory>> learners() {
      return List.of(
          Entry.of(
              "random",
              "Behaves at random",
              new Entry.NoOptions(),
              options -> RandomLearner.factory()));
    }
  }

  @Override
  public List<Entry<Env<?, ?>>> worlds() {
    return List.of(
        Entry.of("Corridor-v0", "Walk right", Corridor.Options.defaults(), Corridor::new));
  }

  @Override
  public List<Entry<Wrapper>> wrappers() {
    return List.of(
        Entry.of(
            "fixed-horizon",
            "All episodes are equally long",
            new Limit(20),
            o -> env -> FixedHorizon.of(env, o.steps())),
        Entry.of(
            "normalize-observation",
            "Shifts and scales observations",
            NormalizeObservation.defaults(),
            o -> env -> NormalizeObservation.of(vectors(env), o)),
        Entry.of(
            "time-limit",
            "Cuts episodes",
            new Limit(20),
            o -> env -> TimeLimit.of(env, o.steps())));
  }

  @SuppressWarnings("unchecked") // The corridor shows vectors.
  private static <A> Env<Vec, A> vectors(Env<?, A> env) {
    return (Env<Vec, A>) env;
  }

  @Override
  public List<Entry<Learner.Factory>> learners() {
    return List.of(Entry.of("lean", "Leans left or right", Lean.Options.defaults(), Lean::factory));
  }

  @Override
  public List<Entry<Teacher>> oracles() {
    return List.of(Entry.of("exact", "Prefers the larger return", new Silence(7), Fakes::teacher));
  }

  private static Teacher teacher(Silence silence) {
    return new Teacher() {
      @Override
      public <O, A> Likelihood<O, A> person(Setting<O, A> setting) {
        return (query, moment) -> {
          List<Double> returns = new ArrayList<>();
          for (Segment<O, A> segment : query.segments()) {
            returns.add(setting.ledger().rewards(segment.id()).stream().mapToDouble(r -> r).sum());
          }
          return Map.of(answer(query.id(), returns.get(0), returns.get(1), silence), 1.0);
        };
      }
    };
  }

  private static Feedback answer(long id, double first, double second, Silence silence) {
    if (silence.every() > 0 && id % silence.every() == silence.every() - 1) {
      return new Feedback.Abstention("cannot tell");
    }
    return new Feedback.Preference(
        first > second
            ? Feedback.Preference.Choice.FIRST
            : first < second ? Feedback.Preference.Choice.SECOND : Feedback.Preference.Choice.TIE);
  }

  @Override
  public List<Entry<RewardModel.Factory>> rewards() {
    return List.of(
        Entry.of(
            "bradley-terry", "Rewards in proportion", Slope.Options.defaults(), Slope::factory));
  }

  @Override
  public List<Entry<Selector>> selectors() {
    return List.of(
        Entry.of(
            "disagreement", "Any two, in fact", new Entry.NoOptions(), options -> new AnyTwo()),
        Entry.of("uniform", "Any two", new Entry.NoOptions(), options -> new AnyTwo()));
  }

  private static final class AnyTwo implements Selector {
    @Override
    public <O, A> List<List<Segment<O, A>>> select(
        List<Segment<O, A>> candidates,
        int count,
        int size,
        RewardModel<O, A> model,
        RandomGenerator rng) {
      List<List<Segment<O, A>>> pairs = new ArrayList<>();
      for (int i = 0; i < count && candidates.size() >= 2; i++) {
        int first = rng.nextInt(candidates.size());
        int second = (first + 1 + rng.nextInt(candidates.size() - 1)) % candidates.size();
        pairs.add(List.of(candidates.get(first), candidates.get(second)));
      }
      return pairs;
    }
  }
}
