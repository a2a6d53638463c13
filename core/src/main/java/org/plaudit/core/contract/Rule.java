package org.plaudit.core.contract;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One rule of a contract.
 *
 * @param name what must hold, as a sentence
 * @param check tries it on fresh subjects
 * @param <S> what is tried
 */
record Rule<S>(String name, Consumer<Trial<S>> check) {
  /** Empty if the rule holds. */
  List<Violation> violations(Supplier<S> subjects) {
    Trial<S> trial = new Trial<>(name, subjects);
    try {
      check.accept(trial);
    } catch (Trial.Enough e) {
      // What was found is in the trial.
    } catch (RuntimeException | StackOverflowError e) {
      trial.add("threw " + described(e));
    } finally {
      trial.close();
    }
    return trial.found();
  }

  /** An exception in one line, with the place that is to be looked at. */
  static String described(Throwable e) {
    String place =
        Arrays.stream(e.getStackTrace())
            .filter(frame -> !frame.getClassName().matches("(java|jdk)\\..*|.*\\.Require"))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    return e.getClass().getSimpleName() + " (" + e.getMessage() + ")" + place;
  }
}
