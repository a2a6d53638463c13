package org.plaudit.envs.recommend;

import java.awt.Font;
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
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/**
 * A recommender shows {@code slots} of {@code items} articles to a reader with hidden tastes, turn by
 * turn, after the interest-evolution world of RecSim (arXiv:1909.04847, section 5).
 *
 * <p>Article i has a topic and a quality in [0, 1]. The reader clicks article i of the slate with
 * probability exp(u_i) / (1 + sum over the slate of exp(u_j)), u = interest in the topic (in [-1, 1])
 * plus quality, or clicks nothing (conditional logit with a null choice of utility 0). A click earns
 * the article's quality and moves the interest in its topic by 0.1, up or down, more often towards
 * what is liked already. An article shown twice in a slate counts once.
 *
 * <p>Observation: the share of clicks on each topic so far (topics), then for each article its topic
 * one-hot and its quality: {@code topics + items * (topics + 1)} numbers in [0, 1].
 */
public final class Slate implements Env<Vec, List<Integer>>, Renders, Saves {
  private static final int NOTHING = -1;
  private static final double STEP = 0.1;

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

  private final Options options;
  private final EnvSpec<Vec, List<Integer>> spec;
  private Episode episode;
  private final double[] interest;
  private final int[] clicks;
  private final int[] topic;
  private final double[] quality;
  private List<Integer> shown = List.of();
  private int clicked = NOTHING;

  public Slate(Options options) {
    this.options = options;
    spec =
        EnvSpec.of(
                "Slate-v0",
                Domain.RECOMMENDATION,
                Box.of(0, 1, options.topics() + options.items() * (options.topics() + 1)),
                new MultiDiscrete(Collections.nCopies(options.slots(), options.items())))
            .withLimit(options.turns())
            .withAsks(Asks.COMPARISON, Asks.RATING, Asks.IMPLICIT, Asks.SURVEY)
            .withAbilities(Ability.RENDERS, Ability.SAVES);
    episode = Episode.before(spec.limit());
    interest = new double[options.topics()];
    clicks = new int[options.topics()];
    topic = new int[options.items()];
    quality = new double[options.items()];
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
    Arrays.fill(clicks, 0);
    shown = List.of();
    clicked = NOTHING;
    newArticles(rng);
    return observation();
  }

  private void newArticles(Pcg64 rng) {
    for (int i = 0; i < topic.length; i++) {
      topic[i] = rng.nextInt(options.topics());
      quality[i] = rng.nextDouble();
    }
  }

  @Override
  public Step<Vec> step(List<Integer> slate) {
    List<Integer> slots = episode.admit(spec.actions(), slate);
    Pcg64 rng = episode.generator();
    shown = slots.stream().distinct().toList();
    clicked = choose(rng.nextDouble());
    double earned = 0;
    if (clicked != NOTHING) {
      earned = quality[clicked];
      int liked = topic[clicked];
      clicks[liked]++;
      boolean more = rng.nextDouble() < (interest[liked] + 1) / 2;
      interest[liked] = Math.max(-1, Math.min(1, interest[liked] + (more ? STEP : -STEP)));
    }
    newArticles(rng);
    return new Step<>(observation(), earned, episode.tick(false));
  }

  /** The article whose share of the reader's choice holds {@code draw}, in [0, 1). */
  private int choose(double draw) {
    double total = 1;
    for (int item : shown) {
      total += Math.exp(utility(item));
    }
    double left = draw * total;
    for (int item : shown) {
      left -= Math.exp(utility(item));
      if (left < 0) {
        return item;
      }
    }
    return NOTHING;
  }

  private double utility(int item) {
    return interest[topic[item]] + quality[item];
  }

  private Vec observation() {
    int topics = options.topics();
    float[] seen = new float[spec.observations().width()];
    int total = Math.max(1, Arrays.stream(clicks).sum());
    for (int i = 0; i < topics; i++) {
      seen[i] = (float) clicks[i] / total;
    }
    for (int item = 0; item < topic.length; item++) {
      int at = topics + item * (topics + 1);
      seen[at + topic[item]] = 1;
      seen[at + topics] = (float) quality[item];
    }
    return Vec.of(seen);
  }

  /** The reader's hidden interest in each topic, in [-1, 1]. */
  public List<Double> interests() {
    return Arrays.stream(interest).boxed().toList();
  }

  @Override
  public String text() {
    episode.requireBegun();
    StringBuilder text = new StringBuilder("turn " + episode.steps() + "\n");
    if (episode.steps() > 0) {
      text.append("shown ").append(shown).append(", ");
      text.append(clicked == NOTHING ? "no click" : Ink.GREEN.write("clicked " + clicked));
      text.append('\n');
    }
    for (int item = 0; item < topic.length; item++) {
      text.append("%2d  topic %s  quality %.2f%n".formatted(item, name(topic[item]), quality[item]));
    }
    return text.toString();
  }

  private static String name(int topic) {
    return String.valueOf((char) ('A' + topic));
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    Frame.paint(g, width, height, 420, 40 + 24.0 * topic.length, this::draw);
  }

  private void draw(Graphics2D g) {
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    g.setColor(Palette.INK);
    String outcome = clicked == NOTHING ? "no click" : "clicked " + clicked;
    g.drawString(
        "turn " + episode.steps() + (episode.steps() == 0 ? "" : ", shown " + shown + ", " + outcome),
        16,
        22);
    for (int item = 0; item < topic.length; item++) {
      double y = 34 + item * 24.0;
      Frame.block(g, Palette.LINE, 90, y + 4, 300, 14, 4);
      Frame.block(g, Palette.BLUE, 90, y + 4, Math.max(4, 300 * quality[item]), 14, 4);
      g.setColor(Palette.INK);
      g.drawString("%2d  topic %s".formatted(item, name(topic[item])), 16, (float) y + 16);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    for (int i = 0; i < interest.length; i++) {
      out.writeDouble(interest[i]);
      out.writeInt(clicks[i]);
    }
    for (int i = 0; i < topic.length; i++) {
      out.writeInt(topic[i]);
      out.writeDouble(quality[i]);
    }
    out.writeInt(clicked);
    out.writeInt(shown.size());
    for (int item : shown) {
      out.writeInt(item);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Slate other = new Slate(options);
    other.episode = episode.loaded(in, spec.id().toString());
    for (int i = 0; i < interest.length; i++) {
      other.interest[i] = Episode.read(in, -1.0, 1.0);
      other.clicks[i] = Episode.read(in, 0, options.turns());
    }
    for (int i = 0; i < topic.length; i++) {
      other.topic[i] = Episode.read(in, 0, options.topics() - 1);
      other.quality[i] = Episode.read(in, 0.0, 1.0);
    }
    int savedClick = Episode.read(in, NOTHING, options.items() - 1);
    Integer[] savedSlate = new Integer[Episode.read(in, 0, options.slots())];
    for (int i = 0; i < savedSlate.length; i++) {
      savedSlate[i] = Episode.read(in, 0, options.items() - 1);
    }
    episode = other.episode;
    System.arraycopy(other.interest, 0, interest, 0, interest.length);
    System.arraycopy(other.clicks, 0, clicks, 0, clicks.length);
    System.arraycopy(other.topic, 0, topic, 0, topic.length);
    System.arraycopy(other.quality, 0, quality, 0, quality.length);
    clicked = savedClick;
    shown = List.of(savedSlate);
  }
}
