package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Option;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.config.Asking;
import org.plaudit.experiments.config.Asking.Kind;
import org.plaudit.experiments.config.Choice;
import org.plaudit.experiments.config.FeedbackConfig;
import org.plaudit.experiments.config.People;
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
    Html learner = Parts.link("learner", arm.learner().id());
    Html gets = Html.of("{} gets {} steps", learner, Digits.whole(arm.steps()));
    Html asked =
        arm.people()
            .map(people -> Html.of(" {}", asked(people, arm.reward().model())))
            .orElse(Html.NOTHING);
    return arm.reward()
        .match(
            new RewardSource.Cases<Html>() {
              @Override
              public Html task(RewardSource.Task task) {
                return Html.of(
                    "{}, and its reward is the task's own, the true one.{}", gets, asked);
              }

              @Override
              public Html nothing(RewardSource.Nothing nothing) {
                return Html.of("{} and no reward at all.{}", gets, asked);
              }

              @Override
              public Html learned(RewardSource.Learned learned) {
                return Html.of("{} and never sees the true reward.{}", gets, asked);
              }
            });
  }

  private static Html asked(People people, Optional<Choice> model) {
    List<Html> sentences = new ArrayList<>();
    Html who = Parts.link("teacher", people.oracle().id());
    for (FeedbackConfig feedback : people.feedback()) {
      sentences.add(
          Html.of(
              "{}{} {}{}",
              sentences.isEmpty() ? "" : " ",
              sentences.isEmpty()
                  ? Html.of("{}{}", model.isPresent() ? "Instead " : "", whoever(people, who))
                  : "It also",
              what(feedback.asking()),
              feedback.asking().shown() == 0 || feedback.asking().query() == Kind.WATCH
                  ? "."
                  : Html.of(
                      "; {} chooses the segments.",
                      Parts.link("selector", feedback.select().id()))));
    }
    model.ifPresent(
        by ->
            sentences.add(
                Html.of(
                    " {} turns the answers into a reward.", Parts.link("reward model", by.id()))));
    return Html.of("{}", sentences);
  }

  /** As in {@code boltzmann (tired, delayed), 20 people who take turns,}. */
  private static Html whoever(People people, Html who) {
    List<Html> traits = new ArrayList<>();
    people
        .traits()
        .forEach(
            trait ->
                traits.add(
                    Html.of(
                        "{}{}", traits.isEmpty() ? " (" : ", ", Parts.link("trait", trait.id()))));
    return Html.of(
        "{}{}{}{}",
        who,
        traits,
        traits.isEmpty() ? "" : ")",
        people.raters().people() == 1
            ? ""
            : ", %s people who take turns,".formatted(Digits.whole(people.raters().people())));
  }

  private static String what(Asking asking) {
    String times = Digits.count(asking.budget(), "time");
    String steps = Digits.count(asking.segment(), "step");
    return switch (asking.query()) {
      case COMPARE ->
          "is asked up to %s which of two segments of %s is better".formatted(times, steps);
      case RANK ->
          "puts %d segments of %s in order up to %s".formatted(asking.size(), steps, times);
      case RATE ->
          "rates a segment of %s on the scale %s up to %s".formatted(steps, asking.scale(), times);
      case SURVEY ->
          "answers three questions about a segment of %s up to %s".formatted(steps, times);
      case REMARK -> "says something about a segment of %s up to %s".formatted(steps, times);
      case CORRECT -> "corrects a segment of %s up to %s".formatted(steps, times);
      case DEMONSTRATE -> "shows up to %s how it is done".formatted(times);
      case WATCH ->
          "watches, and gives up to %s of praise or blame"
              .formatted(Digits.count(asking.budget(), "sign"));
      case NOTICE ->
          "is observed up to %s after a segment of %s (%s)"
              .formatted(times, steps, asking.channel().name().toLowerCase(Locale.ROOT));
    };
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
