package org.plaudit.envs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Discrete;

class SeatsTest {
  private static final Seats SEATS = Seats.of("child", 3);
  private static final AgentId ZERO = new AgentId("child_0");
  private static final AgentId ONE = new AgentId("child_1");
  private static final AgentId TWO = new AgentId("child_2");
  private final Episode episode = Episode.before(OptionalInt.empty());

  private static Map<AgentId, Integer> actions(AgentId... agents) {
    Map<AgentId, Integer> actions = new LinkedHashMap<>();
    for (int i = 0; i < agents.length; i++) {
      actions.put(agents[i], i);
    }
    return actions;
  }

  @Test
  void actionsComeInTheOrderOfPlay() {
    episode.begin(0);
    assertThat(SEATS.admit(episode, Discrete.of(3), actions(TWO, ZERO, ONE)))
        .containsExactly(1, 2, 0);
    assertThat(SEATS.admit(episode, 1, Discrete.of(3), actions(ONE))).isEqualTo(0);
  }

  @Test
  void exactlyThoseWhoMustActDo() {
    episode.begin(0);
    for (Map<AgentId, Integer> wrong :
        List.of(actions(), actions(ZERO, TWO), actions(ZERO, ONE, TWO, new AgentId("dog")))) {
      assertThatThrownBy(() -> SEATS.admit(episode, Discrete.of(9), wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "actions are for %s, but must be for [child_0, child_1, child_2], whose turn it is",
              wrong.keySet());
    }
    assertThatThrownBy(() -> SEATS.admit(episode, 2, Discrete.of(9), actions(ONE)))
        .hasMessage("actions are for [child_1], but must be for [child_2], whose turn it is");
    assertThatThrownBy(() -> SEATS.admit(episode, 2, Discrete.of(9), actions(TWO, ONE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWrongActionIsNamedWithItsAgent() {
    episode.begin(0);
    assertThatThrownBy(() -> SEATS.admit(episode, Discrete.of(2), actions(ZERO, ONE, TWO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("action (2) of child_2 must be a member of %s", Discrete.of(2));
    Map<AgentId, Integer> none = new LinkedHashMap<>();
    none.put(ONE, null);
    assertThatThrownBy(() -> SEATS.admit(episode, 1, Discrete.of(2), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action (null) of child_1");
  }

  @Test
  void theOrderOfCallsComesFirst() {
    assertThatThrownBy(() -> SEATS.admit(episode, Discrete.of(2), actions()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before reset");
    episode.begin(0);
    episode.tick(true);
    assertThatThrownBy(() -> SEATS.admit(episode, Discrete.of(2), actions()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TERMINATED");
  }

  @Test
  void observationsAreTheLastOnesWhenTheGameEnds() {
    Round<Integer> running = SEATS.round(Ending.RUNNING, i -> i, i -> 0.5 * i);
    assertThat(running.observations()).isEqualTo(Map.of(ZERO, 0, ONE, 1, TWO, 2));
    assertThat(running.last()).isEmpty();
    assertThat(running.rewards().values()).containsExactly(0.0, 0.5, 1.0);
    Round<Integer> over = SEATS.round(Ending.TRUNCATED, i -> i, i -> 0.5 * i);
    assertThat(over.over()).isTrue();
    assertThat(over.last()).isEqualTo(running.observations());
    assertThat(over.endings().values()).containsOnly(Ending.TRUNCATED);
  }
}
