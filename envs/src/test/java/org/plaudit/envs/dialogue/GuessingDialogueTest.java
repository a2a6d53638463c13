package org.plaudit.envs.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.envs.dialogue.GuessingDialogue.Options;

class GuessingDialogueTest implements EnvContract<String, String> {
  @Override
  public Env<String, String> world() {
    return new GuessingDialogue();
  }

  @Nested
  class Smallest implements EnvContract<String, String> {
    @Override
    public Env<String, String> world() {
      return new GuessingDialogue(new Options(2, 1));
    }
  }

  /** Asks for halves of what is left; how many remarks it takes. */
  private static int halve(GuessingDialogue world, int numbers) {
    int low = 1;
    int high = numbers;
    int remarks = 0;
    while (true) {
      remarks++;
      if (low == high) {
        Step<String> step = world.step("Is it " + low + "?");
        assertThat(step).isEqualTo(new Step<>("Yes, that is it!", 1, Ending.TERMINATED));
        return remarks;
      }
      int middle = Math.floorDiv(low + high, 2);
      Step<String> step = world.step("Is it more than " + middle + "?");
      assertThat(step.reward()).isEqualTo(0);
      if (step.observation().equals("Yes.")) {
        low = middle + 1;
      } else {
        assertThat(step.observation()).isEqualTo("No.");
        high = middle;
      }
    }
  }

  @Test
  void halvingFindsEveryNumberInTime() {
    for (int numbers : new int[] {2, 3, 16, 17, 1000}) {
      int most = 1 + (int) Math.ceil(Math.log(numbers) / Math.log(2));
      GuessingDialogue world = new GuessingDialogue(new Options(numbers, most));
      Set<String> found = new LinkedHashSet<>();
      for (int seed = 0; seed < Math.min(20 * numbers, 2000); seed++) {
        assertThat(world.reset(seed)).startsWith("I think of a number from 1 to " + numbers + ". ");
        assertThat(halve(world, numbers)).isLessThanOrEqualTo(most);
        found.add(world.dialogue().get(world.dialogue().size() - 2));
      }
      if (numbers <= 17) {
        assertThat(found).as("every number gets its turn").hasSize(numbers);
      }
    }
  }

  @Test
  void thereAreManyWaysToAsk() {
    GuessingDialogue world = new GuessingDialogue();
    world.reset(3); // 13
    assertThat(world.step("is it more than 12?").observation()).isEqualTo("Yes.");
    assertThat(world.step("More than 13").observation()).isEqualTo("No.");
    assertThat(world.step("less than 13?").observation()).isEqualTo("No.");
    assertThat(world.step(" is it LESS than 14 ? ").observation()).isEqualTo("Yes.");
    assertThat(world.step("12").observation()).isEqualTo("No.");
    assertThat(world.step("").observation()).startsWith("Pardon?");
    assertThat(world.step("is it 99999?").observation()).startsWith("Pardon?");
    assertThat(world.step("13").ending()).isEqualTo(Ending.TERMINATED);
  }

  @Test
  void patienceEndsAfterTheLastTurn() {
    GuessingDialogue world = new GuessingDialogue(new Options(16, 2));
    world.reset(0);
    assertThat(world.step("hm").ending()).isEqualTo(Ending.RUNNING);
    assertThat(world.step("hm").ending()).isEqualTo(Ending.TRUNCATED);
  }

  @Test
  void theTextIsTheLatestOfTheDialogue() {
    GuessingDialogue world = new GuessingDialogue();
    world.reset(3);
    world.step("is it 4?");
    assertThat(world.text().lines()).hasSize(3);
    assertThat(world.text()).contains("is it 4?").contains("No.");
    for (int number = 5; number < 9; number++) {
      world.step("is it " + number + "?");
    }
    assertThat(world.dialogue()).hasSize(11);
    assertThat(world.text().lines()).hasSize(9);
    assertThat(world.text()).contains("3 more before").contains("is it 8?");
  }

  @Test
  void optionsAreCheckedAtBirth() {
    assertThatThrownBy(() -> new Options(1, 10))
        .hasMessage("numbers (1) must lie in [2, 1000]. Maybe write 16.");
    assertThatThrownBy(() -> new Options(16, 0))
        .hasMessage("turns (0) must lie in [1, 1000]. Maybe write 10.");
  }

  @Test
  void whatCanBeWantedOfARemarkIsMeasured() {
    GuessingDialogue world = new GuessingDialogue();
    assertThat(world.objectives()).containsExactly("success", "clarity", "brevity");
    double[] into = new double[3];
    String hello = world.reset(1);
    world.measure(hello, "more than 8", world.step("more than 8").observation(), into);
    assertThat(into).containsExactly(0, 1, 0.8625);
    world.measure("No.", "What?", world.step("What?").observation(), into);
    assertThat(into).containsExactly(0, -1, 0.9375);
    world.measure("No.", "3?", "Yes, that is it!", into);
    assertThat(into).containsExactly(1, 1, 0.975);
  }
}
