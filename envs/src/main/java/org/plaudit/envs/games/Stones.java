package org.plaudit.envs.games;

import org.plaudit.envs.render.Ink;

/** What becomes of stones that are laid, and what they look like in a terminal. */
enum Stones {
  /** They stay where they were put. */
  STAY("X", "O", Ink.BLUE),
  /** They fall to the lowest empty field of their column. */
  FALL("●", "○", Ink.YELLOW);

  private final String first;
  private final String second;
  private final Ink ink;

  Stones(String first, String second, Ink ink) {
    this.first = first;
    this.second = second;
    this.ink = ink;
  }

  /** A player's sign, to be told from the other's without colours too. */
  String sign(int player) {
    return player == 0 ? first : second;
  }

  /** The sign in the player's colour; the first one's is red. */
  String inked(int player) {
    return (player == 0 ? Ink.RED : ink).write(sign(player));
  }
}
