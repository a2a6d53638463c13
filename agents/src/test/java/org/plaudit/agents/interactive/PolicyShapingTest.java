package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Schooling;
import org.plaudit.agents.TableWorld;
import org.plaudit.core.env.Ending;

class PolicyShapingTest {
  private static PolicyShaping<Integer, Integer> numbered(double temperature) {
    return new PolicyShaping<>(
        new PolicyShaping.Options(1, 1, 0.9, 0.5, temperature, 0.8, Delay.defaults()),
        Numbered.SPEC);
  }

  /** 0.64 / (0.64 + 0.04). */
  @Test
  void twoVotesOfSomebodyRightFourTimesInFiveMakeAnActionRight() {
    assertThat(PolicyShaping.right(0.8, 2)).isCloseTo(0.941176471, within(1e-9));
    assertThat(PolicyShaping.right(0.8, -2)).isCloseTo(1 - 0.941176471, within(1e-9));
    assertThat(PolicyShaping.right(0.8, 0)).isEqualTo(0.5);
    assertThat(PolicyShaping.right(0.5, 7)).isEqualTo(0.5);
  }

  /** exp(Q / temperature) times the probability of being right, up to what all moves share. */
  @Test
  void bothOpinionsAreMultiplied() {
    PolicyShaping<Integer, Integer> shaping = numbered(2);
    Numbered.say(shaping, 1, 0, List.of(1, 2), List.of(0));
    Numbered.say(shaping, 0.3, 0, List.of(1, 2), List.of(0));
    Numbered.say(shaping, -1, 0, List.of(1, 2), List.of(1));
    Numbered.live(shaping, 1, 1, 6, 2, Ending.TERMINATED); // Q = 3
    float[] logits = Numbered.values(shaping.values(), 1);
    assertThat((double) logits[0]).isCloseTo(Math.log(0.941176471), within(1e-6));
    assertThat((double) logits[1]).isCloseTo(3 / 2.0 + Math.log(0.2), within(1e-6));
    assertThat((double) logits[2]).isCloseTo(Math.log(0.5), within(1e-6));
  }

  @Test
  void aNeutralSignalIsNoVote() {
    PolicyShaping<Integer, Integer> shaping = numbered(1);
    var metrics = shaping.learn(List.of(Numbered.judgement(0, 0, List.of(1, 2), List.of(0))));
    assertThat(Numbered.values(shaping.values(), 1)[0]).isEqualTo((float) Math.log(0.5));
    assertThat(metrics.values()).containsEntry("advised", 0.0);
  }

  /** Contradictions cancel; ten thousand votes overflow nothing. */
  @Test
  void votesAreCounted() {
    PolicyShaping<Integer, Integer> shaping = numbered(1);
    Numbered.say(shaping, 1, 0, List.of(1, 2), List.of(0));
    Numbered.say(shaping, -1, 0, List.of(1, 2), List.of(0));
    assertThat(Numbered.values(shaping.values(), 1)[0]).isEqualTo((float) Math.log(0.5));
    for (int i = 0; i < 10_000; i++) {
      Numbered.say(shaping, 1, 0, List.of(1, 2), List.of(0));
      Numbered.say(shaping, -1, 0, List.of(1, 2), List.of(1));
    }
    float[] logits = Numbered.values(shaping.values(), 1);
    assertThat(logits[0]).isCloseTo(0, within(1e-6f));
    assertThat((double) logits[1]).isCloseTo(10_000 * Math.log(0.2 / 0.8), within(1e-2));
  }

  /** 0.5 (1 + 0.9 times 3), and 0.5 times 1 where the episode terminated. */
  @Test
  void truncationKeepsTheBootstrap() {
    PolicyShaping<Integer, Integer> shaping = numbered(1);
    Numbered.live(shaping, 3, 2, 6, 0, Ending.TERMINATED);
    Numbered.live(shaping, 0, 0, 1, 3, Ending.TRUNCATED);
    Numbered.live(shaping, 0, 1, 1, 3, Ending.TERMINATED);
    float[] logits = Numbered.values(shaping.values(), 0);
    assertThat((double) logits[0]).isCloseTo(1.85 + Math.log(0.5), within(1e-6));
    assertThat((double) logits[1]).isCloseTo(0.5 + Math.log(0.5), within(1e-6));
  }

  /** Up, right along the upper edge of the cliff, and down; one signal in ten is wrong. */
  @Test
  void advisedItFindsTheWayInAFewEpisodes() {
    TableWorld world = TableWorld.cliff();
    PolicyShaping<Integer, Integer> shaping =
        new PolicyShaping<>(
            new PolicyShaping.Options(1, 1, 0.99, 0.1, 0.1, 0.9, Delay.defaults()), world.spec());
    Watched<Integer, Integer> watched =
        new Watched<>(
                world, shaping, (tile, move) -> move == (tile == 10 ? 0 : tile % 5 == 4 ? 2 : 1))
            .mistaken(0.1);
    watched.train(20);
    assertThat(Schooling.path(TableWorld.cliff(), shaping.best()))
        .containsExactly(10, 5, 6, 7, 8, 9, 14);
  }

  /** Who always says the opposite is overruled by what is earned. */
  @Test
  void experienceOverrulesBadAdvice() {
    TableWorld world = TableWorld.cliff();
    PolicyShaping<Integer, Integer> shaping =
        new PolicyShaping<>(
            new PolicyShaping.Options(1, 1, 0.99, 0.5, 0.02, 0.52, Delay.defaults()), world.spec());
    Watched<Integer, Integer> watched =
        new Watched<>(
                world, shaping, (tile, move) -> move == (tile == 10 ? 0 : tile % 5 == 4 ? 2 : 1))
            .mistaken(1);
    watched.train(300);
    assertThat(Schooling.path(TableWorld.cliff(), shaping.best()))
        .containsExactly(10, 5, 6, 7, 8, 9, 14);
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> new PolicyShaping.Options(1, 1, 0.9, 0.5, 1, 1, Delay.defaults()))
        .hasMessage("consistency (1.0) must lie in (0, 1). Maybe 0.9.");
    assertThatThrownBy(() -> new PolicyShaping.Options(1, 1, 0.9, 0.5, 0, 0.8, Delay.defaults()))
        .hasMessage("temperature (0.0) must be positive. Maybe 0.1.");
  }
}
