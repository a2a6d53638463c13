package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.experiments.fake.Corridor;
import org.plaudit.experiments.fake.Pacer;

class EpisodeTest {
  /** It starts beside the last cell, and is there in every second of 20 steps. */
  @Test
  void whoeverIsWatchedRemembers() {
    Corridor corridor = new Corridor(new Corridor.Options(2, 20, 0, false));
    Policy<Vec, Integer> pacing = Pacer.pacing();
    for (int time = 0; time < 2; time++) {
      Episode episode = Episode.of(corridor, pacing, 1, Seed.of(1).generator(), seen -> {});
      assertThat(episode).isEqualTo(new Episode(20, 10));
    }
  }
}
