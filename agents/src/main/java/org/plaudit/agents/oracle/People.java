package org.plaudit.agents.oracle;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Trait;

/** The kinds of simulated people, and the ways of being human that may be laid over them. */
public final class People {
  private People() {}

  /** Who judges. */
  public static List<Entry<Teacher>> teachers() {
    return List.of(
        Entry.of(
            "boltzmann",
            "Prefers what earns more, the more surely the larger the difference",
            BoltzmannOracle.Options.defaults(),
            BoltzmannOracle::teacher),
        Entry.of(
            "persona",
            "Weighs objectives in a personal way: groups, a planted minority, topics known better",
            Persona.Options.defaults(),
            Persona::new));
  }

  /** How people fall short of it. */
  public static List<Entry<Trait>> traits() {
    return List.of(
        trait("mistaken", "Says the opposite of what was meant, now and then", Mistaken.defaults()),
        trait(
            "noisy",
            "Judges with noise, the same for all or in proportion to the return",
            Noisy.defaults()),
        trait("position-bias", "Prefers what is shown first, or last", PositionBias.defaults()),
        trait("recency-bias", "Judges by how it ended", RecencyBias.defaults()),
        trait("length-bias", "Takes long for good", LengthBias.defaults()),
        trait("lenient", "Is kind to everything, or strict", Lenient.defaults()),
        trait("contrast", "Judges a segment against the one seen before it", Contrast.defaults()),
        trait(
            "tired",
            "Judges ever less as a sitting goes on, and is fresh after a rest",
            Tired.defaults()),
        trait("bored", "Gives ever more answers that take no thought", Bored.defaults()),
        trait(
            "slow",
            "Takes time: for a question, for each step shown, and more in doubt",
            Slow.defaults()),
        trait(
            "delayed",
            "Is late: answers become known later, live signals are about some steps ago",
            Delayed.defaults()),
        trait(
            "sparse",
            "Answers only sometimes, and only when it takes little time",
            Sparse.defaults()),
        trait(
            "drifting",
            "Comes to want the opposite, or something else: slowly, suddenly or by season",
            Drifting.defaults()),
        trait("expert-in", "Knows one field and guesses in the others", ExpertIn.defaults()),
        trait("intransitive", "Prefers in circles", Intransitive.defaults()),
        trait(
            "sycophantic",
            "Is pleased by something visible that does not serve the task",
            Sycophantic.defaults()),
        trait(
            "adversarial",
            "Answers the opposite on purpose; all of the people, or a share of them",
            Adversarial.defaults()));
  }

  /** A trait is its options. */
  private static <T extends Record & Trait> Entry<Trait> trait(
      String id, String summary, T defaults) {
    return Entry.of(id, summary, defaults, trait -> trait);
  }
}
