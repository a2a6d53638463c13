package org.plaudit.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.Saves;

class VectorSavesTest {
  private static byte[] saved(Saves saves) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saves.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void load(Saves into, byte[] bytes) throws IOException {
    into.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** With worlds that save themselves, and with worlds that must be played again. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLoadedVectorGoesOnToTheLastBit(boolean saves) throws IOException {
    for (Function<Integer, VectorEnv> mode : VectorsTest.modes(saves)) {
      for (int before : new int[] {0, 1, 9, 57}) {
        try (VectorEnv original = mode.apply(1);
            VectorEnv copy = mode.apply(2)) {
          original.reset(17);
          VectorsTest.story(original, before, 3);
          byte[] state = saved(original);
          copy.reset(5); // whatever came before
          load(copy, state);
          assertThat(copy.observations()).isEqualTo(original.observations());
          assertThat(copy.rewards()).isEqualTo(original.rewards());
          for (int i = 0; i < copy.size(); i++) {
            assertThat(copy.ending(i)).isEqualTo(original.ending(i));
          }
          if (copy instanceof SameStep same) {
            assertThat(same.finalObservations())
                .isEqualTo(((SameStep) original).finalObservations());
          }
          assertThat(VectorsTest.story(copy, 100, 4))
              .isEqualTo(VectorsTest.story(original, 100, 4));
          // And again: the autoreset counters are part of the state.
          assertThat(saved(copy)).isEqualTo(saved(original));
        }
      }
    }
  }

  @Test
  void savingWhereAWorldHasEndedKeepsTheEnding() throws IOException {
    try (NextStep original = Vectors.nextStep(() -> new Drift(true), 1, 1);
        NextStep copy = Vectors.nextStep(() -> new Drift(true), 1, 1)) {
      original.reset(0);
      while (!original.ending(0).over()) {
        original.step(new float[] {2});
      }
      load(copy, saved(original));
      copy.step(new float[] {0});
      original.step(new float[] {0});
      assertThat(copy.observations()).isEqualTo(original.observations());
      assertThat(copy.rewards()).containsExactly(0);
    }
  }

  @Test
  void aVectorNotYetResetCanBeSaved() throws IOException {
    try (SameStep original = Vectors.sameStep(() -> new Drift(true), 2, 1);
        SameStep copy = Vectors.sameStep(() -> new Drift(true), 2, 1)) {
      byte[] state = saved(original);
      copy.reset(1);
      load(copy, state);
      assertThatThrownBy(() -> copy.step(new float[2])).hasMessageContaining("must be reset");
    }
  }

  @Test
  void bytesOfSomethingElseAreRefused() throws IOException {
    List<Function<Integer, VectorEnv>> modes = VectorsTest.modes(false);
    try (VectorEnv same = modes.get(0).apply(1);
        VectorEnv next = modes.get(1).apply(1);
        VectorEnv small = Vectors.sameStep(() -> new Drift(false), 2, 1)) {
      same.reset(4);
      VectorsTest.story(same, 20, 1);
      byte[] state = saved(same);
      assertThatThrownBy(() -> load(next, state))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("expected 2");
      assertThatThrownBy(() -> load(small, state))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the state of 2 worlds");
      assertThatThrownBy(() -> load(same, new byte[100])).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> load(same, new byte[0])).isInstanceOf(IOException.class);
      for (int cut = 0; cut < state.length; cut += 7) {
        byte[] torn = Arrays.copyOf(state, cut);
        assertThatThrownBy(() -> load(same, torn)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> same.step(new float[5])).hasMessageContaining("must be reset");
      }
      load(same, state);
      same.step(new float[5]);
    }
  }

  @Test
  void flippedBytesGiveAnIoExceptionOrAnotherEpisodeButNeverACrash() throws IOException {
    try (VectorEnv vector = VectorsTest.modes(false).get(0).apply(1)) {
      vector.reset(4);
      VectorsTest.story(vector, 20, 1);
      byte[] state = saved(vector);
      int refused = 0;
      for (int i = 0; i < state.length; i++) {
        byte[] flipped = state.clone();
        flipped[i] ^= (byte) 0x80;
        try {
          load(vector, flipped);
        } catch (IOException e) {
          refused++;
        }
      }
      assertThat(refused).isGreaterThan(20);
    }
  }
}
