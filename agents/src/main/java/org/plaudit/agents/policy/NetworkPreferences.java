package org.plaudit.agents.policy;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What a frozen network prefers. Any thread may use it; each takes the spare scratch, or makes its
 * own while another thread has that.
 */
public final class NetworkPreferences implements Preferences {
  private final Observations layout;
  private final int moves;
  private final Network network;
  private final AtomicReference<Scratch> spare = new AtomicReference<>();

  /** Puts out a number for each move. */
  @FunctionalInterface
  public interface Network {
    /** (rows, features) -> (rows, moves). */
    void forward(float[] features, int rows, float[] into);
  }

  private static final class Scratch {
    private float[] features = {};
    private float[] masks = {};
  }

  /**
   * @param layout how to read an observation; must not change any more
   * @param network must not change any more, and serve any thread
   */
  public NetworkPreferences(Observations layout, int moves, Network network) {
    this.layout = layout;
    this.moves = moves;
    this.network = network;
  }

  @Override
  public int moves() {
    return moves;
  }

  @Override
  public void write(float[] observations, int rows, float[] into) {
    Scratch mine = spare.getAndSet(null);
    Scratch room = mine == null ? new Scratch() : mine;
    if (room.features.length < rows * layout.features()) {
      room.features = new float[rows * layout.features()];
      room.masks = new float[rows * layout.choices()];
    }
    layout.split(observations, rows, room.features, room.masks);
    network.forward(room.features, rows, into);
    spare.set(room);
  }
}
