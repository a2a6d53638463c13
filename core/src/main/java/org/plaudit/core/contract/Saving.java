package org.plaudit.core.contract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.plaudit.core.Saves;
import org.plaudit.core.random.Seed;

/** That a saved state is the whole state, and that other bytes are refused. */
final class Saving {
  private Saving() {}

  static byte[] bytes(Saves saves) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      saves.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException("save failed: " + e.getMessage(), e);
    }
  }

  static void load(Saves into, byte[] bytes) throws IOException {
    into.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  static void aLoadedWorldGoesOnExactly(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    if (play.find(Saves.class).isEmpty()) {
      return;
    }
    Play untouched = trial.fresh();
    Play used = trial.fresh();
    for (long seed : Play.SEEDS) {
      List<Object> right = untouched.tape(seed);
      int end = right.size() - 1;
      play.start(seed);
      for (int point : new TreeSet<>(List.of(0, 1, 5, end / 2, end - 1, end))) {
        if (point >= 0 && point <= end) {
          check(trial, play, used, right, point, seed);
        }
      }
    }
  }

  private static void check(
      Trial<? extends Play> trial, Play play, Play used, List<Object> right, int point, long seed) {
    while (play.steps() < point) {
      Object image = play.advance();
      if (!image.equals(right.get(play.steps()))) {
        trial.blame(
            "%s: saving changed the world: it showed %s instead of %s",
            play.where(), Shown.brief(image), Shown.brief(right.get(play.steps())));
        return;
      }
    }
    byte[] state = bytes(play.find(Saves.class).orElseThrow());
    // Whatever a world did before must not matter.
    Play other = seed == 0 ? trial.fresh() : used.to(seed + 100, point % 4);
    try {
      load(other.find(Saves.class).orElseThrow(), state);
    } catch (IOException e) {
      trial.blame("%s: its own state was refused: %s", play.where(), e.getMessage());
      return;
    }
    other.follow(play);
    String who = "an instance loaded at step " + point;
    List<Object> rest = right.subList(point + 1, right.size());
    List<Object> seen = other.rest();
    for (int i = 0; i < Math.min(rest.size(), seen.size()); i++) {
      if (!rest.get(i).equals(seen.get(i))) {
        trial.blame(
            "seed %d, step %d: %s showed %s instead of %s",
            seed, point + 1 + i, who, Shown.brief(seen.get(i)), Shown.brief(rest.get(i)));
        return;
      }
    }
    if (rest.size() != seen.size()) {
      trial.blame("seed %d: %s played %d steps instead of %d", seed, who, seen.size(), rest.size());
    }
    if (play.over()) {
      try {
        other.push();
        trial.blame("%s: an ended episode that was loaded must stay ended", play.where());
      } catch (IllegalStateException e) {
        // As it should.
      }
    }
  }

  static void otherBytesAreRefused(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    if (play.find(Saves.class).isEmpty()) {
      return;
    }
    byte[] state = bytes(play.to(0, 3).find(Saves.class).orElseThrow());
    List<Object> right = trial.fresh().tape(1);
    for (Map.Entry<String, byte[]> bad : garbage(state).entrySet()) {
      refuse(trial, play.find(Saves.class).orElseThrow(), bad.getKey(), bad.getValue());
      Playing.compare(
          trial, "an instance that had refused " + bad.getKey(), 1, right, play.tape(1));
    }
  }

  static void refuse(Trial<?> trial, Saves saves, String what, byte[] bytes) {
    try {
      load(saves, bytes);
    } catch (IOException e) {
      return;
    } catch (RuntimeException e) {
      trial.blame("loading %s must throw an IOException, not %s", what, Rule.described(e));
      return;
    }
    trial.blame(
        "loading %s must throw an IOException, but was taken. Maybe write a mark first and check"
            + " it",
        what);
  }

  /** Bytes that are not a state, and what to call them. */
  static Map<String, byte[]> garbage(byte[] state) {
    Map<String, byte[]> garbage = new LinkedHashMap<>();
    byte[] random = new byte[4096];
    Seed.of(0).child("garbage").generator().nextBytes(random);
    garbage.put("4096 random bytes", random);
    byte[] ones = new byte[4096];
    Arrays.fill(ones, (byte) -1);
    garbage.put("4096 bytes of 0xff", ones);
    for (int length : new TreeSet<>(List.of(0, state.length / 2, state.length - 1))) {
      if (length >= 0 && length < state.length) {
        garbage.put(
            "%d of the state's %d bytes".formatted(length, state.length),
            Arrays.copyOf(state, length));
      }
    }
    return garbage;
  }
}
