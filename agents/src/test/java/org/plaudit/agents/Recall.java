package org.plaudit.agents;

import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/**
 * Shows a cue, -1 or 1, and then nothing but the time; what is done in the last step earns 1 if it
 * names the cue (0 for -1, 1 for 1), else 0. Who does not remember earns one half.
 */
public final class Recall implements Env<Vec, Integer> {
  private static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Recall-v0", Domain.CONTROL, Box.of(-1, 1, 2), Discrete.of(2));

  private final int delay;
  private int cue;
  private int time;
  private Ending ending = Ending.TERMINATED;

  /**
   * @param delay steps between cue and question
   */
  public Recall(int delay) {
    this.delay = delay;
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    cue = Long.bitCount(seed * 0x9e3779b97f4a7c15L) % 2;
    time = 0;
    ending = Ending.RUNNING;
    return Vec.of(2 * cue - 1, 0f);
  }

  @Override
  public Step<Vec> step(Integer action) {
    Require.state(!ending.over(), "reset comes first");
    double reward = time == delay && action == cue ? 1 : 0;
    ending = time == delay ? Ending.TERMINATED : Ending.RUNNING;
    time++;
    return new Step<>(Vec.of(0f, Math.min(1f, time / (float) delay)), reward, ending);
  }
}
