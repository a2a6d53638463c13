package org.plaudit.envs.classic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.vector.EpisodeSeeds;
import org.plaudit.core.vector.SameStep;
import org.plaudit.envs.Episode;

/**
 * Many cart-poles as a structure of arrays: each quantity of all worlds lies in one array, so that
 * a loop over the worlds is arithmetic on whole registers. The arithmetic is {@link CartPole}'s
 * own, in the same order, hence the bytes are too.
 */
final class CartPoleVector implements SameStep {
  private static final int WIDTH = 4;
  private static final byte RUNNING = 0;
  private static final byte TERMINATED = 1;
  private static final byte TRUNCATED = 2;

  private final EnvSpec<?, ?> spec;
  private final int size;
  private final int limit;
  private final double steady;
  private final double fall;
  private final double[] x;
  private final double[] velocity;
  private final double[] angle;
  private final double[] spin;
  private final double[] force;
  private final double[] sin;
  private final double[] cos;
  private final double[] turn;
  private final int[] steps;
  private final int[] ended;
  private final long[] episodes;
  private final byte[] endings;
  private final double[] rewards;
  private final float[] observations;
  private final float[] finals;
  private final Pcg64 rng = new Pcg64(0);
  private EpisodeSeeds seeds = EpisodeSeeds.of(0, 0);
  private boolean ready;
  private boolean closed;

  /**
   * @param steady what a step earns
   * @param fall what the step earns in which the pole falls
   */
  CartPoleVector(EnvSpec<?, ?> spec, int size, double steady, double fall) {
    Require.that(size > 0, "size (%d) must be positive", size);
    this.spec = spec;
    this.size = size;
    this.limit = spec.limit().orElseThrow();
    this.steady = steady;
    this.fall = fall;
    x = new double[size];
    velocity = new double[size];
    angle = new double[size];
    spin = new double[size];
    force = new double[size];
    sin = new double[size];
    cos = new double[size];
    turn = new double[size];
    steps = new int[size];
    ended = new int[size];
    episodes = new long[size];
    endings = new byte[size];
    rewards = new double[size];
    observations = new float[size * WIDTH];
    finals = new float[size * WIDTH];
  }

  @Override
  public EnvSpec<?, ?> spec() {
    return spec;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void reset(long seed) {
    Require.state(!closed, "the vector is closed");
    seeds = EpisodeSeeds.of(seed, size);
    Arrays.fill(episodes, 0);
    Arrays.fill(endings, RUNNING);
    Arrays.fill(rewards, 0);
    for (int i = 0; i < size; i++) {
      start(i);
    }
    ready = true;
  }

  private void start(int i) {
    rng.seed(seeds.get(i, episodes[i]));
    x[i] = rng.uniform(-CartPole.START, CartPole.START);
    velocity[i] = rng.uniform(-CartPole.START, CartPole.START);
    angle[i] = rng.uniform(-CartPole.START, CartPole.START);
    spin[i] = rng.uniform(-CartPole.START, CartPole.START);
    steps[i] = 0;
    show(i);
  }

  private void show(int i) {
    observations[i * WIDTH] = (float) x[i];
    observations[i * WIDTH + 1] = (float) velocity[i];
    observations[i * WIDTH + 2] = (float) angle[i];
    observations[i * WIDTH + 3] = (float) spin[i];
  }

  @Override
  public void step(float[] actions) {
    Require.state(
        ready && !closed, "the vector must be reset before this. Maybe call reset(seed) first.");
    Require.that(actions.length == size, "actions (%d floats) must be %d", actions.length, size);
    push(actions);
    swing();
    move();
    look();
  }

  private void push(float[] actions) {
    for (int i = 0; i < size; i++) {
      float action = actions[i];
      if (action * (action - 1) != 0) {
        throw new IllegalArgumentException(
            "world %d: action (%s) must be 0 or 1".formatted(i, action));
      }
      // Not a branch: random actions make it a coin flip for the processor.
      force[i] = CartPole.FORCE * (2 * action - 1);
    }
  }

  // Small loops over arrays with one index and no branch: the compiler turns them into vector code.

  private void swing() {
    for (int i = 0; i < size; i++) {
      sin[i] = SmallAngle.sin(angle[i]);
    }
    for (int i = 0; i < size; i++) {
      cos[i] = SmallAngle.cos(angle[i]);
    }
    for (int i = 0; i < size; i++) {
      force[i] = CartPole.push(force[i], spin[i], sin[i]);
    }
    for (int i = 0; i < size; i++) {
      turn[i] = CartPole.turn(force[i], sin[i], cos[i]);
    }
  }

  private void move() {
    for (int i = 0; i < size; i++) {
      x[i] = x[i] + CartPole.TAU * velocity[i];
      velocity[i] = velocity[i] + CartPole.TAU * CartPole.acceleration(force[i], turn[i], cos[i]);
    }
    for (int i = 0; i < size; i++) {
      angle[i] = angle[i] + CartPole.TAU * spin[i];
      spin[i] = spin[i] + CartPole.TAU * turn[i];
    }
  }

  private void look() {
    for (int i = 0; i < size; i++) {
      show(i);
    }
    for (int i = 0; i < size; i++) {
      steps[i]++;
    }
    Arrays.fill(endings, RUNNING);
    Arrays.fill(rewards, steady);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (CartPole.fallen(x[i], angle[i]) || steps[i] >= limit) {
        ended[count++] = i;
      }
    }
    for (int j = 0; j < count; j++) {
      end(ended[j]);
    }
  }

