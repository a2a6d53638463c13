package org.plaudit.core.contract;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;

/** What every simulated teacher keeps, one test a rule; see {@link EnvContract}. */
public interface OracleContract<O, A> {
  Likelihood<O, A> teacher();

  /** Queries with ids of their own, clear ones and doubtful ones. */
  List<Query<O, A>> queries();

  @TestFactory
  default Stream<DynamicTest> keepsTheContractOfOracles() {
    return Contracts.tests(OracleCheck.rules(), () -> new OracleCheck.Exam<>(teacher(), queries()));
  }
}
