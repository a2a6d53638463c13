package org.plaudit.agents.nn;

/** How a stored matrix enters a product. */
public enum Transpose {
  /** As stored, row by row. */
  NO("N"),
  /** With rows and columns exchanged; nothing is moved. */
  YES("T");

  /** The letter that BLAS knows it by. */
  final String letter;

  Transpose(String letter) {
    this.letter = letter;
  }

  Transpose other() {
    return this == NO ? YES : NO;
  }
}
