package org.plaudit.core.contract;

/**
 * A broken rule.
 *
 * @param rule what must hold, as a sentence
 * @param detail what was seen instead: where, which value, and a remedy where one is known
 */
public record Violation(String rule, String detail) {
  @Override
  public String toString() {
    return rule + ": " + detail;
  }
}
