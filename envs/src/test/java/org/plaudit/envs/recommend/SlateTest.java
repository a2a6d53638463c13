package org.plaudit.envs.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.contract.ChiSquared;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.recommend.Slate.Article;
import org.plaudit.envs.recommend.Slate.Options;

class SlateTest implements EnvContract<Vec, List<Integer>> {
  @Override
  public Env<Vec, List<Integer>> world() {
    return new Slate();
  }

  @Nested
  class Smallest implements EnvContract<Vec, List<Integer>> {
    @Override
    public Env<Vec, List<Integer>> world() {
      return new Slate(new Options(2, 1, 2, 1));
    }
  }

  /** How much each article on offer attracts clicks; nothing has 1. */
  private static double[] attractions(Slate world) {
    List<Double> interests = world.interests();
    return world.offer().stream()
        .mapToDouble(article -> Math.exp(interests.get(article.topic()) + article.quality()))
        .toArray();
  }

  @Test
  void clicksFollowTheConditionalLogit() {
    // Every turn has chances of its own. A point drawn uniformly from the interval that the outcome
    // has in their running sum is uniform on [0, 1] exactly if the chances are right.
    int bins = 20;
    int turns = 40_000;
    List<Integer> counts = new ArrayList<>(Collections.nCopies(bins, 0));
    List<Double> expected = Collections.nCopies(bins, (double) turns / bins);
    List<Integer> slate = List.of(2, 0, 7);
    Slate world = new Slate();
    Pcg64 rng = new Pcg64(8);
    for (int turn = 0; turn < turns; turn++) {
      if (turn % 20 == 0) {
        world.reset(turn);
      }
      double[] attraction = attractions(world);
      world.step(slate);
      double total = 1;
      double before = 0;
      double own = 1;
      for (int slot = 0; slot < slate.size(); slot++) {
        double weight = attraction[slate.get(slot)];
        total += weight;
        before += world.clicked() == Slate.NOTHING || slot < world.clicked() ? weight : 0;
        own = slot == world.clicked() ? weight : own;
      }
      double point = (before + rng.nextDouble() * own) / total;
      int bin = Math.min(bins - 1, (int) (bins * point));
      counts.set(bin, counts.get(bin) + 1);
    }
    assertThat(ChiSquared.refutes(expected, counts)).as("%s", counts).isFalse();
  }

  @Test
  void aClickEarnsTheQualityAndMovesTheInterest() {
    Slate world = new Slate();
    int ups = 0;
    double hoped = 0;
    int clicks = 0;
    for (int seed = 0; seed < 4000; seed++) {
      world.reset(seed);
      List<Double> before = world.interests();
      Step<Vec> step = world.step(List.of(0, 1, 2));
      if (world.clicked() == Slate.NOTHING) {
        assertThat(step.reward()).isEqualTo(0);
        assertThat(world.interests()).isEqualTo(before);
        continue;
      }
      Article article = world.slate().get(world.clicked());
      assertThat(step.reward()).isEqualTo(article.quality());
      double was = before.get(article.topic());
      double is = world.interests().get(article.topic());
      assertThat(Math.abs(is - was)).isLessThanOrEqualTo(0.1 + 1e-12);
      assertThat(is).isBetween(-1.0, 1.0);
      ups += is > was ? 1 : 0;
      // An interest of 1 cannot rise.
      hoped += was < 1 ? (was + 1) / 2 : 0;
      clicks++;
    }
    assertThat(clicks).isGreaterThan(2000);
    assertThat(ups).isCloseTo((int) hoped, within((int) (4 * Math.sqrt(clicks) / 2)));
  }

  @Test
  void anArticleInTwoSlotsCountsOnce() {
    Slate world = new Slate();
    world.reset(1);
    Slate other = new Slate(new Options(10, 3, 4, 20));
    other.reset(1);
    assertThat(world.step(List.of(4, 4, 4))).isEqualTo(other.step(List.of(4, 4, 4)));
    assertThat(world.slate()).hasSize(1);
  }

  /** The slate that earns most this turn, by trying every set of up to three articles. */
  private static List<Integer> myopic(Slate world) {
    double[] attraction = attractions(world);
    List<Article> offer = world.offer();
    int best = 0;
    double most = -1;
    for (int set = 1; set < 1 << attraction.length; set++) {
      if (Integer.bitCount(set) > 3) {
        continue;
      }
      double total = 1;
      double earns = 0;
      for (int item = 0; item < attraction.length; item++) {
        if ((set >> item & 1) == 1) {
          total += attraction[item];
          earns += attraction[item] * offer.get(item).quality();
        }
      }
      if (earns / total > most) {
        most = earns / total;
        best = set;
      }
    }
    List<Integer> slate = new ArrayList<>();
    for (int item = 0; item < attraction.length; item++) {
      if ((best >> item & 1) == 1) {
        slate.add(item);
      }
    }
    while (slate.size() < 3) {
      slate.add(slate.get(0));
    }
    return slate;
  }

