package org.plaudit.experiments.config;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.feedback.Feedback;

/** Which feedback anybody in an arm learns from. */
final class Wanted {
  private Wanted() {}

  /** By the learner itself, and by the model that its reward is learned by. */
  static Set<Class<? extends Feedback>> by(
      Optional<Choice> learner, RewardSource reward, Catalog catalog) {
    Set<Class<? extends Feedback>> wanted = new LinkedHashSet<>();
    try {
      learner.ifPresent(who -> wanted.addAll(who.create(catalog.learners()).feedback()));
      reward.model().ifPresent(by -> wanted.addAll(by.create(catalog.rewards()).feedback()));
    } catch (BadInput | IllegalArgumentException e) {
      // Options that do not fit together: the checks of the whole arm say so.
      wanted.add(Feedback.Preference.class);
    }
    return wanted;
  }
}
