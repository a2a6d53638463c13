package org.plaudit.core.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;

/** Passes everything on; faults are planted by overriding. */
class AroundGame<O, A> implements MultiEnv<O, A> {
  final MultiEnv<O, A> inner;
  int time;

  AroundGame(MultiEnv<O, A> inner) {
    this.inner = inner;
  }

  @Override
  public EnvId id() {
    return inner.id();
  }

  @Override
  public Map<AgentId, EnvSpec<O, A>> specs() {
    return inner.specs();
  }

  @Override
  public Round<O> reset(long seed) {
    time = 0;
    return inner.reset(seed);
  }

  @Override
  public Round<O> step(Map<AgentId, A> actions) {
    Round<O> round = inner.step(actions);
    time++;
    return after(round);
  }

  Round<O> after(Round<O> round) {
    return round;
  }

  /** The parts of a round, to be changed. */
  static final class Parts<O> {
    final Map<AgentId, O> observations;
    final Map<AgentId, Double> rewards;
    final Map<AgentId, Ending> endings;
    final Map<AgentId, O> last;

    Parts(Round<O> round) {
      observations = new LinkedHashMap<>(round.observations());
      rewards = new LinkedHashMap<>(round.rewards());
      endings = new LinkedHashMap<>(round.endings());
      last = new LinkedHashMap<>(round.last());
    }

    Round<O> round() {
      return new Round<>(
          Collections.unmodifiableMap(observations),
          Collections.unmodifiableMap(rewards),
          Collections.unmodifiableMap(endings),
          Collections.unmodifiableMap(last));
    }
  }
}
