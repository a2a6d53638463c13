package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

class CandidatesTest {
  private static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Line-v0", Domain.GRID, Box.unbounded(1), Discrete.of(100));

  /**
   * Two worlds, four steps; an observation is its step of the whole run, plus 1000 in world 1; an
   * episode of world 0 ends at step 1, one of world 1 at step 6.
   */
  private static Rollout piece(int from) {
    float[] observations = new float[8];
    float[] next = new float[8];
    float[] actions = new float[8];
    Ending[] endings = new Ending[8];
    for (int row = 0; row < 8; row++) {
      int step = from + row / 2;
      int world = row % 2;
      observations[row] = step + 1000 * world;
      next[row] = step + 1000 * world + 0.5f;
      actions[row] = step;
      endings[row] =
          step == 1 && world == 0
              ? Ending.TERMINATED
              : step == 6 && world == 1 ? Ending.TRUNCATED : Ending.RUNNING;
    }
    return new Rollout(4, 2, observations, actions, next, new float[8], endings);
  }

  private static Candidates<Vec, Integer> pool() {
    Candidates<Vec, Integer> pool = new Candidates<>(SPEC, 7, 4, 2);
    pool.add(piece(0), 0);
    pool.add(piece(4), 4);
    return pool;
  }

  @Test
  void windowsCrossRolloutsButNoEndings() {
    List<Segment<Vec, Integer>> drawn = pool().draw(100, 4, Seed.of(1).generator());
    assertThat(drawn)
        .extracting(segment -> segment.id().toString())
        .containsExactlyInAnyOrder(
            "7:0:2+4", "7:0:3+4", "7:0:4+4", "7:1:0+4", "7:1:1+4", "7:1:2+4", "7:1:3+4");
  }

  @Test
  void aSegmentShowsWhatWasSeenAndDone() {
    Segment<Vec, Integer> last =
        pool().draw(100, 4, Seed.of(1).generator()).stream()
            .filter(segment -> segment.id().toString().equals("7:1:3+4"))
            .findFirst()
            .orElseThrow();
    assertThat(last.observations())
        .containsExactly(
            Vec.of(1003f), Vec.of(1004f), Vec.of(1005f), Vec.of(1006f), Vec.of(1006.5f));
    assertThat(last.actions()).containsExactly(3, 4, 5, 6);
    assertThat(last.ending()).isEqualTo(Ending.TRUNCATED);
  }

  @Test
  void nothingIsDrawnTwice() {
    assertThat(pool().draw(5, 2, Seed.of(3).generator()))
        .hasSize(5)
        .extracting(Segment::id)
        .doesNotHaveDuplicates();
    assertThat(pool().draw(5, 9, Seed.of(3).generator())).isEmpty();
  }

  @Test
  void stillWindowsAreLeftOutWhileThereAreOthers() {
    // One world: moves for three steps, then stands still for five.
    float[] seen = {0, 1, 2, 3, 3, 3, 3, 3};
    float[] next = {1, 2, 3, 3, 3, 3, 3, 3};
    Ending[] endings = new Ending[8];
    Arrays.fill(endings, Ending.RUNNING);
    Candidates<Vec, Integer> pool = new Candidates<>(SPEC, 7, 8, 1);
    pool.add(new Rollout(8, 1, seen, new float[8], next, new float[8], endings), 0);
    assertThat(pool.draw(100, 3, Seed.of(1).generator()))
        .extracting(segment -> segment.id().start())
        .containsExactlyInAnyOrder(0L, 1L, 2L);
    Candidates<Vec, Integer> frozen = new Candidates<>(SPEC, 7, 8, 1);
    frozen.add(new Rollout(8, 1, next, new float[8], next, new float[8], endings), 0);
    assertThat(frozen.draw(100, 3, Seed.of(1).generator())).hasSize(6);
  }

  @Test
  void whatIsForgottenIsNotDrawn() {
    Candidates<Vec, Integer> pool = pool();
    pool.clear();
    assertThat(pool.draw(5, 1, Seed.of(3).generator())).isEmpty();
    assertThat(pool.start()).isEqualTo(8);
  }

  @Test
  void theLedgerKnowsTheRewardsOfTheSameWindows() {
    RunLedger ledger = new RunLedger(7, 4, 2);
    ledger.add(new double[] {0, 100, 1, 101, 2, 102, 3, 103}, 0);
    ledger.add(new double[] {4, 104, 5, 105, 6, 106, 7, 107}, 4);
    assertThat(ledger.rewards(new SegmentId(7, 1, 3, 4)))
        .containsExactly(103.0, 104.0, 105.0, 106.0);
    ledger.forgetBefore(4);
    assertThat(ledger.rewards(new SegmentId(7, 0, 4, 4))).containsExactly(4.0, 5.0, 6.0, 7.0);
    assertThatThrownBy(() -> ledger.rewards(new SegmentId(7, 0, 3, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("steps 4 to 7");
    assertThatThrownBy(() -> ledger.rewards(new SegmentId(8, 0, 4, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
