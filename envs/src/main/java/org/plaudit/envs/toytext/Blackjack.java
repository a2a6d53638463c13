package org.plaudit.envs.toytext;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.envs.Episode;

/**
 * Come closer to 21 than the dealer without going over it: stick (0) or hit (1), from an endless
 * deck. Observation: own total, the dealer's open card (ace 1), whether an ace counts 11 (0 or 1).
 * The dealer hits below 17. The end earns 1, 0 or -1; nothing is earned before it.
 *
 * <p>R. S. Sutton, A. G. Barto, "Reinforcement Learning", example 5.1, as in Gymnasium's
 * Blackjack-v1 (registered with the book's rule for naturals). Optimal mean return -0.043113. As a
 * {@link Tabular} its states are those of {@link BlackjackTable}: the observation does not tell a
 * natural from another 21.
 */
public final class Blackjack implements Env<List<Integer>, Integer>, Modelled, Renders, Saves {
  private static final EnvSpec<List<Integer>, Integer> SPEC =
      ToyTextWorlds.spec("Blackjack-v1", Domain.GAME, MultiDiscrete.of(32, 11, 2), 2);

  /** What an ace with a ten, the first two cards, are worth when the player sticks. */
  public enum Natural {
    /** The player wins unless the dealer has a natural too; the book's rule. */
    WINS,
    /** 21, as any other. */
    COUNTS,
    /** 21, and a win pays 1.5. */
    PAYS
  }

  /** How to make one. */
  public record Options(
      @Doc("a natural: wins (unless the dealer has one), counts (21), pays (1.5 for a win)")
          Natural natural) {
    public static Options defaults() {
      return new Options(Natural.WINS);
    }
  }

  private final Natural rule;
  private final BlackjackTable table;
  private Episode episode = Episode.before(SPEC.limit());
  private Hand dealer = new Hand(List.of());
  private Hand player = new Hand(List.of());
  private int suit;
  private int face;

  public Blackjack(Options options) {
    rule = options.natural();
    table = new BlackjackTable(rule);
  }

  public Blackjack() {
    this(Options.defaults());
  }

  @Override
  public EnvSpec<List<Integer>, Integer> spec() {
    return SPEC;
  }

  @Override
  public List<Integer> reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    dealer = Hand.deal(rng);
    player = Hand.deal(rng);
    // How the dealer's open card looks: the original draws that too.
    suit = rng.nextInt(4);
    face = dealer.cards().get(0) == 10 ? rng.nextInt(3) : 0;
    return observation();
  }

  @Override
  public Step<List<Integer>> step(Integer action) {
    Pcg64 rng = episode.generator();
    if (episode.admit(SPEC.actions(), action) == 1) {
      player = player.drawn(rng);
      return new Step<>(observation(), player.bust() ? -1 : 0, episode.tick(player.bust()));
    }
    while (dealer.total() < 17) {
      dealer = dealer.drawn(rng);
    }
    double reward =
        reward(rule, player.total(), player.natural(), dealer.total(), dealer.natural());
    return new Step<>(observation(), reward, episode.tick(true));
  }

  /** What sticking at {@code own}, at most 21, earns against the dealer's final {@code total}. */
  static double reward(Natural rule, int own, boolean natural, int total, boolean dealerNatural) {
    double plain = total > 21 ? 1 : Integer.compare(own, total);
    return switch (rule) {
      case WINS -> natural && !dealerNatural ? 1 : plain;
      case COUNTS -> plain;
      case PAYS -> natural && plain == 1 ? 1.5 : plain;
    };
  }

  private List<Integer> observation() {
    return List.of(player.total(), dealer.cards().get(0), player.usableAce() ? 1 : 0);
  }

  @Override
  public Tabular model() {
    return table;
  }

  @Override
  public String text() {
    episode.requireBegun();
    return CardsPicture.text(dealer, suit, face, player, episode.ending() == Ending.TERMINATED);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    boolean over = episode.ending() == Ending.TERMINATED;
    CardsPicture.paint(g, width, height, dealer, suit, face, player, over);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    for (Hand hand : List.of(dealer, player)) {
      out.writeInt(hand.cards().size());
      for (int card : hand.cards()) {
        out.writeInt(card);
      }
    }
    out.writeInt(suit);
    out.writeInt(face);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    Hand savedDealer = hand(in, loaded.steps() < 0 ? 0 : 2);
    Hand savedPlayer = hand(in, loaded.steps() < 0 ? 0 : 2);
    int savedSuit = Episode.read(in, 0, 3);
    face = Episode.read(in, 0, 2);
    suit = savedSuit;
    dealer = savedDealer;
    player = savedPlayer;
    episode = loaded;
  }

  private static Hand hand(DataInput in, int least) throws IOException {
    int size = Episode.read(in, least, 22);
    List<Integer> cards = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      cards.add(Episode.read(in, 1, 10));
    }
    return new Hand(cards);
  }
}
