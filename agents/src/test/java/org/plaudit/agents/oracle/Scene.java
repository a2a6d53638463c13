package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plaudit.agents.TableWorld;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Question;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/**
 * A world of three tiles and three actions, of which each leads to the tile of its number, for
 * three steps; its expert always does what the tile's number says. Poor is 0, good is 1.
 */
final class Scene implements Ledger {
  static final Expert<Integer, Integer> EXPERT = tile -> tile;

  /** How far right one came, and how high the number of the action was. */
  static final Objectives<Integer, Integer> OBJECTIVES =
      new Objectives<>() {
        @Override
        public List<String> objectives() {
          return List.of("right", "high");
        }

        @Override
        public void measure(Integer observation, Integer action, Integer next, double[] into) {
          into[0] = next - 1;
          into[1] = action - 1;
        }
      };

  private final List<Double> earned = new ArrayList<>();

  static TableWorld world() {
    return new TableWorld(3, 3, 0, 3, (tile, action) -> TableWorld.sure(action, 1, false));
  }

  /** Stays on the first tile, where nothing but the reward differs. */
  Segment<Integer, Integer> earning(double... rewards) {
    return moving(Collections.nCopies(rewards.length, 0), rewards);
  }

  /** From the first tile on. */
  Segment<Integer, Integer> moving(List<Integer> actions, double... rewards) {
    SegmentId id = new SegmentId(1, 0, earned.size(), rewards.length);
    for (double reward : rewards) {
      earned.add(reward);
    }
    List<Integer> observations = new ArrayList<>(List.of(0));
    observations.addAll(actions);
    return new Segment<>(id, observations, actions, Ending.RUNNING);
  }

  @Override
  public List<Double> rewards(SegmentId id) {
    Require.that(id.start() + id.length() <= earned.size(), "%s is not known", id);
    return List.copyOf(earned.subList((int) id.start(), (int) id.start() + id.length()));
  }

  /** Somebody alone, in a world where nobody knows what should be done. */
  Setting<Integer, Integer> alone() {
    return setting(0, 1, Optional.empty());
  }

  Setting<Integer, Integer> knowing() {
    return setting(0, 1, Optional.of(EXPERT));
  }

  Setting<Integer, Integer> among(int person, int people) {
    return setting(person, people, Optional.of(EXPERT));
  }

  private Setting<Integer, Integer> setting(
      int person, int people, Optional<Expert<Integer, Integer>> expert) {
    EnvSpec<Integer, Integer> spec = world().spec();
    return new Setting<>(
        spec,
        this,
        Seed.of(11),
        person,
        people,
        new Yardstick(0, 1),
        Scene::world,
        expert,
        Optional.of(OBJECTIVES));
  }

  Query<Integer, Integer> compare(double[] first, double[] second) {
    return new Query.Compare<>(0, earning(first), earning(second));
  }

  Query<Integer, Integer> rate(Scale scale, double... rewards) {
    return new Query.Rate<>(0, earning(rewards), scale);
  }

  Query<Integer, Integer> watch(double... rewards) {
    return new Query.Watch<>(0, earning(rewards));
  }

  Query<Integer, Integer> notice(Channel channel, double... rewards) {
    return new Query.Notice<>(0, earning(rewards), channel);
  }

  /** Every kind of question, clear ones and doubtful ones. */
  List<Query<Integer, Integer>> everyKind() {
    Segment<Integer, Integer> good = moving(List.of(0, 0), 1, .9);
    Segment<Integer, Integer> fair = moving(List.of(1, 2, 0), .4, .5, .6);
    Segment<Integer, Integer> poor = moving(List.of(0, 2), .1, -.2);
    List<Question> items =
        List.of(
            new Question("right", "It comes far.", Scale.FACES),
            new Question("pretty", "It is pretty.", Scale.THUMBS));
    return List.of(
        new Query.Compare<>(0, good, fair),
        new Query.Compare<>(1, fair, fair),
        new Query.Rank<>(2, List.of(poor, good, fair)),
        new Query.Rate<>(3, fair, Scale.EMOTICONS),
        new Query.Survey<>(4, good, items),
        new Query.Remark<>(5, fair),
        new Query.Correct<>(6, fair),
        new Query.Correct<>(7, good),
        new Query.Watch<>(8, poor),
        new Query.Notice<>(9, fair, Channel.EXPRESSION),
        new Query.Notice<>(10, good, Channel.DWELL),
        new Query.Demonstrate<>(11, 4));
  }
}
