package org.plaudit.agents.policy;

import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Density;
import org.plaudit.core.learn.Policy;

/**
 * A frozen network that reads observations and puts out distributions over actions. Any thread may
 * use it; each takes the spare scratch, or makes its own while another thread has that.
 */
public final class NetworkPolicy<O, A> implements Policy<O, A>, BatchPolicy, Density {
  private static final float[] NO_MASK = {};

  private final EnvSpec<O, A> spec;
  private final Observations layout;
  private final FrozenMlp network;
  private final ActionHead.Sampler head;
  private final boolean exploring;
  private final AtomicReference<Scratch> spare = new AtomicReference<>();

  private static final class Scratch {
    private float[] features = {};
    private float[] masks = {};
    private float[] outputs = {};
  }

  /**
   * @param layout how to read an observation; must not change any more
   * @param exploring whether actions are drawn; otherwise the most likely one is taken
   */
  public NetworkPolicy(
      EnvSpec<O, A> spec,
      Observations layout,
      FrozenMlp network,
      ActionHead.Sampler head,
      boolean exploring) {
    this.spec = spec;
    this.layout = layout;
    this.network = network;
    this.head = head;
    this.exploring = exploring;
  }

  @Override
  public A act(O observation, RandomGenerator rng) {
    float[] seen = new float[spec.observations().width()];
    float[] action = new float[spec.actions().width()];
    spec.observations().write(observation, seen, 0);
    act(seen, 1, action, rng);
    return spec.actions().read(action, 0);
  }

  @Override
  public void act(float[] observations, int rows, float[] actions, RandomGenerator rng) {
    Scratch room = forward(observations, rows);
    int outputs = network.shape().outputs();
    int choices = layout.choices();
    float[] masks = choices == 0 ? NO_MASK : room.masks;
    int width = spec.actions().width();
    for (int row = 0; row < rows; row++) {
      if (exploring) {
        head.sample(room.outputs, row * outputs, masks, row * choices, actions, row * width, rng);
      } else {
        head.mode(room.outputs, row * outputs, masks, row * choices, actions, row * width);
      }
    }
    spare.set(room);
  }

  /** What the network makes of the observations; whoever took the room gives it back. */
  private Scratch forward(float[] observations, int rows) {
    Scratch mine = spare.getAndSet(null);
    Scratch room = mine == null ? new Scratch() : mine;
    room.features = atLeast(room.features, rows * layout.features());
    room.masks = atLeast(room.masks, rows * layout.choices());
    room.outputs = atLeast(room.outputs, rows * network.shape().outputs());
    layout.split(observations, rows, room.features, room.masks);
    network.forward(room.features, 0, rows, room.outputs, 0);
    return room;
  }

  /** Of the actions as they are drawn while exploring. */
  @Override
  public void logProbability(float[] observations, float[] actions, int rows, double[] into) {
    Scratch room = forward(observations, rows);
    int outputs = network.shape().outputs();
    int choices = layout.choices();
    float[] masks = choices == 0 ? NO_MASK : room.masks;
    int width = spec.actions().width();
    for (int row = 0; row < rows; row++) {
      into[row] =
          head.logProbability(
              room.outputs, row * outputs, masks, row * choices, actions, row * width);
    }
    spare.set(room);
  }

  private static float[] atLeast(float[] buffer, int size) {
    return buffer.length >= size ? buffer : new float[size];
  }
}
