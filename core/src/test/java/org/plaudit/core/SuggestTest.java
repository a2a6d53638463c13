package org.plaudit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestTest {
  private static final List<String> KNOWN =
      List.of("clip", "epochs", "learning_rate", "CartPole-v1", "normalize-observation");

  @Test
  void theNearestWordIsFound() {
    assertThat(Suggest.nearest("clipp", KNOWN)).contains("clip");
    assertThat(Suggest.nearest("epcohs", KNOWN)).contains("epochs");
    assertThat(Suggest.nearest("learning-rate", KNOWN)).contains("learning_rate");
    assertThat(Suggest.nearest("learnrate", KNOWN)).isEmpty();
  }

  @Test
  void lettersThatChangedPlacesAreOneMistake() {
    assertThat(Suggest.nearest("rnu", List.of("resume", "run"))).contains("run");
    assertThat(Suggest.nearest("lsit", List.of("report", "list"))).contains("list");
    assertThat(Suggest.nearest("nur", List.of("run"))).isEmpty();
  }

  @Test
  void lettersCaseCostsNothing() {
    assertThat(Suggest.nearest("cartpole-V1", KNOWN)).contains("CartPole-v1");
    assertThat(Suggest.nearest("CLIP", KNOWN)).contains("clip");
  }

  @Test
  void theBeginningOfAWordIsEnough() {
    assertThat(Suggest.nearest("cartpole", KNOWN)).contains("CartPole-v1");
    assertThat(Suggest.nearest("normalize", KNOWN)).contains("normalize-observation");
    assertThat(Suggest.nearest("no", KNOWN)).isEmpty();
  }

  @Test
  void aWordThatSharesNothingIsNotSuggested() {
    assertThat(Suggest.nearest("x", List.of("y", "z"))).isEmpty();
    assertThat(Suggest.nearest("rl", List.of("ab"))).isEmpty();
    assertThat(Suggest.nearest("gamma", KNOWN)).isEmpty();
    assertThat(Suggest.nearest("", KNOWN)).isEmpty();
    assertThat(Suggest.nearest("clip", List.of())).isEmpty();
  }

  @Test
  void tiesGoToTheFirst() {
    assertThat(Suggest.nearest("cat", List.of("car", "cap"))).contains("car");
    assertThat(Suggest.nearest("cat", List.of("cap", "car"))).contains("cap");
  }

  @Test
  void theRemedyIsASentenceOrNothing() {
    assertThat(Suggest.maybe("clipp", KNOWN)).isEqualTo(" Maybe clip.");
    assertThat(Suggest.maybe("zebra", KNOWN)).isEmpty();
  }

  @Test
  void anEndlessWordIsAnsweredAtOnce() {
    assertThat(Suggest.nearest("a".repeat(10_000_000), KNOWN)).isEmpty();
  }
}
