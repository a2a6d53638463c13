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
        Entry.of(
            "mistaken",
            "Says the opposite of what was meant, now and then",
            Mistaken.Options.defaults(),
            Mistaken::new),
        Entry.of(
            "noisy",
            "Judges with noise, the same for all or in proportion to the return",
            Noisy.Options.defaults(),
            Noisy::new),
        Entry.of(
            "position-bias",
            "Prefers what is shown first, or last",
            PositionBias.Options.defaults(),
            PositionBias::new),
        Entry.of(
            "recency-bias",
            "Judges by how it ended",
            RecencyBias.Options.defaults(),
            RecencyBias::new),
        Entry.of(
            "length-bias", "Takes long for good", LengthBias.Options.defaults(), LengthBias::new),
        Entry.of(
            "lenient",
            "Is kind to everything, or strict",
            Lenient.Options.defaults(),
            Lenient::new),
        Entry.of(
            "contrast",
            "Judges a segment against the one seen before it",
            Contrast.Options.defaults(),
            Contrast::new),
        Entry.of(
            "tired",
            "Judges ever less as a sitting goes on, and is fresh after a rest",
            Tired.Options.defaults(),
            Tired::new),
        Entry.of(
            "bored",
            "Gives ever more answers that take no thought",
            Bored.Options.defaults(),
            Bored::new),
        Entry.of(
            "slow",
            "Takes time: for a question, for each step shown, and more in doubt",
            Slow.Options.defaults(),
            Slow::new),
        Entry.of(
            "delayed",
            "Is late: answers become known later, live signals are about some steps ago",
            Delayed.Options.defaults(),
            Delayed::new),
        Entry.of(
            "sparse",
            "Answers only sometimes, and only when it takes little time",
            Sparse.Options.defaults(),
            Sparse::new),
        Entry.of(
            "drifting",
            "Comes to want the opposite, or something else: slowly, suddenly or by season",
            Drifting.Options.defaults(),
            Drifting::new),
        Entry.of(
            "expert-in",
            "Knows one field and guesses in the others",
            ExpertIn.Options.defaults(),
            ExpertIn::new),
        Entry.of(
            "intransitive",
            "Prefers in circles",
            Intransitive.Options.defaults(),
            Intransitive::new),
        Entry.of(
            "sycophantic",
            "Is pleased by something visible that does not serve the task",
            Sycophantic.Options.defaults(),
            Sycophantic::new),
        Entry.of(
            "adversarial",
            "Answers the opposite on purpose; all of the people, or a share of them",
            Adversarial.Options.defaults(),
            Adversarial::new));
  }
}
