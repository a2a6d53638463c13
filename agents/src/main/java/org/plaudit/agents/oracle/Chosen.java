package org.plaudit.agents.oracle;

import org.plaudit.core.feedback.Setting;

/** Some of the people, drawn once and exactly as many as asked for. */
final class Chosen {
  private Chosen() {}

  /**
   * Whether this person is among the round(share people) who are.
   *
   * @param what they are chosen for; other names choose other people
   * @param share of the people, in [0, 1]
   */
  static boolean among(Setting<?, ?> setting, String what, double share) {
    int[] drawn = setting.seed().child(what).generator().permutation(setting.people());
    long chosen = Math.round(share * setting.people());
    for (int i = 0; i < chosen; i++) {
      if (drawn[i] == setting.person()) {
        return true;
      }
    }
    return false;
  }
}
