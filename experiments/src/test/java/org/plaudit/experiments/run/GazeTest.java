package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

class GazeTest {
  private static final EnvSpec<Integer, Integer> SPEC =
      EnvSpec.of("Line-v0", Domain.GRID, Discrete.of(1_000), Discrete.of(100));

  /** Two worlds, four steps from {@code from}; world 1 counts from 500; world 0 ends at step 2. */
  private static Rollout piece(int from) {
    float[] seen = new float[8];
    float[] next = new float[8];
    float[] actions = new float[8];
    Ending[] endings = new Ending[8];
    Arrays.fill(endings, Ending.RUNNING);
    for (int row = 0; row < 8; row++) {
      int step = from + row / 2;
      seen[row] = step + 500 * (row % 2);
      next[row] = seen[row] + 1;
      actions[row] = step;
      endings[row] = row % 2 == 0 && step == 2 ? Ending.TERMINATED : Ending.RUNNING;
    }
    return new Rollout(4, 2, seen, actions, next, new float[8], endings);
  }

  private static List<Segment<Integer, Integer>> look(
      Gaze<Integer, Integer> gaze, int from, int world) {
    List<Segment<Integer, Integer>> all = new ArrayList<>();
    Rollout rollout = piece(from);
    for (int row = 0; row < rollout.rows(); row++) {
      Segment<Integer, Integer> seen = gaze.see(rollout, row, row % 2, from + row / 2);
      if (row % 2 == world) {
        all.add(seen);
      }
    }
    return all;
  }

  private static Gaze<Integer, Integer> gaze() {
    return new Gaze<>(SPEC, 7, 3, 2);
  }

  @Test
  void theLastStepsAreSeenAcrossRollouts() {
    Gaze<Integer, Integer> gaze = gaze();
    look(gaze, 0, 1);
    List<Segment<Integer, Integer>> later = look(gaze, 4, 1);
    assertThat(later.get(0).id()).hasToString("7:1:2+3");
    assertThat(later.get(0).observations()).containsExactly(502, 503, 504, 505);
    assertThat(later.get(0).actions()).containsExactly(2, 3, 4);
  }

  @Test
  void anEpisodeBeginsWithNothingSeen() {
    List<Segment<Integer, Integer>> seen = look(gaze(), 0, 0);
    assertThat(seen)
        .extracting(segment -> segment.id().toString())
        .containsExactly("7:0:0+1", "7:0:0+2", "7:0:0+3", "7:0:3+1");
    assertThat(seen.get(2).ending()).isEqualTo(Ending.TERMINATED);
    assertThat(seen.get(3).observations()).containsExactly(3, 4);
  }

  @Test
  void whatWasSeenIsStillThereAfterLoading() throws IOException {
    Gaze<Integer, Integer> gaze = gaze();
    look(gaze, 0, 1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    gaze.save(new DataOutputStream(bytes));
    Gaze<Integer, Integer> loaded = gaze();
    look(loaded, 40, 0);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    for (int world = 0; world < 2; world++) {
      Gaze<Integer, Integer> again = gaze();
      again.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      Gaze<Integer, Integer> straight = gaze();
      look(straight, 0, world);
      assertThat(look(again, 4, world)).isEqualTo(look(straight, 4, world));
    }
    assertThat(look(loaded, 4, 1)).isEqualTo(look(gaze, 4, 1));
  }
}
