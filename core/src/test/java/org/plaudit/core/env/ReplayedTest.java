package org.plaudit.core.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.Saves;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.contract.Samples;

class ReplayedTest {
  /** A corridor that can do nothing but be walked. */
  private static final class Plain implements Env<Integer, Integer> {
    private final Env<Integer, Integer> inner = Samples.corridor();

    @Override
    public EnvSpec<Integer, Integer> spec() {
      EnvSpec<Integer, Integer> spec = inner.spec();
      return EnvSpec.of("Plain-v0", Domain.GRID, spec.observations(), spec.actions()).withLimit(30);
    }

    @Override
    public Integer reset(long seed) {
      return inner.reset(seed);
    }

    @Override
    public Step<Integer> step(Integer action) {
      return inner.step(action);
    }
  }

  /** Saving included: what the contract says of saved states holds of replayed ones. */
  @Nested
  class AnyWorld implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return Replayed.of(new Plain());
    }
  }

  @Test
  void aWorldThatSavesItselfSavesByReplayOnceWrapped() {
    Replayed<Integer, Integer> replayed = Replayed.of(Samples.corridor());
    assertThat(replayed.find(Saves.class)).isEqualTo(Optional.of(replayed));
    assertThat(replayed.find(Tabular.class)).isPresent();
  }

  @Test
  void aRefusedActionIsNotPlayedAgain() throws IOException {
    Replayed<Integer, Integer> world = Replayed.of(new Plain());
    world.reset(3);
    world.step(1);
    assertThatThrownBy(() -> world.step(2)).isInstanceOf(IllegalArgumentException.class);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    world.save(new DataOutputStream(bytes));
    Replayed<Integer, Integer> other = Replayed.of(new Plain());
    other.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(other.step(1)).isEqualTo(world.step(1));
  }

  @Test
  void anotherWorldsReplayIsRefusedWhereItsActionsAreNone() throws IOException {
    Replayed<Integer, Integer> world = Replayed.of(new Plain());
    world.reset(0);
    world.step(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    world.save(new DataOutputStream(bytes));
    byte[] state = bytes.toByteArray();
    state[state.length - 4] = 0x41; // the action, a float, becomes another number
    assertThatThrownBy(() -> world.load(new DataInputStream(new ByteArrayInputStream(state))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be played again");
  }
}