  private interface Chooser {
    List<Integer> choose(Slate world, RandomGenerator rng);
  }

  private static double meanReturn(Chooser chooser, int visits) {
    Slate world = new Slate();
    Pcg64 rng = new Pcg64(2);
    double sum = 0;
    for (int seed = 0; seed < visits; seed++) {
      world.reset(seed);
      Step<Vec> step;
      do {
        step = world.step(chooser.choose(world, rng));
        sum += step.reward();
      } while (step.ending() == Ending.RUNNING);
    }
    return sum / visits;
  }

  @Test
  void knowingTheTastesPays() {
    double random = meanReturn((world, rng) -> world.spec().actions().sample(rng), 300);
    double oracle = meanReturn((world, rng) -> myopic(world), 300);
    assertThat(oracle).isGreaterThan(1.5 * random);
  }

  @Test
  void theObservationTellsSharesTopicsAndQualities() {
    Slate world = new Slate(new Options(3, 1, 2, 5));
    world.reset(0);
    Vec seen = world.step(List.of(1)).observation();
    assertThat(seen.size()).isEqualTo(2 * 2 + 3 * 3);
    int shown = world.slate().get(0).topic();
    assertThat(seen.get(shown)).isEqualTo(1);
    assertThat(seen.get(1 - shown)).isEqualTo(0);
    assertThat(seen.get(2 + shown)).isEqualTo(world.clicked() == Slate.NOTHING ? 0 : 1);
    for (int item = 0; item < 3; item++) {
      Article article = world.offer().get(item);
      assertThat(seen.get(4 + 3 * item + article.topic())).isEqualTo(1);
      assertThat(seen.get(4 + 3 * item + 1 - article.topic())).isEqualTo(0);
      assertThat(seen.get(4 + 3 * item + 2)).isEqualTo((float) article.quality());
    }
  }

  @Test
  void aStateOfOtherOptionsIsRefused() throws IOException {
    Slate world = new Slate();
    world.reset(4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    world.save(new DataOutputStream(bytes));
    Slate other = new Slate(new Options(10, 3, 4, 21));
    assertThatThrownBy(
            () -> other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("turns=21")
        .hasMessageContaining("turns=20");
  }

  @Test
  void optionsAreCheckedAtBirth() {
    assertThatThrownBy(() -> new Options(10, 11, 4, 20))
        .hasMessage("slots (11) must lie in [1, items (10)]. Maybe write 1.");
    assertThatThrownBy(() -> new Options(10, 3, 1, 20))
        .hasMessage("topics (1) must lie in [2, 20]. Maybe write 4.");
  }

  @Test
  void whatCanBeWantedOfASlateIsMeasured() {
    Slate world = new Slate(new Options(3, 2, 2, 20));
    assertThat(world.objectives()).containsExactly("engagement", "quality", "diversity", "novelty");
    // Topic 0 was shown in 3 of 4 turns and clicked in 2, topic 1 in 1 and 0.
    Vec seen = Vec.of(0.75f, 0.25f, 0.5f, 0f, 1f, 0f, 0.2f, 0f, 1f, 0.6f, 0f, 1f, 1f);
    Vec clicked = Vec.of(0.6f, 0.4f, 0.4f, 0.2f, 1f, 0f, 0f, 1f, 0f, 0f, 1f, 0f, 0f);
    Vec not = Vec.of(0.6f, 0.4f, 0.4f, 0f, 1f, 0f, 0f, 1f, 0f, 0f, 1f, 0f, 0f);
    double[] into = new double[4];
    world.measure(seen, List.of(0, 1), clicked, into);
    assertThat(into).usingComparatorWithPrecision(1e-6).containsExactly(1, 0.4, 1, 0.5);
    world.measure(seen, List.of(2, 1), not, into);
    assertThat(into).usingComparatorWithPrecision(1e-6).containsExactly(0, 0.8, 0.5, 0.75);
  }

  @Test
  void engagementIsWhetherSomethingWasClicked() {
    Slate world = new Slate(new Options(5, 2, 3, 200));
    double[] into = new double[4];
    Vec seen = world.reset(3);
    for (int turn = 0; turn < 200; turn++) {
      List<Integer> slots = List.of(turn % 5, (turn + 2) % 5);
      Vec next = world.step(slots).observation();
      world.measure(seen, slots, next, into);
      assertThat(into[0]).isEqualTo(world.clicked() == Slate.NOTHING ? 0 : 1);
      seen = next;
    }
  }
}
