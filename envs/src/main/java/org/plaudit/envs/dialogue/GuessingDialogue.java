package org.plaudit.envs.dialogue;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Text;
import org.plaudit.envs.Episode;
import org.plaudit.envs.Facts;

/**
 * A dialogue with somebody who thinks of a number from 1 to {@code numbers}. The agent may ask "is
 * it more than 12?", "less than 12?" and "is it 12?"; anything else is answered with a request to
 * ask differently. Guessing right earns 1 and ends the dialogue; after {@code turns} remarks the
 * other one loses patience, which truncates it.
 *
 * <p>An observation is what the other one said last, at first a greeting that names the range;
 * whoever wants to know what was said before has to remember it. Asking for halves of what is left
 * succeeds within 1 + ceil(log2(numbers)) remarks, whatever the number.
 */
public final class GuessingDialogue
    implements Env<String, String>, Objectives<String, String>, Renders, Saves {
  private static final Pattern COMPARED =
      Pattern.compile("(?:is it )?(more|less) than (\\d{1,4}) ?\\??");
  private static final Pattern GUESSED = Pattern.compile("(?:is it )?(\\d{1,4}) ?\\??");
  private static final String ASK = "Ask 'more than 3?' or 'is it 3?'.";
  private static final String HELLO = "I think of a number from 1 to %d. " + ASK;
  private static final String YES = "Yes.";
  private static final String NO = "No.";
  private static final String RIGHT = "Yes, that is it!";
  private static final String PARDON = "Pardon? " + ASK;

  private static final int LONGEST = 80; // characters of a remark

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
  private int secret = 1;

  public GuessingDialogue(Options options) {
    this.options = options;
    Text words = new Text(Text.PRINTABLE, 0, LONGEST);
    spec =
        Facts.of("GuessingDialogue-v0", Domain.DIALOGUE, words, words)
            .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.OBJECTIVES)
            .withLimit(options.turns());
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
    episode.admit(spec.actions(), remark);
    String answer = answer(remark.strip().toLowerCase(Locale.ROOT));
    said.add(remark);
    said.add(answer);
    boolean right = answer.equals(RIGHT);
    return new Step<>(answer, right ? 1 : 0, episode.tick(right));
  }

  private String answer(String question) {
    Matcher compared = COMPARED.matcher(question);
    if (compared.matches()) {
      int number = Integer.parseInt(compared.group(2));
      return (compared.group(1).equals("more") ? secret > number : secret < number) ? YES : NO;
    }
    Matcher guessed = GUESSED.matcher(question);
    if (guessed.matches()) {
      return secret == Integer.parseInt(guessed.group(1)) ? RIGHT : NO;
    }
    return PARDON;
  }

  /**
   * {@code success}: 1 for the right guess, else 0; {@code clarity}: 1 for a remark that was
   * understood, else -1; {@code brevity}: 1 for saying nothing, 0 for as much as can be said.
   */
  @Override
  public List<String> objectives() {
    return List.of("success", "clarity", "brevity");
  }

  @Override
  public void measure(String heard, String remark, String reply, double[] into) {
    into[0] = reply.equals(RIGHT) ? 1 : 0;
    into[1] = reply.equals(PARDON) ? -1 : 1;
    into[2] = 1 - (double) remark.length() / LONGEST;
  }

  /** The dialogue so far: first, third, fifth ... the other one's words, in between the agent's. */
  public List<String> dialogue() {
    return List.copyOf(said);
  }

  @Override
  public String text() {
    episode.requireBegun();
    return DialoguePicture.text(said);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    DialoguePicture.paint(g, width, height, said);
  }

  /** Whose saved state it is: only another one of the same size may load it. */
  private String owner() {
    return spec.id() + " " + options;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, owner());
    out.writeInt(secret);
    for (String words : said) {
      out.writeUTF(words);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, owner());
    int savedSecret = Episode.read(in, 1, options.numbers());
    List<String> savedWords = new ArrayList<>();
    for (int i = 0; i < 1 + 2 * loaded.steps(); i++) {
      String words = in.readUTF();
      Episode.expect(
          spec.observations().contains(words), "words in %s, found %s", spec.observations(), words);
      savedWords.add(words);
    }
    episode = loaded;
    secret = savedSecret;
    said.clear();
    said.addAll(savedWords);
  }
}
