package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.contract.Averager.Fault;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.wrap.FlattenObservation;

/** Each fault is planted in a flawless learner; the check must name it. */
class LearnerCheckTest {
  @Nested
  class OfAverager implements LearnerContract {
    @Override
    public Learner.Factory learners() {
      return Averager.factory(Fault.NONE);
    }

    /** It looks at nothing but the reward of the moment. */
    @Override
    public Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }

  @Nested
  class OfValuer implements LearnerContract {
    @Override
    public Learner.Factory learners() {
      return Valuer.factory(Ending::bootstrap);
    }
  }

  @Nested
  class OfCounter implements LearnerContract {
    @Override
    public Learner.Factory learners() {
      return Counter.factory(Counter.Fault.NONE);
    }

    /** It looks at no reward at all. */
    @Override
    public Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HIDES_WHAT_IT_REMEMBERS | the same observation and memory led to",
        "NEVER_REMEMBERS | nothing was remembered of 60 observations",
        "STARTS_ELSEWHERE | a memory of zeros is not the start of an episode",
        "REMEMBERS_NO_NUMBER | the memory holds NaN",
        "HAS_NO_ROOM | memory() (0) must be at least 1"
      })
  void everyFaultOfAMemoryIsNamed(Counter.Fault fault, String detail) {
    assertThat(LearnerCheck.run(Counter.factory(fault)))
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo("what a policy remembers is the caller's");
              assertThat(violation.detail()).contains(detail);
            });
  }

  @Test
  void endingsThatCountForNothingOrForAllAreNamed() {
    assertThat(LearnerCheck.endings(Valuer.factory(Ending::bootstrap))).isEmpty();
    assertThat(LearnerCheck.endings(Valuer.factory(ending -> ending.over() ? 0 : 1)))
        .extracting(Violation::detail)
        .containsExactly(
            "on moves, after 60 lessons it took 0.4 and the end of all rather than a cut before a"
                + " reward of 1 (seed 1)",
            "on moves, after 60 lessons it took 0.4 and the end of all rather than a cut before a"
                + " reward of 1 (seed 2)",
            "on numbered states, after 60 lessons it took 0.4 and the end of all rather than a cut"
                + " before a reward of 1 (seed 1)");
    assertThat(LearnerCheck.endings(Valuer.factory(ending -> 1)))
        .extracting(Violation::detail)
        .anyMatch(detail -> detail.startsWith("on moves"))
        .anyMatch(detail -> detail.startsWith("on numbered states"));
  }

  @Test
  void plannersAreHandedTheModelAndNothingElse() {
    assertThat(LearnerCheck.run(Planner.factory(Planner.Fault.NONE))).isEmpty();
    assertThat(LearnerCheck.run(Planner.factory(Planner.Fault.WAITS_FOR_EXPERIENCE)))
        .extracting(Violation::detail)
        .containsExactly(
            "on numbered states, Experience is not in diet(), but was taken",
            "on numbered states, refusing Experience changed the learner",
            "on numbered states, Judgement is not in diet(), but was taken");
  }

  @Test
  void worldsThatLookAlikeOnceTheyArePreparedAreTaughtOnce() {
    assertThat(School.all(Averager.factory(Fault.NONE)).keySet())
        .containsExactly(
            "moves", "masked moves", "numbered states", "numbered states and masked moves");
    assertThat(School.all(Averager.factory(Fault.NONE, FlattenObservation::vectors)).keySet())
        .containsExactly("moves", "masked moves");
  }

  @Test
  void aFlawlessLearnerHasNoViolations() {
    assertThat(LearnerCheck.run(Averager.factory(Fault.NONE))).isEmpty();
  }

  @Test
  void theTinyWorldsThemselvesKeepTheirContract() {
    Tiny.shapes().forEach((name, world) -> assertThat(EnvCheck.run(world)).as(name).isEmpty());
    List<Env<?, ?>> worlds =
        Tiny.shapes().values().stream().<Env<?, ?>>map(world -> world.get()).toList();
    assertThat(worlds).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EATS_ANYTHING | lessons outside the diet are refused | Judgement is not in diet()",
        "NO_DIET | lessons outside the diet are refused | diet() is empty",
        "OTHER_CHANCE | the same seed and lessons give the same bytes | saved states differ",
        "LIVING_POLICY | a policy is frozen | a policy given out before term 0 acts differently",
        "SHARED_SCRATCH | a policy serves any thread | one policy on several threads",
        "FORGETS_ITS_GENERATOR | a loaded learner goes on exactly | loaded before term 0",
        "TAKES_ANY_BYTES | other bytes are refused | loading 4096 random bytes",
        "IGNORES_MASKS | actions lie in their space | which the mask forbids",
        "COUNTS_FROM_ONE | actions lie in their space | which is not in",
        "INFINITE_METRIC | metrics are finite | on moves, term 0: metric mean (Infinity)",
        "WRITES_TO_LESSONS | lessons are not written to | learning changed the buffers",
        "FITS_NOTHING | some world fits | unfit for moves: needs moves to choose from"
      })
  void everyFaultIsNamed(Fault fault, String rule, String detail) {
    List<Violation> found =
        LearnerCheck.rules().stream()
            .filter(one -> one.name().equals(rule))
            .flatMap(one -> one.violations(() -> Averager.factory(fault)).stream())
            .toList();
    assertThat(found)
        .as("%s", found)
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.detail()).contains(detail);
            });
  }
}
