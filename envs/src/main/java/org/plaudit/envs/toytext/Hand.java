package org.plaudit.envs.toytext;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.random.Pcg64;

/**
 * Cards by value: ace 1, two to nine, and 10 for tens and faces.
 *
 * @param cards in the order in which they were drawn
 */
record Hand(List<Integer> cards) {
  Hand {
    cards = List.copyOf(cards);
  }

  /** Two cards from an endless deck. */
  static Hand deal(Pcg64 rng) {
    return new Hand(List.of(card(rng), card(rng)));
  }

  private static int card(Pcg64 rng) {
    // Thirteen kinds, of which four count 10.
    return Math.min(10, 1 + rng.nextInt(13));
  }

  Hand drawn(Pcg64 rng) {
    List<Integer> more = new ArrayList<>(cards);
    more.add(card(rng));
    return new Hand(more);
  }

  private int hard() {
    int sum = 0;
    for (int card : cards) {
      sum += card;
    }
    return sum;
  }

  /** Whether an ace may count 11. */
  boolean usableAce() {
    return cards.contains(1) && hard() + 10 <= 21;
  }

  int total() {
    return usableAce() ? hard() + 10 : hard();
  }

  boolean bust() {
    return total() > 21;
  }

  /** An ace and a ten: 21 with two cards. */
  boolean natural() {
    return cards.size() == 2 && total() == 21;
  }
}
