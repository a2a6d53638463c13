package org.plaudit.core.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/**
 * A flawless simultaneous game: three runners wait or leap towards 1; who arrives has ended, the
 * others go on for at most 25 steps.
 */
final class Race implements MultiEnv<Vec, Integer> {
  static final int LIMIT = 25;
  static final List<AgentId> RUNNERS =
      List.of(new AgentId("zoe"), new AgentId("adam"), new AgentId("mia"));

  private final Map<AgentId, Double> places = new LinkedHashMap<>();
  private Pcg64 rng = new Pcg64(0);
  private int time;
  private boolean started;

  @Override
  public EnvId id() {
    return EnvId.parse("Race-v0");
  }

  @Override
  public Map<AgentId, EnvSpec<Vec, Integer>> specs() {
    Map<AgentId, EnvSpec<Vec, Integer>> specs = new LinkedHashMap<>();
    for (AgentId runner : RUNNERS) {
      specs.put(
          runner,
          EnvSpec.of("Race-v0", Domain.GAME, Box.of(0, 1, 2), Discrete.of(2)).withLimit(LIMIT));
    }
    return specs;
  }

  private Vec seen(double place) {
    return Vec.of(Math.min(1, place), time / (double) LIMIT);
  }

  @Override
  public Round<Vec> reset(long seed) {
    rng = new Pcg64(seed);
    time = 0;
    started = true;
    Map<AgentId, Vec> first = new LinkedHashMap<>();
    for (AgentId runner : RUNNERS) {
      places.put(runner, 0.1 * rng.nextDouble());
      first.put(runner, seen(places.get(runner)));
    }
    return Round.first(first);
  }

  @Override
  public Round<Vec> step(Map<AgentId, Integer> actions) {
    Require.state(started && !places.isEmpty(), "reset comes first");
    Require.that(
        actions.keySet().equals(places.keySet()),
        "actions are for %s, but must be for %s",
        actions.keySet(),
        places.keySet());
    actions.forEach(
        (runner, leap) ->
            Require.that(leap == 0 || leap == 1, "action (%s) of %s must be 0 or 1", leap, runner));
    time++;
    Map<AgentId, Vec> observations = new LinkedHashMap<>();
    Map<AgentId, Double> rewards = new LinkedHashMap<>();
    Map<AgentId, Ending> endings = new LinkedHashMap<>();
    Map<AgentId, Vec> last = new LinkedHashMap<>();
    for (AgentId runner : RUNNERS) {
      if (!places.containsKey(runner)) {
        continue;
      }
      double place = places.get(runner) + 0.1 * actions.get(runner) * rng.nextDouble();
      Ending ending =
          place >= 1 ? Ending.TERMINATED : time == LIMIT ? Ending.TRUNCATED : Ending.RUNNING;
      rewards.put(runner, place - places.get(runner));
      endings.put(runner, ending);
      (ending.over() ? last : observations).put(runner, seen(place));
      if (ending.over()) {
        places.remove(runner);
      } else {
        places.put(runner, place);
      }
    }
    return new Round<>(observations, rewards, endings, last);
  }
}
