package org.plaudit.agents.reward.text;

import java.util.List;
import java.util.Map;

/**
 * What remarks are made of. Among them are all that simulated people say, the same said otherwise,
 * and much that they never say.
 */
final class Phrases {
  /** A remark with slots in braces. */
  record Pattern(Attitude attitude, String text) {}

  private static final List<String> GOOD =
      List.of(
          "good",
          "great",
          "excellent",
          "nice",
          "lovely",
          "superb",
          "wonderful",
          "impressive",
          "brilliant",
          "perfect",
          "splendid",
          "solid",
          "fantastic",
          "amazing",
          "beautiful",
          "pleasing");

  private static final List<String> BAD =
      List.of(
          "bad",
          "terrible",
          "awful",
          "horrible",
          "poor",
          "useless",
          "dreadful",
          "lousy",
          "disappointing",
          "ugly",
          "annoying",
          "pathetic",
          "miserable",
          "nasty",
          "unpleasant",
          "rubbish");

  private static final List<String> MID =
      List.of(
          "okay",
          "average",
          "so-so",
          "mediocre",
          "acceptable",
          "passable",
          "fair",
          "ordinary",
          "middling",
          "alright",
          "ok",
          "bearable",
          "unremarkable");

  private static final List<String> HOW_GOOD =
      List.of(
          "fast",
          "quick",
          "smooth",
          "calm",
          "safe",
          "careful",
          "efficient",
          "steady",
          "precise",
          "helpful",
          "clever",
          "elegant",
          "gentle",
          "reliable");

  private static final List<String> HOW_BAD =
      List.of(
          "slow",
          "jerky",
          "dangerous",
          "careless",
          "clumsy",
          "wasteful",
          "shaky",
          "sloppy",
          "risky",
          "reckless",
          "stupid",
          "rough",
          "wrong",
          "hopeless");

  private static final List<String> VERY =
      List.of("", "", "very", "really", "so", "quite", "truly", "rather");

  private static final List<String> TOO = List.of("too", "far too", "much too", "way too");

  private static final List<String> IT = List.of("it", "this", "that", "the agent", "the robot");

  private static final List<String> PART =
      List.of(
          "the start",
          "the ending",
          "the speed",
          "the path",
          "the movement",
          "the balance",
          "the landing",
          "the turn",
          "the second half",
          "the timing");

  private static final List<String> WELL =
      List.of(
          "well",
          "nicely",
          "beautifully",
          "perfectly",
          "smoothly",
          "safely",
          "quickly",
          "brilliantly");

  private static final List<String> BADLY =
      List.of("badly", "poorly", "terribly", "clumsily", "awfully", "carelessly", "dangerously");

  private static final List<String> DID =
      List.of("moved", "worked", "went", "behaved", "drove", "performed", "answered");

  private static final List<String> LOVE =
      List.of("like", "love", "enjoyed", "liked", "loved", "admire");

  private static final List<String> HATE =
      List.of("hate", "dislike", "hated", "disliked", "detest");

  private static final List<String> LOVES = List.of("like", "love", "enjoy", "admire");

  private static final List<String> HATES = List.of("hate", "dislike", "detest");

  private static final List<String> HM =
      List.of("", "", "", "well,", "honestly,", "I think", "I must say", "to me");

  private static final List<String> SEEN = List.of("I saw that", "I noticed that", "", "");

  private static final Map<String, List<String>> SLOTS =
      Map.ofEntries(
          Map.entry("good", GOOD),
          Map.entry("bad", BAD),
          Map.entry("mid", MID),
          Map.entry("how_good", HOW_GOOD),
          Map.entry("how_bad", HOW_BAD),
          Map.entry("very", VERY),
          Map.entry("too", TOO),
          Map.entry("it", IT),
          Map.entry("part", PART),
          Map.entry("well", WELL),
          Map.entry("badly", BADLY),
          Map.entry("did", DID),
          Map.entry("love", LOVE),
          Map.entry("hate", HATE),
          Map.entry("loves", LOVES),
          Map.entry("hates", HATES),
          Map.entry("hm", HM),
          Map.entry("seen", SEEN));

