package org.plaudit.envs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.contract.Pythons;

/** What becomes of a child that does not answer as it should. */
final class PythonChildTest {
  private static PythonChild child(String script, double patience) {
    return PythonChild.start(Pythons.any(), script, List.of(), "gym:Test-v0", patience);
  }

  @Test
  void aMissingPythonIsBadInput() {
    assertThatThrownBy(
            () -> PythonChild.start("no-such-python", "mute.py", List.of(), "gym:Test-v0", 5))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "gym:Test-v0: the Python (no-such-python) cannot be started. Maybe install Python 3.10"
                + " or newer, or set PLAUDIT_PYTHON to one.");
  }

  @Test
  void aChildThatSaysNothingIsEnded() {
    Instant before = Instant.now();
    try (PythonChild mute = child("mute.py", 0.3)) {
      assertThatThrownBy(() -> mute.ask(Map.of("op", "hello")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "gym:Test-v0: the Python child gave no answer for 0.3 s and was ended. Maybe raise"
                  + " patience.");
      // The system may need a moment to bury it.
      ProcessHandle.of(mute.pid())
          .ifPresent(it -> assertThat(it.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aChildThatBabblesIsNamedAndEnded() {
    try (PythonChild babble = child("babble.py", 30)) {
      assertThatThrownBy(() -> babble.ask(Map.of("op", "hello")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("gym:Test-v0: the Python child does not keep to the protocol: ")
          .hasMessageContaining("Unrecognized token 'Welcome'");
    }
  }

  @Test
  void aChildThatEndsLeavesItsStatusAndLastWords() {
    try (PythonChild quitter = child("quitter.py", 30)) {
      assertThatThrownBy(() -> quitter.ask(Map.of("op", "hello")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("gym:Test-v0: the Python child ended with status 1.")
          .hasMessageContaining("no more disk");
      assertThatThrownBy(() -> quitter.ask(Map.of("op", "hello")))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
