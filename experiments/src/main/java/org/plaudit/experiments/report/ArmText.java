package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Option;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.Asking;
import org.plaudit.experiments.config.RewardSource;

/** What each arm is, in sentences. */
final class ArmText {
  private ArmText() {}

  static Html of(List<Contender> contenders, Catalog catalog) {
    List<Html> items = new ArrayList<>();
    Map<String, Object> first = flat(contenders.get(0).arm(), catalog);
    for (Contender contender : contenders) {
      items.add(
          Html.of(
              "<dt>{}</dt><dd>{}{}</dd>\n",
              contender.label(),
              sentence(contender.arm()),
              contender.equals(contenders.get(0))
                  ? Html.NOTHING
                  : differences(contenders.get(0).label(), first, flat(contender.arm(), catalog))));
    }
    return Html.of("<dl class=\"arms\">\n{}</dl>\n", items);
  }

  private static Html sentence(Arm arm) {
    return arm.reward()
        .match(
            new RewardSource.Cases<Html>() {
              @Override
              public Html task(RewardSource.Task task) {
                return Html.of(
                    "{} gets {} steps, and its reward is the task's own, the true one.",
                    Parts.link("learner", arm.learner().id()),
                    Digits.whole(arm.steps()));
              }

              @Override
              public Html learned(RewardSource.Learned learned) {
                Asking asking = learned.feedback().asking();
                return Html.of(
                    "{} gets {} steps and never sees the true reward. Instead {} is asked up to {}"
                        + " which of two segments of {} is better; {} chooses the segments, and {}"
                        + " turns the answers into a reward.",
                    Parts.link("learner", arm.learner().id()),
                    Digits.whole(arm.steps()),
                    Parts.link("teacher", learned.oracle().id()),
                    Digits.count(asking.budget(), "time"),
                    Digits.count(asking.segment(), "step"),
                    Parts.link("selector", learned.feedback().select().id()),
                    Parts.link("reward model", learned.model().id()));
              }
            });
  }

  /** Which settings are other than the first arm's, where both have them. */
  private static Html differences(
      String reference, Map<String, Object> first, Map<String, Object> own) {
    List<Html> found = new ArrayList<>();
    own.forEach(
        (key, value) -> {
          if (first.containsKey(key) && !first.get(key).equals(value)) {
            found.add(
                Html.of(
                    "{}<code>{}: {}</code> instead of <code>{}</code>",
                    found.isEmpty() ? "" : ", ",
                    key,
                    value,
                    first.get(key)));
          }
        });
    return found.isEmpty() ? Html.NOTHING : Html.of(" Unlike {}: {}.", reference, found);
  }

  private static Map<String, Object> flat(Arm arm, Catalog catalog) {
    Map<String, Object> all = new LinkedHashMap<>();
    Map<String, String> ids = new LinkedHashMap<>();
    for (Parts.Part part : Parts.of(arm, catalog)) {
      // Options of different learners mean different things; only the id is compared.
      ids.merge(part.role(), part.choice().id(), (a, b) -> a + ", " + b);
      Option.written(part.choice().options())
          .forEach((key, value) -> all.put(part.choice().id() + "." + key, value));
    }
    all.putAll(ids);
    all.put("steps", arm.steps());
    all.putAll(Option.written(arm.evaluate()));
    return all;
  }
}