  /** In a fixed order: a remark's pattern is known by its place. */
  static final List<Pattern> PATTERNS =
      List.of(
          new Pattern(Attitude.GOOD, "{hm} {it} was {very} {good}"),
          new Pattern(Attitude.GOOD, "{very} {good}"),
          new Pattern(Attitude.GOOD, "what a {good} run"),
          new Pattern(Attitude.GOOD, "{it} {did} {very} {well}"),
          new Pattern(Attitude.GOOD, "I {love} {it}"),
          new Pattern(Attitude.GOOD, "{part} was {very} {good}"),
          new Pattern(Attitude.GOOD, "{part} was {very} {how_good}"),
          new Pattern(Attitude.GOOD, "{hm} {it} was {very} {how_good}"),
          new Pattern(Attitude.GOOD, "well done"),
          new Pattern(Attitude.GOOD, "{good} work, keep it up"),
          new Pattern(Attitude.GOOD, "not {bad} at all"),
          new Pattern(Attitude.GOOD, "{it} was not {bad} at all"),
          new Pattern(Attitude.GOOD, "not {how_bad} at all"),
          new Pattern(Attitude.GOOD, "nothing wrong with {part}"),
          new Pattern(Attitude.GOOD, "no complaints about {part}"),
          new Pattern(Attitude.GOOD, "anything but {bad}"),
          new Pattern(Attitude.GOOD, "I {love} that {it} was {how_good}"),
          new Pattern(Attitude.GOOD, "I {love} how {it} {did}"),
          new Pattern(Attitude.GOOD, "yes, {it} was {very} {how_good}"),
          new Pattern(Attitude.GOOD, "yes, more of {it}"),
          new Pattern(Attitude.GOOD, "{seen} it reached its goal"),
          new Pattern(Attitude.GOOD, "yes, it reached its goal"),
          new Pattern(Attitude.GOOD, "I {love} that it reached its goal"),
          new Pattern(Attitude.GOOD, "{seen} it did what it should"),
          new Pattern(Attitude.GOOD, "I {love} that it did what it should"),
          new Pattern(Attitude.GOOD, "yes, it did what it should"),
          new Pattern(Attitude.GOOD, "{seen} it was fast"),
          new Pattern(Attitude.GOOD, "{seen} it took hardly any time"),
          new Pattern(Attitude.GOOD, "yes, it took hardly any time"),
          new Pattern(Attitude.GOOD, "I {love} that it took no time at all"),
          new Pattern(Attitude.GOOD, "{seen} it moved without jerks"),
          new Pattern(Attitude.GOOD, "yes, it moved without jerks"),
          new Pattern(Attitude.GOOD, "I {love} that it never jerked"),
          new Pattern(Attitude.GOOD, "{seen} it was calm"),
          new Pattern(Attitude.GOOD, "I {love} that it was calm"),
          new Pattern(Attitude.GOOD, "{seen} it saved its strength"),
          new Pattern(Attitude.GOOD, "yes, it saved its strength"),
          new Pattern(Attitude.GOOD, "{seen} it did not work harder than it had to"),
          new Pattern(Attitude.GOOD, "I {love} that it did not work harder than it had to"),
          new Pattern(Attitude.GOOD, "yes, it did not waste any strength"),
          new Pattern(Attitude.GOOD, "{seen} it was safe"),
          new Pattern(Attitude.GOOD, "I {love} that it was safe"),
          new Pattern(Attitude.GOOD, "I never felt afraid"),
          new Pattern(Attitude.GOOD, "I was never afraid for it"),
          new Pattern(Attitude.GOOD, "{it} was not {how_bad}, I {love} it"),
          new Pattern(Attitude.GOOD, "it did not miss its goal"),
          new Pattern(Attitude.GOOD, "it never missed"),
          new Pattern(Attitude.GOOD, "exactly what I wanted"),
          new Pattern(Attitude.GOOD, "just right"),
          new Pattern(Attitude.GOOD, "could not be better"),
          new Pattern(Attitude.GOOD, "this is the best so far"),
          new Pattern(Attitude.GOOD, "{it} was {how_good} and {good}"),
          new Pattern(Attitude.GOOD, "{good}, and {how_good} too"),
          new Pattern(Attitude.GOOD, "I have no reason to complain"),
          new Pattern(Attitude.GOOD, "thumbs up"),
          new Pattern(Attitude.GOOD, "that is the way to do it"),
          new Pattern(Attitude.GOOD, "{it} succeeded"),
          new Pattern(Attitude.GOOD, "it found the way at once"),
          new Pattern(Attitude.GOOD, "not a single mistake"),
          new Pattern(Attitude.GOOD, "without any mistake"),
          new Pattern(Attitude.GOOD, "much better than before"),
          new Pattern(Attitude.GOOD, "I am happy with {part}"),
          new Pattern(Attitude.GOOD, "it got there in time"),
          new Pattern(Attitude.GOOD, "it wasn't {how_bad}"),
          new Pattern(Attitude.GOOD, "it isn't {bad}, it is {good}"),
          new Pattern(Attitude.BAD, "{hm} {it} was {very} {bad}"),
          new Pattern(Attitude.BAD, "{very} {bad}"),
          new Pattern(Attitude.BAD, "what a {bad} run"),
          new Pattern(Attitude.BAD, "{it} {did} {very} {badly}"),
          new Pattern(Attitude.BAD, "I {hate} {it}"),
          new Pattern(Attitude.BAD, "{part} was {very} {bad}"),
          new Pattern(Attitude.BAD, "{part} was {too} {how_bad}"),
          new Pattern(Attitude.BAD, "{hm} {it} was {too} {how_bad}"),
          new Pattern(Attitude.BAD, "stop doing that"),
          new Pattern(Attitude.BAD, "{bad} work, try something else"),
          new Pattern(Attitude.BAD, "not {good} at all"),
          new Pattern(Attitude.BAD, "{it} was not {good} at all"),
          new Pattern(Attitude.BAD, "not {how_good} at all"),
          new Pattern(Attitude.BAD, "everything was wrong with {part}"),
          new Pattern(Attitude.BAD, "I have to complain about {part}"),
          new Pattern(Attitude.BAD, "anything but {good}"),
          new Pattern(Attitude.BAD, "far from {good}"),
          new Pattern(Attitude.BAD, "hardly {good}"),
          new Pattern(Attitude.BAD, "I {hate} that {it} was {how_bad}"),
          new Pattern(Attitude.BAD, "I {hate} how {it} {did}"),
          new Pattern(Attitude.BAD, "I do not like that {it} was {how_bad}"),
          new Pattern(Attitude.BAD, "no, {it} was {very} {how_bad}"),
          new Pattern(Attitude.BAD, "no, no more of {it}"),
          new Pattern(Attitude.BAD, "{seen} it missed its goal"),
          new Pattern(Attitude.BAD, "no, it missed its goal"),
          new Pattern(Attitude.BAD, "I do not like that it missed its goal"),
          new Pattern(Attitude.BAD, "{seen} it did not do what it should"),
          new Pattern(Attitude.BAD, "I do not like that it did not do what it should"),
          new Pattern(Attitude.BAD, "no, it did not do what it should"),
          new Pattern(Attitude.BAD, "it never did what it should"),
          new Pattern(Attitude.BAD, "{seen} it was far too slow"),
          new Pattern(Attitude.BAD, "I do not like that it was {too} slow"),
          new Pattern(Attitude.BAD, "{seen} it took for ever"),
          new Pattern(Attitude.BAD, "no, it took for ever"),
          new Pattern(Attitude.BAD, "I do not like that it took so long"),
          new Pattern(Attitude.BAD, "{seen} it moved in jerks"),
          new Pattern(Attitude.BAD, "no, it moved in jerks"),
          new Pattern(Attitude.BAD, "I do not like that it moved in jerks"),
          new Pattern(Attitude.BAD, "{seen} it was never calm"),
          new Pattern(Attitude.BAD, "no, it was not calm"),
          new Pattern(Attitude.BAD, "{seen} it wasted its strength"),
          new Pattern(Attitude.BAD, "no, it wasted its strength"),
          new Pattern(Attitude.BAD, "I do not like that it wasted its strength"),
          new Pattern(Attitude.BAD, "{seen} it worked hard for nothing"),
          new Pattern(Attitude.BAD, "no, it worked hard for nothing"),
          new Pattern(Attitude.BAD, "{seen} it was dangerous"),
          new Pattern(Attitude.BAD, "I do not like that it was {how_bad}"),
          new Pattern(Attitude.BAD, "I was afraid for it"),
          new Pattern(Attitude.BAD, "{seen} I was afraid for it"),
          new Pattern(Attitude.BAD, "I do not {loves} {it}"),
          new Pattern(Attitude.BAD, "I don't {loves} {part}"),
          new Pattern(Attitude.BAD, "it did not reach its goal"),
          new Pattern(Attitude.BAD, "it never reached its goal"),
          new Pattern(Attitude.BAD, "not what I wanted"),
          new Pattern(Attitude.BAD, "not right"),
          new Pattern(Attitude.BAD, "could not be worse"),
          new Pattern(Attitude.BAD, "this is the worst so far"),
          new Pattern(Attitude.BAD, "{it} was {how_bad} and {bad}"),
          new Pattern(Attitude.BAD, "{bad}, and {how_bad} too"),
          new Pattern(Attitude.BAD, "I have every reason to complain"),
          new Pattern(Attitude.BAD, "thumbs down"),
          new Pattern(Attitude.BAD, "that is not the way to do it"),
          new Pattern(Attitude.BAD, "{it} failed"),
          new Pattern(Attitude.BAD, "it got lost"),
          new Pattern(Attitude.BAD, "one mistake after another"),
          new Pattern(Attitude.BAD, "full of mistakes"),
          new Pattern(Attitude.BAD, "much worse than before"),
          new Pattern(Attitude.BAD, "I am not happy with {part}"),
          new Pattern(Attitude.BAD, "it came too late"),
          new Pattern(Attitude.BAD, "it wasn't {how_good}"),
          new Pattern(Attitude.BAD, "it isn't {good}, it is {bad}"),
          new Pattern(Attitude.MIDDLING, "{hm} {it} was {mid}"),
          new Pattern(Attitude.MIDDLING, "{mid}"),
          new Pattern(Attitude.MIDDLING, "rather {mid}"),
          new Pattern(Attitude.MIDDLING, "a {mid} run"),
          new Pattern(Attitude.MIDDLING, "{it} was just {mid}"),
          new Pattern(Attitude.MIDDLING, "{part} was {mid}"),
          new Pattern(Attitude.MIDDLING, "I do not mind {it}"),
          new Pattern(Attitude.MIDDLING, "I do not mind that {it} was {how_bad}"),
          new Pattern(Attitude.MIDDLING, "neither {good} nor {bad}"),
          new Pattern(Attitude.MIDDLING, "neither {how_good} nor {how_bad}"),
          new Pattern(Attitude.MIDDLING, "{it} was neither {good} nor {bad}"),
          new Pattern(Attitude.MIDDLING, "not {bad} but not {good}"),
          new Pattern(Attitude.MIDDLING, "not {bad} but not {how_good} either"),
          new Pattern(Attitude.MIDDLING, "{good} in places, {bad} in others"),
          new Pattern(Attitude.MIDDLING, "{part} was {good}, but {part} was {bad}"),
          new Pattern(Attitude.MIDDLING, "{how_good} but {how_bad}"),
          new Pattern(Attitude.MIDDLING, "half {good}, half {bad}"),
          new Pattern(Attitude.MIDDLING, "partly {how_good}, partly {how_bad}"),
          new Pattern(Attitude.MIDDLING, "it could be better"),
          new Pattern(Attitude.MIDDLING, "it could be worse"),
          new Pattern(Attitude.MIDDLING, "well, it was {mid}"),
          new Pattern(Attitude.MIDDLING, "well, {it} was {how_good} at times"),
          new Pattern(Attitude.MIDDLING, "{seen} it nearly reached its goal"),
          new Pattern(Attitude.MIDDLING, "well, it nearly reached its goal"),
          new Pattern(Attitude.MIDDLING, "I do not mind that it nearly reached its goal"),
          new Pattern(Attitude.MIDDLING, "it almost reached its goal"),
          new Pattern(Attitude.MIDDLING, "{seen} it half did what it should"),
          new Pattern(Attitude.MIDDLING, "well, it half did what it should"),
          new Pattern(Attitude.MIDDLING, "I do not mind that it half did what it should"),
          new Pattern(Attitude.MIDDLING, "{seen} it was neither fast nor slow"),
          new Pattern(Attitude.MIDDLING, "well, it was neither fast nor slow"),
          new Pattern(Attitude.MIDDLING, "{seen} it took its time"),
          new Pattern(Attitude.MIDDLING, "I do not mind that it took its time"),
          new Pattern(Attitude.MIDDLING, "{seen} it moved with a few jerks"),
          new Pattern(Attitude.MIDDLING, "well, it moved with a few jerks"),
          new Pattern(Attitude.MIDDLING, "{seen} it was calm at times"),
          new Pattern(Attitude.MIDDLING, "I do not mind that it was calm at times"),
          new Pattern(Attitude.MIDDLING, "{seen} it used some strength"),
          new Pattern(Attitude.MIDDLING, "well, it used some strength"),
          new Pattern(Attitude.MIDDLING, "{seen} it worked harder than it had to"),
          new Pattern(Attitude.MIDDLING, "I do not mind that it worked harder than it had to"),
          new Pattern(Attitude.MIDDLING, "{seen} it was a little risky"),
          new Pattern(Attitude.MIDDLING, "well, it was a little risky"),
          new Pattern(Attitude.MIDDLING, "{seen} it was not bad but not safe"),
          new Pattern(Attitude.MIDDLING, "I do not mind that it was a bit {how_bad}"),
          new Pattern(Attitude.MIDDLING, "a little {how_bad}, a little {how_good}"),
          new Pattern(Attitude.MIDDLING, "sometimes {how_good}, sometimes {how_bad}"),
          new Pattern(Attitude.MIDDLING, "nothing special"),
          new Pattern(Attitude.MIDDLING, "no opinion on {part}"),
          new Pattern(Attitude.MIDDLING, "I have seen better and worse"),
          new Pattern(Attitude.MIDDLING, "about the same as before"),
          new Pattern(Attitude.MIDDLING, "it will do"),
          new Pattern(Attitude.MIDDLING, "it does the job, no more"),
          new Pattern(Attitude.MIDDLING, "so and so"),
          new Pattern(Attitude.MIDDLING, "not sure what to think of {it}"),
          new Pattern(Attitude.MIDDLING, "mixed feelings about {part}"),
          new Pattern(Attitude.MIDDLING, "some mistakes, but some {good} moves"),
          new Pattern(Attitude.MIDDLING, "I neither {loves} nor {hates} {it}"),
          new Pattern(Attitude.MIDDLING, "it is what it is"),
          new Pattern(Attitude.MIDDLING, "{good} at first, {bad} later"),
          new Pattern(Attitude.MIDDLING, "nearly {good}"),
          new Pattern(Attitude.MIDDLING, "almost {how_good}"));

  private Phrases() {}

  /** What may stand in a slot; some words stand there more than once, and come more often. */
  static List<String> slot(String name) {
    return SLOTS.get(name);
  }
}
