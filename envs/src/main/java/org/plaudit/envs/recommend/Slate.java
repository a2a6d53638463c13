package org.plaudit.envs.recommend;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;
import org.plaudit.envs.Facts;

/**
 * A recommender shows {@code slots} of {@code items} articles to a reader with hidden tastes, turn
 * by turn; after the interest-evolution world of RecSim (arXiv:1909.04847, section 5).
 *
 * <p>Article i has a topic and a quality in [0, 1]; every turn brings new ones. The reader clicks
 * article i of the slate with probability exp(u_i) / (1 + sum over the slate of exp(u_j)), where u
 * is the interest in its topic, in [-1, 1], plus its quality, or clicks nothing: conditional logit
 * with a null choice of utility 0. A click earns the article's quality and moves the interest in
 * its topic by 0.1, up with probability (interest + 1) / 2, else down. An article put into two
 * slots counts once.
 *
 * <p>Observation, numbers in [0, 1]: for each topic the share of the turns so far in which it was
 * shown, then for each topic the share in which it was clicked, then for each article its topic as
 * one-hot and its quality: {@code 2 * topics + items * (topics + 1)} numbers.
 */
public final class Slate
    implements Env<Vec, List<Integer>>, Objectives<Vec, List<Integer>>, Renders, Saves {
  static final int NOTHING = -1;
  private static final double SHIFT = 0.1; // of an interest, by a click

  /** How to make one. */
  public record Options(
      @Doc("articles to choose from each turn, in [2, 100]") int items,
      @Doc("articles shown each turn, in [1, items]") int slots,
      @Doc("topics, in [2, 20]") int topics,
      @Doc("turns of a visit, in [1, 10000]") int turns) {
    public Options {
      Require.that(
          items >= 2 && items <= 100, "items (%d) must lie in [2, 100]. Maybe write 10.", items);
      Require.that(
          slots >= 1 && slots <= items,
          "slots (%d) must lie in [1, items (%d)]. Maybe write 1.",
          slots,
          items);
      Require.that(
          topics >= 2 && topics <= 20, "topics (%d) must lie in [2, 20]. Maybe write 4.", topics);
      Require.that(
          turns >= 1 && turns <= 10_000,
          "turns (%d) must lie in [1, 10000]. Maybe write 20.",
          turns);
    }

    public static Options defaults() {
      return new Options(10, 3, 4, 20);
    }
  }

  /** Something to read. */
  record Article(int topic, double quality) {}

  private final Options options;
  private final EnvSpec<Vec, List<Integer>> spec;
  private final double[] interest;
  private final int[] shows; // turns in which the topic was in the slate
  private final int[] clicks;
  private final int[] topic;
  private final double[] quality;
  private Episode episode;
  private List<Article> slate = List.of();
  private int clicked = NOTHING;

  public Slate(Options options) {
    this.options = options;
    int topics = options.topics();
    int items = options.items();
    spec =
        Facts.of(
                "Slate-v0",
                Domain.RECOMMENDATION,
                Box.of(0, 1, 2 * topics + items * (topics + 1)),
                new MultiDiscrete(Collections.nCopies(options.slots(), items)))
            .withAsks(Asks.COMPARISON, Asks.RANKING, Asks.RATING, Asks.SURVEY, Asks.IMPLICIT)
            .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.OBJECTIVES)
            .withLimit(options.turns());
    interest = new double[topics];
    shows = new int[topics];
    clicks = new int[topics];
    topic = new int[items];
    quality = new double[items];
    episode = Episode.before(spec.limit());
  }

  public Slate() {
    this(Options.defaults());
  }

  @Override
  public EnvSpec<Vec, List<Integer>> spec() {
    return spec;
  }

  @Override
  public Vec reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    Arrays.setAll(interest, i -> rng.uniform(-1, 1));
    Arrays.fill(shows, 0);
    Arrays.fill(clicks, 0);
    slate = List.of();
    clicked = NOTHING;
    restock(rng);
    return observation();
  }

  private void restock(Pcg64 rng) {
    for (int i = 0; i < topic.length; i++) {
      topic[i] = rng.nextInt(options.topics());
      quality[i] = rng.nextDouble();
    }
  }

  @Override
  public Step<Vec> step(List<Integer> slots) {
    episode.admit(spec.actions(), slots);
    Pcg64 rng = episode.generator();
    slate = slots.stream().distinct().map(i -> new Article(topic[i], quality[i])).toList();
    slate.stream().mapToInt(Article::topic).distinct().forEach(shown -> shows[shown]++);
    clicked = choose(rng.nextDouble());
    double earned = 0;
    if (clicked != NOTHING) {
      earned = slate.get(clicked).quality();
      click(slate.get(clicked).topic(), rng);
    }
    restock(rng);
    Ending ending = episode.tick(false);
    return new Step<>(observation(), earned, ending);
  }

  /** The slot whose share of the reader's choice holds {@code draw}, in [0, 1). */
  private int choose(double draw) {
    double total = 1;
    for (Article article : slate) {
      total += attraction(article);
    }
    double left = draw * total;
    for (int slot = 0; slot < slate.size(); slot++) {
      left -= attraction(slate.get(slot));
      if (left < 0) {
        return slot;
      }
    }
    return NOTHING;
  }

  private double attraction(Article article) {
    return Math.exp(interest[article.topic()] + article.quality());
  }

  private void click(int liked, Pcg64 rng) {
    clicks[liked]++;
    boolean more = rng.nextDouble() < (interest[liked] + 1) / 2;
    interest[liked] = Math.max(-1, Math.min(1, interest[liked] + (more ? SHIFT : -SHIFT)));
  }

  private Vec observation() {
    int topics = options.topics();
    float turns = Math.max(1, played());
    float[] seen = new float[spec.observations().width()];
    for (int i = 0; i < topics; i++) {
      seen[i] = shows[i] / turns;
      seen[topics + i] = clicks[i] / turns;
    }
    for (int item = 0; item < topic.length; item++) {
      int at = offer(item);
      seen[at + topic[item]] = 1;
      seen[at + topics] = (float) quality[item];
    }
    return Vec.of(seen);
  }

  /**
   * {@code engagement}: 1 if something was clicked, else 0; {@code quality}: the mean quality of
   * the slate; {@code diversity}: its topics, as a share of the slots; {@code novelty}: how seldom
   * they were shown before, 1 for never, 0 for every turn.
   */
  @Override
  public List<String> objectives() {
    return List.of("engagement", "quality", "diversity", "novelty");
  }

  @Override
  public void measure(Vec seen, List<Integer> slots, Vec next, double[] into) {
    boolean[] shown = new boolean[options.topics()];
    double worth = 0;
    int different = 0;
    double known = 0;
    for (int item : slots) {
      int about = topicOf(seen, item);
      worth += seen.get(offer(item) + options.topics());
      if (!shown[about]) {
        shown[about] = true;
        different++;
        known += seen.get(about);
      }
    }
    into[0] = clicked(seen, next) ? 1 : 0;
    into[1] = worth / slots.size();
    into[2] = (double) different / slots.size();
    into[3] = 1 - known / different;
  }

  /** Where article {@code item} of the offer stands in an observation. */
  private int offer(int item) {
    return 2 * options.topics() + item * (options.topics() + 1);
  }

  private int topicOf(Vec seen, int item) {
    int about = 0;
    while (seen.get(offer(item) + about) == 0) {
      about++;
    }
    return about;
  }

  /** A topic's share of clicks falls with every turn but the one in which it is clicked. */
  private boolean clicked(Vec seen, Vec next) {
    for (int i = options.topics(); i < 2 * options.topics(); i++) {
      if (next.get(i) > 0 && next.get(i) >= seen.get(i)) {
        return true;
      }
    }
    return false;
  }

  /** The reader's hidden interest in each topic, in [-1, 1]. */
  public List<Double> interests() {
    return Arrays.stream(interest).boxed().toList();
  }

  /** The articles to choose from now. */
  List<Article> offer() {
    Article[] offer = new Article[topic.length];
    Arrays.setAll(offer, i -> new Article(topic[i], quality[i]));
    return List.of(offer);
  }

  /** What was shown last; nothing before the first turn. */
  List<Article> slate() {
    return slate;
  }

  /** Which article of the slate was clicked, or {@link #NOTHING}. */
  int clicked() {
    return clicked;
  }

  /** Turns so far. */
  int played() {
    return episode.steps();
  }

  @Override
  public String text() {
    episode.requireBegun();
    return SlatePicture.text(this);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    SlatePicture.paint(g, width, height, this);
  }

  /** Whose saved state it is: only another one with the same options may load it. */
  private String owner() {
    return spec.id() + " " + options;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, owner());
    for (int i = 0; i < interest.length; i++) {
      out.writeDouble(interest[i]);
      out.writeInt(shows[i]);
      out.writeInt(clicks[i]);
    }
    for (Article article : offer()) {
      write(out, article);
    }
    out.writeInt(slate.size());
    for (Article article : slate) {
      write(out, article);
    }
    out.writeInt(clicked);
  }

  private static void write(DataOutput out, Article article) throws IOException {
    out.writeInt(article.topic());
    out.writeDouble(article.quality());
  }

  private Article read(DataInput in) throws IOException {
    return new Article(Episode.read(in, 0, options.topics() - 1), Episode.read(in, 0.0, 1.0));
  }

  /** Reads into another world first, so that bytes which break off change nothing here. */
  @Override
  public void load(DataInput in) throws IOException {
    Slate other = new Slate(options);
    other.episode = episode.loaded(in, owner());
    for (int i = 0; i < interest.length; i++) {
      other.interest[i] = Episode.read(in, -1.0, 1.0);
      other.shows[i] = Episode.read(in, 0, Math.max(0, other.played()));
      other.clicks[i] = Episode.read(in, 0, other.shows[i]);
    }
    for (int i = 0; i < topic.length; i++) {
      Article article = read(in);
      other.topic[i] = article.topic();
      other.quality[i] = article.quality();
    }
    Article[] shown = new Article[Episode.read(in, 0, options.slots())];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = read(in);
    }
    clicked = Episode.read(in, NOTHING, shown.length - 1);
    slate = List.of(shown);
    System.arraycopy(other.interest, 0, interest, 0, interest.length);
    System.arraycopy(other.shows, 0, shows, 0, shows.length);
    System.arraycopy(other.clicks, 0, clicks, 0, clicks.length);
    System.arraycopy(other.topic, 0, topic, 0, topic.length);
    System.arraycopy(other.quality, 0, quality, 0, quality.length);
    episode = other.episode;
  }
}
