package org.plaudit.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VecTest {
  @Test
  void boardsOfZerosAndOnesHashApart() {
    int fields = 14;
    Set<Integer> hashes = new LinkedHashSet<>();
    Set<Integer> lowest = new LinkedHashSet<>();
    for (int board = 0; board < 1 << fields; board++) {
      float[] stones = new float[fields];
      for (int i = 0; i < fields; i++) {
        stones[i] = board >> i & 1;
      }
      hashes.add(Vec.of(stones).hashCode());
      lowest.add(Vec.of(stones).hashCode() & 0xFFFF);
    }
    assertThat(hashes).hasSizeGreaterThan(16_350);
    // What a hash table of 2^16 buckets sees; chance alone would leave 14,496 of 16,384.
    assertThat(lowest).hasSizeGreaterThan(14_000);
  }

  @Test
  void equalVectorsHaveEqualHashes() {
    assertThat(Vec.of(1f, Float.NaN, -0f)).hasSameHashCodeAs(Vec.of(1.0, Double.NaN, -0.0));
    assertThat(Vec.of(0f)).isNotEqualTo(Vec.of(-0f));
  }
}
