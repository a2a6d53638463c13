package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

final class AbsorbingFlagTest {
  private static Env<Vec, Integer> world(int goal, int horizon) {
    return AbsorbingFlag.of(FixedHorizon.of(new CountingWorld(goal), horizon));
  }

  @Test
  void whatLivesHasTheFlagZeroAndTheAbsorbingStateIsNothingButTheFlag() {
    Env<Vec, Integer> world = world(2, 4);
    assertThat(world.reset(0)).isEqualTo(Vec.of(0f, 0f, 0f));
    assertThat(world.step(1).observation()).isEqualTo(Vec.of(1f, 1f, 0f));
    assertThat(world.step(1)).isEqualTo(new Step<>(Vec.of(0f, 0f, 1f), 2, Ending.RUNNING));
    assertThat(world.step(0)).isEqualTo(new Step<>(Vec.of(0f, 0f, 1f), 0, Ending.RUNNING));
    assertThat(world.step(0)).isEqualTo(new Step<>(Vec.of(0f, 0f, 1f), 0, Ending.TRUNCATED));
    assertThat(world.reset(1)).isEqualTo(Vec.of(1f, 1f, 0f));
  }

  @Test
  void theSpecHasRoomForTheFlagAndForAllZeros() {
    assertThat(world(2, 4).spec().observations())
        .isEqualTo(Box.of(Vec.of(0f, 0f, 0f), Vec.of(1000f, 1000f, 1f)));
  }

  @Test
  void withoutAFixedHorizonThereIsNoAbsorbingState() {
    assertThatThrownBy(() -> AbsorbingFlag.of(new CountingWorld(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "absorbing-flag needs a fixed horizon within."
                + " Maybe write wrap: [fixed-horizon, absorbing-flag].");
  }
}
