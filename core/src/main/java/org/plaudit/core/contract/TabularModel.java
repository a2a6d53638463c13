package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.env.Tabular.Outcome;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.WithMask;

/** That a world's transition model is one, and is that of the world. */
final class TabularModel {
  private static final double CLOSE = 1e-9;
  private static final int EPISODES = 120;
  private static final int LONGEST = 200;
  private static final int ENOUGH = 100;

  /** Pairs of state and action that are looked at; of larger models, evenly spread ones. */
  private static final int PAIRS = 200_000;

  private TabularModel() {}

  static void probabilitiesAddUp(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    if (play.find(Tabular.class).isEmpty()) {
      return;
    }
    Tabular model = play.find(Tabular.class).orElseThrow();
    double starts = 0;
    for (int state = 0; state < model.states(); state++) {
      double start = model.start(state);
      if (!(start >= 0 && start <= 1)) {
        trial.blame("start(%d) (%s) must lie in [0, 1]", state, start);
      }
      starts += start;
    }
    if (!(Math.abs(starts - 1) <= CLOSE)) {
      trial.blame("start adds up to %s instead of 1", starts);
    }
    long pairs = (long) model.states() * model.actions();
    long stride = Math.max(1, pairs / PAIRS);
    for (long pair = 0; pair < pairs; pair += stride) {
      check(trial, model, (int) (pair / model.actions()), (int) (pair % model.actions()));
    }
  }

  private static void check(Trial<?> trial, Tabular model, int state, int action) {
    double sum = 0;
    for (Outcome outcome : model.outcomes(state, action)) {
      sum += outcome.probability();
      if (outcome.next() < 0 || outcome.next() >= model.states()) {
        trial.blame(
            "state %d, action %d: next (%d) must lie in [0, %d)",
            state, action, outcome.next(), model.states());
      }
      if (!Double.isFinite(outcome.reward())) {
        trial.blame(
            "state %d, action %d: reward (%s) must be finite", state, action, outcome.reward());
      }
    }
    if (!(Math.abs(sum - 1) <= CLOSE)) {
      trial.blame("state %d, action %d: outcomes add up to %s instead of 1", state, action, sum);
    }
  }

  private record Pair(int state, int action) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int first = Integer.compare(state, other.state);
      return first != 0 ? first : Integer.compare(action, other.action);
    }
  }

  /** What can be told apart from outside; the reward as a float, sums may round differently. */
  private record Event(int next, float reward, boolean terminal) {}

  /** Only where the observation is the number of the state. */
  static void stepsFollowTheModel(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    if (play.find(Tabular.class).isEmpty()) {
      return;
    }
    Tabular model = play.find(Tabular.class).orElseThrow();
    if (numbers(play.spec().observations()) != model.states()
        || numbers(play.spec().actions()) != model.actions()) {
      return;
    }
    Map<Pair, Map<Event, Integer>> counts = new TreeMap<>();
    for (long seed = 0; seed < EPISODES; seed++) {
      play.start(seed);
      int state = state(play);
      if (model.start(state) <= 0) {
        trial.blame("%s: started in state %d, whose start is 0", play.where(), state);
      }
      while (!play.over() && play.steps() < LONGEST) {
        play.advance();
        int action = (Integer) play.action() - ((Discrete) (Object) play.spec().actions()).start();
        Event event =
            new Event(state(play), (float) play.reward(), play.ending() == Ending.TERMINATED);
        if (!events(model, state, action).containsKey(event)) {
          trial.blame(
              "%s: from state %d, action %d led to %s, which the model says is impossible",
              play.where(), state, action, event);
        }
        counts
            .computeIfAbsent(new Pair(state, action), pair -> new LinkedHashMap<>())
            .merge(event, 1, Integer::sum);
        state = event.next();
      }
    }
    counts.forEach((pair, seen) -> frequencies(trial, model, pair, seen));
  }

  private static void frequencies(
      Trial<?> trial, Tabular model, Pair pair, Map<Event, Integer> seen) {
    int total = seen.values().stream().mapToInt(n -> n).sum();
    if (total < ENOUGH) {
      return;
    }
    List<Double> expected = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    Map<Event, Double> events = events(model, pair.state(), pair.action());
    events.forEach(
        (event, probability) -> {
          expected.add(total * probability);
          counts.add(seen.getOrDefault(event, 0));
        });
    if (ChiSquared.refutes(expected, counts)) {
      trial.blame(
          "from state %d, action %d led to %s, which is not what the model says: %s",
          pair.state(), pair.action(), seen, events);
    }
  }

  private static Map<Event, Double> events(Tabular model, int state, int action) {
    Map<Event, Double> events = new LinkedHashMap<>();
    for (Outcome outcome : model.outcomes(state, action)) {
      events.merge(
          new Event(outcome.next(), (float) outcome.reward(), outcome.terminal()),
          outcome.probability(),
          Double::sum);
    }
    return events;
  }

  /** How many whole numbers a space holds, masked or not; -1 if it is another space. */
  private static int numbers(Object space) {
    return space instanceof Discrete numbers
        ? numbers.n()
        : space instanceof WithMask<?> masked ? numbers(masked.inner()) : -1;
  }

  private static int state(SoloPlay<?, ?> play) {
    Object space = play.spec().observations();
    Object value = play.observation();
    return value instanceof Masked<?> masked
        ? (Integer) masked.observation() - ((Discrete) ((WithMask<?>) space).inner()).start()
        : (Integer) value - ((Discrete) space).start();
  }
}
