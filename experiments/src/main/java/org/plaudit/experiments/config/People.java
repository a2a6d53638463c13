package org.plaudit.experiments.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.feedback.Feedback;

/**
 * Who is asked, and what.
 *
 * @param oracle what kind of simulated people they are
 * @param traits laid over them, the first innermost
 * @param feedback what they are asked, at least one kind of question
 */
public record People(
    Choice oracle, List<Choice> traits, Raters raters, List<FeedbackConfig> feedback) {
  public People {
    traits = List.copyOf(traits);
    feedback = List.copyOf(feedback);
    Require.that(!feedback.isEmpty(), "people must be asked something");
  }

  /** Which feedback their answers are. */
  public Set<Class<? extends Feedback>> brings() {
    Set<Class<? extends Feedback>> all = new LinkedHashSet<>();
    feedback.forEach(each -> all.addAll(each.asking().brings()));
    return all;
  }

  /** A single teacher, and a single kind of question, stand there without a list. */
  void write(Map<String, Object> tree) {
    List<Map<String, Object>> person = new java.util.ArrayList<>();
    person.add(oracle.tree());
    traits.forEach(trait -> person.add(trait.tree()));
    tree.put("oracle", person.size() == 1 ? person.get(0) : person);
    if (!raters.equals(Raters.defaults())) {
      tree.put("raters", Choice.writable(org.plaudit.core.catalog.Option.written(raters)));
    }
    List<Map<String, Object>> asked = feedback.stream().map(FeedbackConfig::tree).toList();
    tree.put("feedback", asked.size() == 1 ? asked.get(0) : asked);
  }
}
