package org.plaudit.agents.imitate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/** In a world where mistakes add up, imitators last as long as whom they imitate. */
class ReachTheExpertTest {
  private final Ridge world = new Ridge();

  @Nested
  class TheRidge implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return new Ridge();
    }
  }

  private Segment<Vec, Integer> episode(long seed, Policy<Vec, Integer> policy) {
    Pcg64 rng = Seed.of(seed).generator();
    List<Vec> seen = new ArrayList<>(List.of(world.reset(seed)));
    List<Integer> done = new ArrayList<>();
    for (Ending ending = Ending.RUNNING; !ending.over(); ) {
      done.add(policy.act(seen.get(done.size()), rng));
      Step<Vec> step = world.step(done.get(done.size() - 1));
      seen.add(step.observation());
      ending = step.ending();
    }
    return Demonstrations.segment(seen, done);
  }

  /** Over 40 episodes that nobody has seen. */
  private double returns(Policy<Vec, Integer> policy) {
    double sum = 0;
    for (long seed = 1000; seed < 1040; seed++) {
      sum += episode(seed, policy).length();
    }
    return sum / 40;
  }

  @Test
  void theExpertNeverFallsAndChanceDoesEarly() {
    assertThat(returns((seen, rng) -> world.advise(seen))).isEqualTo(100);
    assertThat(returns((seen, rng) -> rng.nextInt(2))).isLessThan(60);
  }

  @Test
  void cloningTenDemonstrationsIsAsGoodAsTheExpert() {
    var learner =
        new BehavioralCloning<>(BehavioralCloning.Options.defaults(), world.spec(), Seed.of(1));
    assertThat(returns(learner.best())).isLessThan(60);
    List<Lesson<Vec, Integer>> shown = new ArrayList<>();
    for (long seed = 0; seed < 10; seed++) {
      shown.add(new Lesson.Demonstration<>(episode(seed, (seen, rng) -> world.advise(seen))));
    }
    learner.learn(shown);
    assertThat(returns(learner.best())).isGreaterThanOrEqualTo(95);
  }

  @Test
  void correctionsAloneAreEnoughToBeAsGoodAsTheExpert() {
    var learner = new Dagger<>(Dagger.defaults(), world.spec(), Seed.of(1));
    assertThat(returns(learner.best())).isLessThan(60);
    long asked = 0;
    for (int session = 0; session < 20; session++) {
      List<Lesson<Vec, Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        Segment<Vec, Integer> segment = episode(asked, learner.policy());
        answers.add(new Lesson.Judgement<>(new Query.Correct<>(asked++, segment), best(segment)));
      }
      learner.learn(answers);
    }
    assertThat(returns(learner.best())).isGreaterThanOrEqualTo(95);
  }

  /** The first step that the expert would not have taken. */
  private Feedback best(Segment<Vec, Integer> segment) {
    for (int step = 0; step < segment.length(); step++) {
      int better = world.advise(segment.observations().get(step));
      if (better != segment.actions().get(step)) {
        return new Feedback.Correction(step, Vec.of((float) better));
      }
    }
    return new Feedback.Abstention("nothing was wrong");
  }
}
