package org.plaudit.experiments.calibrate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.oracle.BoltzmannOracle;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** Answers that the teacher itself gives about segments with random rewards. */
public final class PlantedLog {
  private PlantedLog() {}

  public static BoltzmannOracle.Options teacher(
      double beta, double discount, double mistake, double tie) {
    return new BoltzmannOracle.Options(beta, mistake, discount, BoltzmannOracle.NEVER, 0, tie);
  }

  /** Comparisons of segments of {@code steps} steps, whose rewards are standard normal. */
  public static List<Compared> of(
      BoltzmannOracle.Options options, int answers, int steps, RandomGenerator rng) {
    List<Compared> log = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      List<Double> first = rewards(steps, rng);
      List<Double> second = rewards(steps, rng);
      Likelihood<Integer, Integer> teacher =
          new BoltzmannOracle<>(options, id -> id.start() == 0 ? first : second);
      Preference said = teacher.sample(query(steps), rng).as(Preference.class).orElseThrow();
      log.add(new Compared(first, second, said.choice()));
    }
    return log;
  }

  /** A question about two segments, which begin at step 0 and at {@code steps}. */
  public static Query<Integer, Integer> query(int steps) {
    return new Query.Compare<>(0, segment(0, steps), segment(steps, steps));
  }

  private static Segment<Integer, Integer> segment(long start, int steps) {
    return new Segment<>(
        new SegmentId(1, 0, start, steps),
        Collections.nCopies(steps + 1, 0),
        Collections.nCopies(steps, 0),
        Ending.RUNNING);
  }

  private static List<Double> rewards(int steps, RandomGenerator rng) {
    List<Double> rewards = new ArrayList<>();
    for (int t = 0; t < steps; t++) {
      rewards.add(rng.nextGaussian());
    }
    return rewards;
  }
}
