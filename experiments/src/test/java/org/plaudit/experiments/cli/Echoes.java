package org.plaudit.experiments.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.OneOf;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Text;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** Worlds of two steps, one for each kind of move; and one that breaks its contract. */
final class Echoes implements Plugin {
  record Options(@Doc("steps of an episode, at least 1") int length) {}

  static Catalog catalog() {
    return Catalog.of(new Echoes());
  }

  @Override
  public List<Entry<Env<?, ?>>> worlds() {
    return List.of(
        echo("Lists", MultiDiscrete.of(3, 4)),
        echo("Switches", new MultiBinary(2)),
        echo("Vectors", Box.of(Vec.of(-1, 0), Vec.of(1, 5))),
        echo("Words", new Text(Text.PRINTABLE, 0, 20)),
        echo("Either", new OneOf(List.of(Discrete.of(3), new MultiBinary(1)))),
        Entry.of("Broken-v0", "Looks random", new Entry.NoOptions(), o -> new Broken()));
  }

  private static <A> Entry<Env<?, ?>> echo(String name, Space<A> moves) {
    return Entry.of(
        name + "-v0", "Echoes", new Options(2), o -> new Echo<>(name, moves, o.length()));
  }

  @Override
  public List<Entry<MultiEnv<?, ?>>> games() {
    return List.of(Entry.of("Duel-v0", "Both choose", new Entry.NoOptions(), o -> new Duel()));
  }

  private static final class Echo<A> implements Env<Integer, A> {
    private final EnvSpec<Integer, A> spec;
    private final int length;
    private int steps;

    Echo(String name, Space<A> moves, int length) {
      this.length = length;
      this.spec = EnvSpec.of(name + "-v0", Domain.GAME, Discrete.of(1000), moves).withLimit(length);
    }

    @Override
    public EnvSpec<Integer, A> spec() {
      return spec;
    }

    @Override
    public Integer reset(long seed) {
      steps = 0;
      return 0;
    }

    @Override
    public Step<Integer> step(A action) {
      steps++;
      return new Step<>(steps, 0.5, steps == length ? Ending.TRUNCATED : Ending.RUNNING);
    }
  }

  /** Counts its episodes in what it shows, whatever the seed. */
  private static final class Broken implements Env<Integer, Integer> {
    private int resets;

    @Override
    public EnvSpec<Integer, Integer> spec() {
      return EnvSpec.of("Broken-v0", Domain.GAME, Discrete.of(10), Discrete.of(2)).withLimit(1);
    }

    @Override
    public Integer reset(long seed) {
      return resets++;
    }

    @Override
    public Step<Integer> step(Integer action) {
      return new Step<>(0, 0, Ending.TRUNCATED);
    }
  }

  /** Two choose at once, twice; choice 0 is legal only in the first round. */
  private static final class Duel implements MultiEnv<Masked<Integer>, Integer> {
    private static final List<AgentId> AGENTS = List.of(new AgentId("red"), new AgentId("blue"));
    private int rounds;

    @Override
    public EnvId id() {
      return EnvId.parse("Duel-v0");
    }

    @Override
    public Map<AgentId, EnvSpec<Masked<Integer>, Integer>> specs() {
      Map<AgentId, EnvSpec<Masked<Integer>, Integer>> specs = new LinkedHashMap<>();
      for (AgentId agent : AGENTS) {
        specs.put(
            agent,
            EnvSpec.of("Duel-v0", Domain.GAME, new WithMask<>(Discrete.of(3), 3), Discrete.of(3)));
      }
      return specs;
    }

    @Override
    public Round<Masked<Integer>> reset(long seed) {
      rounds = 0;
      return Round.first(seen());
    }

    private Map<AgentId, Masked<Integer>> seen() {
      Map<AgentId, Masked<Integer>> seen = new LinkedHashMap<>();
      AGENTS.forEach(
          agent -> seen.put(agent, new Masked<>(rounds, Mask.of(rounds == 0, true, true))));
      return seen;
    }

    @Override
    public Round<Masked<Integer>> step(Map<AgentId, Integer> actions) {
      rounds++;
      Map<AgentId, Double> rewards = new LinkedHashMap<>();
      actions.forEach((agent, action) -> rewards.put(agent, (double) action));
      Map<AgentId, Ending> endings = new LinkedHashMap<>();
      AGENTS.forEach(agent -> endings.put(agent, rounds < 2 ? Ending.RUNNING : Ending.TERMINATED));
      return rounds < 2
          ? new Round<>(seen(), rewards, endings, Map.of())
          : new Round<>(Map.of(), rewards, endings, seen());
    }
  }
}
