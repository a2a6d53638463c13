package org.plaudit.core.contract;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** Rules as tests. */
final class Contracts {
  private Contracts() {}

  static <S> Stream<DynamicTest> tests(List<Rule<S>> rules, Supplier<S> subjects) {
    return rules.stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> expectNone(rule, subjects)));
  }

  private static <S> void expectNone(Rule<S> rule, Supplier<S> subjects) {
    List<Violation> violations = rule.violations(subjects);
    if (!violations.isEmpty()) {
      throw new AssertionFailedError(
          violations.stream().map(Violation::toString).collect(Collectors.joining("\n")));
    }
  }
}
