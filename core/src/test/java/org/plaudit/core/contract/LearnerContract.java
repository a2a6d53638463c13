package org.plaudit.core.contract;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plaudit.core.learn.Learner;

/** What every learner keeps, one test a rule; see {@link EnvContract}. */
public interface LearnerContract {
  /** Makes the learners; small ones, they learn some dozens of times. */
  Learner.Factory learners();

  /**
   * The same learners with options by which they find the better of two actions within 60 lessons;
   * empty if they judge no state by what may follow it.
   */
  default Optional<Learner.Factory> quickLearners() {
    return Optional.of(learners());
  }

  @TestFactory
  default Stream<DynamicTest> keepsTheContractOfLearners() {
    return Contracts.tests(LearnerCheck.rules(), this::learners);
  }

  @TestFactory
  default Stream<DynamicTest> looksBeyondTheEnd() {
    return quickLearners().stream()
        .flatMap(quick -> Contracts.tests(List.of(Fork.RULE), () -> quick));
  }
}
