package org.plaudit.envs.toytext;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.core.env.Tabular;

/**
 * Blackjack's exact model. State {@code (total * 11 + open card) * 2 + usable ace} for the player's
 * totals 0 to 31, and state {@code 704 + open card} where the player holds a natural. Numbers that
 * no hand has end at once with reward 0.
 */
final class BlackjackTable implements Tabular {
  private static final int PLAIN = 32 * 11 * 2;
  private static final int ACTIONS = 2;

  private final Blackjack.Natural rule;

  /** For each open card 1 to 10: the dealer's final totals (22 for a bust) and their chances. */
  private final List<Map<Integer, Double>> finals = new ArrayList<>();

  BlackjackTable(Blackjack.Natural rule) {
    this.rule = rule;
    for (int open = 0; open <= 10; open++) {
      Map<Integer, Double> chances = new TreeMap<>();
      if (open > 0) {
        play(open, open == 1, 1, chances);
      }
      finals.add(chances);
    }
  }

  private static double chance(int card) {
    return (card == 10 ? 4 : 1) / 13.0;
  }

  /**
   * Adds up where a dealer ends who holds {@code hard} points, aces as 1, with chance {@code p}.
   */
  private static void play(int hard, boolean ace, double p, Map<Integer, Double> into) {
    int total = ace && hard + 10 <= 21 ? hard + 10 : hard;
    if (total >= 17) {
      into.merge(Math.min(total, 22), p, Double::sum);
      return;
    }
    for (int card = 1; card <= 10; card++) {
      play(hard + card, ace || card == 1, p * chance(card), into);
    }
  }

  private static int number(int total, int open, boolean ace) {
    return (total * 11 + open) * 2 + (ace ? 1 : 0);
  }

  @Override
  public int states() {
    return PLAIN + 11;
  }

  @Override
  public int actions() {
    return ACTIONS;
  }

  @Override
  public List<Outcome> outcomes(int state, int action) {
    boolean natural = state >= PLAIN;
    int total = natural ? 21 : state / 22;
    int open = natural ? state - PLAIN : state / 2 % 11;
    boolean ace = natural || state % 2 == 1;
    boolean possible = open > 0 && total >= (ace ? 12 : 4) && total <= 21;
    if (!possible) {
      return List.of(new Outcome(1, state, 0, true));
    }
    return action == 1 ? hit(total, open, ace) : stick(state, total, open, natural);
  }

  private static List<Outcome> hit(int total, int open, boolean ace) {
    List<Outcome> all = new ArrayList<>();
    for (int card = 1; card <= 10; card++) {
      int hard = total - (ace ? 10 : 0) + card;
      boolean usable = (ace || card == 1) && hard + 10 <= 21;
      int next = number(usable ? hard + 10 : hard, open, usable);
      all.add(new Outcome(chance(card), next, hard > 21 ? -1 : 0, hard > 21));
    }
    return all;
  }

  private List<Outcome> stick(int state, int total, int open, boolean natural) {
    Map<Double, Double> rewards = new TreeMap<>();
    double left = dealerNatural(open);
    if (left > 0) {
      rewards.merge(Blackjack.reward(rule, total, natural, 21, true), left, Double::sum);
    }
    finals
        .get(open)
        .forEach(
            (end, chance) -> {
              double other = end == 21 ? chance - left : chance;
              if (other > 0) {
                double reward = Blackjack.reward(rule, total, natural, end, false);
                rewards.merge(reward, other, Double::sum);
              }
            });
    List<Outcome> all = new ArrayList<>();
    // Chances that were added up may exceed 1 by rounding.
    rewards.forEach(
        (reward, chance) -> all.add(new Outcome(Math.min(1, chance), state, reward, true)));
    return all;
  }

  private static double dealerNatural(int open) {
    return open == 1 ? chance(10) : open == 10 ? chance(1) : 0;
  }

  @Override
  public double start(int state) {
    double sum = 0;
    for (int open = 1; open <= 10; open++) {
      for (int first = 1; first <= 10; first++) {
        for (int second = 1; second <= 10; second++) {
          if (startsAt(open, first, second) == state) {
            sum += chance(open) * chance(first) * chance(second);
          }
        }
      }
    }
    return sum;
  }

  private static int startsAt(int open, int first, int second) {
    boolean ace = first == 1 || second == 1;
    int total = first + second + (ace ? 10 : 0);
    return total == 21 ? PLAIN + open : number(total, open, ace);
  }
}
