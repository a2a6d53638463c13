package org.plaudit.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedTest {
  private static List<Long> draws(Pcg64 rng, int n) {
    List<Long> drawn = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      drawn.add(rng.nextLong());
    }
    return drawn;
  }

  @Test
  void rootIsNumpysDefaultGenerator() {
    assertThat(draws(Seed.of(42).generator(), 5)).isEqualTo(draws(new Pcg64(42), 5));
  }

  @Test
  void childrenAreNumpysSpawnKeys() {
    // SeedSequence(42, spawn_key=(1, 7, 0)), the first raw words; see also draws.csv
    assertThat(Seed.of(42).child(7).generator().state())
        .isEqualTo(new Pcg64(new SeedSequence(42, new int[] {1, 7, 0})).state());
    // sha256(b"oracle")[:8], as two little-endian words behind the tag of names
    assertThat(Seed.of(42).child("oracle").generator().state())
        .isEqualTo(new Pcg64(new SeedSequence(42, new int[] {2, 1823408786, 1790060009})).state());
    assertThat(Seed.of(42).child("oracle").child(7).generator().nextLong())
        .isEqualTo(-5465573137370011562L);
  }

  @Test
  void streamsDoNotDisturbEachOther() {
    Seed seed = Seed.of(3);
    List<Long> alone = draws(seed.child("policy").generator(), 20);

    Pcg64 oracle = seed.child("oracle").generator();
    Pcg64 policy = seed.child("policy").generator();
    List<Long> beside = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      oracle.nextInt();
      beside.add(policy.nextLong());
      seed.child("newcomer").child(i).generator().nextLong();
    }
    assertThat(beside).isEqualTo(alone);
  }

  @Test
  void everyPathHasItsOwnNumbers() {
    Set<Long> seen = new LinkedHashSet<>();
    List<Seed> seeds = new ArrayList<>();
    for (long root : new long[] {0, 1, 42, 1L << 32, Long.MAX_VALUE}) {
      Seed seed = Seed.of(root);
      seeds.add(seed);
      for (int i = -50; i < 50; i++) {
        seeds.add(seed.child(i));
        seeds.add(seed.child(Integer.toString(i)));
        seeds.add(seed.child("a").child(i));
        seeds.add(seed.child(i).child("a"));
        seeds.add(seed.child((long) i << 33));
      }
      seeds.add(seed.child(""));
      seeds.add(seed.child("a/b"));
      seeds.add(seed.child("a").child("b"));
    }
    Set<Seed> distinct = new LinkedHashSet<>(seeds);
    for (Seed seed : distinct) {
      seen.add(seed.generator().nextLong());
    }
    assertThat(distinct).hasSize(seeds.size() - 5); // child(0 << 33) is child(0), once per root
    assertThat(seen).hasSameSizeAs(distinct);
    assertThat(distinct.stream().map(Seed::toString)).doesNotHaveDuplicates();
    assertThat(distinct.stream().map(Seed::asLong)).doesNotHaveDuplicates();
  }

  @Test
  void nameIsNotAnIndex() {
    Seed seed = Seed.of(1);
    assertThat(seed.child("7")).isNotEqualTo(seed.child(7));
    assertThat(seed.child("7").generator().state()).isNotEqualTo(seed.child(7).generator().state());
  }

  @Test
  void pathsReadAsWritten() {
    assertThat(Seed.of(42).child("oracle").child(7)).hasToString("42/oracle/7");
    assertThat(Seed.of(42).child("7")).hasToString("42/\"7\"");
    assertThat(Seed.of(42).child("a/b")).hasToString("42/\"a/b\"");
    assertThat(Seed.of(42).child("say \"hi\"\\")).hasToString("42/\"say \\\"hi\\\"\\\\\"");
  }

  @Test
  void equalPathsAreEqualValues() {
    Seed a = Seed.of(5).child("x").child(2);
    Seed b = Seed.of(5).child("x").child(2);
    assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
    assertThat(a.asLong()).isEqualTo(b.asLong());
    assertThat(a).isNotEqualTo(Seed.of(6).child("x").child(2));
  }

  @Test
  void numberForAResetIsNeverNegative() {
    Seed seed = Seed.of(0);
    for (int i = 0; i < 200; i++) {
      assertThat(seed.child(i).asLong()).isNotNegative();
    }
    assertThat(Seed.of(42).asLong())
        .isEqualTo(5732826375231505755L); // generate_state(1, uint64) >> 1
  }

  @Test
  void negativeRootIsRefused() {
    assertThatThrownBy(() -> Seed.of(-7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed (-7) must be zero or more");
  }
}
