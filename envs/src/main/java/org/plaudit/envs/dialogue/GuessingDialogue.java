package org.plaudit.envs.dialogue;

import java.awt.Font;
import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.plaudit.core.space.Text;
import org.plaudit.envs.Episode;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/**
 * A dialogue with somebody who thinks of a number from 1 to {@code numbers}. The agent may ask "more
 * than 12?" and "is it 12?"; anything else is answered with a request to ask differently. Guessing
 * right earns 1 and ends the dialogue; after {@code turns} remarks the other one loses patience.
 *
 * <p>Halving what is left needs at most 1 + ceil(log2(numbers)) remarks.
 */
public final class GuessingDialogue implements Env<String, String>, Renders, Saves {
  private static final Pattern MORE = Pattern.compile("more than (\\d{1,4})\\?");
  private static final Pattern EXACTLY = Pattern.compile("is it (\\d{1,4})\\?");
  private static final String HELLO = "I think of a number from 1 to %d.";
  private static final String YES = "Yes.";
  private static final String NO = "No.";
  private static final String RIGHT = "Yes, that is it!";
  private static final String PARDON = "Pardon? Ask 'more than 3?' or 'is it 3?'.";

  /** How to make one. */
  public record Options(
      @Doc("how many numbers to choose from, in [2, 1000]") int numbers,
      @Doc("remarks after which the dialogue is cut off, in [1, 1000]") int turns) {
    public Options {
      Require.that(
          numbers >= 2 && numbers <= 1000,
          "numbers (%d) must lie in [2, 1000]. Maybe write 16.",
          numbers);
      Require.that(
          turns >= 1 && turns <= 1000, "turns (%d) must lie in [1, 1000]. Maybe write 10.", turns);
    }

    public static Options defaults() {
      return new Options(16, 10);
    }
  }

  private final Options options;
  private final EnvSpec<String, String> spec;
  private final List<String> said = new ArrayList<>();
  private Episode episode;
  private int secret;

  public GuessingDialogue(Options options) {
    this.options = options;
    Text words = new Text(Text.PRINTABLE, 0, 60);
    spec =
        EnvSpec.of("GuessingDialogue-v0", Domain.DIALOGUE, words, words)
            .withLimit(options.turns())
            .withAsks(Asks.COMPARISON, Asks.RATING, Asks.COMMENT, Asks.DEMONSTRATION)
            .withAbilities(Ability.RENDERS, Ability.SAVES);
    episode = Episode.before(spec.limit());
  }

  public GuessingDialogue() {
    this(Options.defaults());
  }

  @Override
  public EnvSpec<String, String> spec() {
    return spec;
  }

  @Override
  public String reset(long seed) {
    secret = 1 + episode.begin(seed).nextInt(options.numbers());
    said.clear();
    said.add(HELLO.formatted(options.numbers()));
    return said.get(0);
  }

  @Override
  public Step<String> step(String remark) {
    String question = episode.admit(spec.actions(), remark);
    String answer = answer(question);
    boolean right = answer.equals(RIGHT);
    said.add(question);
    said.add(answer);
    return new Step<>(answer, right ? 1 : 0, episode.tick(right));
  }

  private String answer(String question) {
    Matcher more = MORE.matcher(question);
    if (more.matches()) {
      return secret > Integer.parseInt(more.group(1)) ? YES : NO;
    }
    Matcher exactly = EXACTLY.matcher(question);
    if (exactly.matches()) {
      return secret == Integer.parseInt(exactly.group(1)) ? RIGHT : NO;
    }
    return PARDON;
  }

  /** The dialogue so far: odd lines the world's, even lines the agent's. */
  public List<String> dialogue() {
    return List.copyOf(said);
  }

  @Override
  public String text() {
    episode.requireBegun();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < said.size(); i++) {
      text.append(i % 2 == 0 ? Ink.CYAN.write("They: ") : Ink.YELLOW.write("You:  "))
          .append(said.get(i))
          .append('\n');
    }
    return text.toString();
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    Frame.paint(g, width, height, 420, 320, this::draw);
  }

  private void draw(Graphics2D g) {
    int shown = 8;
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
    int from = Math.max(0, said.size() - shown);
    for (int i = from; i < said.size(); i++) {
      double y = 14 + (i - from) * 37;
      int words = g.getFontMetrics().stringWidth(said.get(i));
      double x = i % 2 == 0 ? 14 : 406 - words - 24;
      Frame.block(g, i % 2 == 0 ? Palette.SKY : Palette.MEADOW, x, y, words + 24, 30, 12);
      g.setColor(Palette.INK);
      g.drawString(said.get(i), (float) x + 12, (float) y + 20);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, spec.id().toString());
    out.writeInt(secret);
    out.writeInt(said.size());
    for (String words : said) {
      out.writeUTF(words);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, spec.id().toString());
    int savedSecret = Episode.read(in, 0, options.numbers());
    int size = Episode.read(in, 0, 1 + 2 * options.turns());
    List<String> savedWords = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      savedWords.add(in.readUTF());
    }
    episode = loaded;
    secret = savedSecret;
    said.clear();
    said.addAll(savedWords);
  }
}