  private void end(int i) {
    boolean fallen = CartPole.fallen(x[i], angle[i]);
    endings[i] = fallen ? TERMINATED : TRUNCATED;
    rewards[i] = fallen ? fall : steady;
    System.arraycopy(observations, i * WIDTH, finals, i * WIDTH, WIDTH);
    episodes[i]++;
    start(i);
  }

  @Override
  public float[] observations() {
    return observations;
  }

  @Override
  public float[] finalObservations() {
    return finals;
  }

  @Override
  public double[] rewards() {
    return rewards;
  }

  @Override
  public Ending ending(int world) {
    return switch (endings[world]) {
      case RUNNING -> Ending.RUNNING;
      case TERMINATED -> Ending.TERMINATED;
      default -> Ending.TRUNCATED;
    };
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeUTF("CartPoleVector");
    out.writeInt(size);
    out.writeBoolean(ready);
    if (!ready) {
      return;
    }
    out.writeLong(seeds.seed());
    for (int i = 0; i < size; i++) {
      out.writeLong(episodes[i]);
      out.writeInt(steps[i]);
      out.writeByte(endings[i]);
      out.writeDouble(rewards[i]);
      out.writeDouble(x[i]);
      out.writeDouble(velocity[i]);
      out.writeDouble(angle[i]);
      out.writeDouble(spin[i]);
      for (int j = 0; j < WIDTH; j++) {
        out.writeFloat(finals[i * WIDTH + j]);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Require.state(!closed, "the vector is closed");
    ready = false; // and so it stays if the bytes are no such state
    String kind = in.readUTF();
    if (!kind.equals("CartPoleVector")) {
      throw new IOException("expected a saved CartPoleVector, found " + kind);
    }
    Episode.read(in, size, size);
    if (!in.readBoolean()) {
      return;
    }
    long seed = in.readLong();
    if (seed < 0) {
      throw new IOException("seed (" + seed + ") must not be negative");
    }
    seeds = EpisodeSeeds.of(seed, size);
    double most = Double.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      episodes[i] = in.readLong();
      steps[i] = Episode.read(in, 0, limit - 1);
      endings[i] = in.readByte();
      rewards[i] = Episode.read(in, -1.0, 1.0);
      // Only running worlds are saved, and those stand.
      x[i] = Episode.read(in, -CartPole.FURTHEST, CartPole.FURTHEST);
      velocity[i] = Episode.read(in, -most, most);
      angle[i] = Episode.read(in, -CartPole.STEEPEST, CartPole.STEEPEST);
      spin[i] = Episode.read(in, -most, most);
      for (int j = 0; j < WIDTH; j++) {
        finals[i * WIDTH + j] = in.readFloat();
      }
      show(i);
    }
    ready = true;
  }

  @Override
  public void close() {
    closed = true;
  }
}
