package org.plaudit.agents.policy;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.FrozenLstm;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.RecurrentPolicy;

/**
 * A frozen network with memory that reads observations and puts out distributions over actions. Any
 * thread may use it; each takes the spare scratch, or makes its own while another thread has that.
 */
public final class RecurrentNetworkPolicy<O, A> implements RecurrentPolicy<O, A> {
  private static final float[] NO_MASK = {};

  private final EnvSpec<O, A> spec;
  private final Observations layout;
  private final List<FrozenLstm> layers;
  private final int memory;
  private final FrozenMlp network;
  private final ActionHead.Sampler head;
  private final boolean exploring;
  private final AtomicReference<Scratch> spare = new AtomicReference<>();

  private static final class Scratch {
    private float[] features = {};
    private float[] masks = {};
    private float[] hidden = {};
    private float[] outputs = {};
  }

  /**
   * @param layout how to read an observation; must not change any more
   * @param layers remember side by side, each on the features; the first one feeds the network, the
   *     others remember for whoever learns from what this policy does
   * @param network from what the first layer puts out to what the head reads
   * @param exploring whether actions are drawn; otherwise the most likely one is taken
   */
  public RecurrentNetworkPolicy(
      EnvSpec<O, A> spec,
      Observations layout,
      List<FrozenLstm> layers,
      FrozenMlp network,
      ActionHead.Sampler head,
      boolean exploring) {
    Require.that(!layers.isEmpty(), "a recurrent policy must have a layer that remembers");
    this.spec = spec;
    this.layout = layout;
    this.layers = List.copyOf(layers);
    this.memory = layers.stream().mapToInt(layer -> 2 * layer.units()).sum();
    this.network = network;
    this.head = head;
    this.exploring = exploring;
  }

  @Override
  public int memory() {
    return memory;
  }

  @Override
  public A act(O observation, float[] remembered, RandomGenerator rng) {
    float[] seen = new float[spec.observations().width()];
    float[] action = new float[spec.actions().width()];
    spec.observations().write(observation, seen, 0);
    act(seen, remembered, 1, action, rng);
    return spec.actions().read(action, 0);
  }

  @Override
  public void act(
      float[] observations, float[] memories, int rows, float[] actions, RandomGenerator rng) {
    Scratch mine = spare.getAndSet(null);
    Scratch room = mine == null ? new Scratch() : mine;
    int outputs = network.shape().outputs();
    int choices = layout.choices();
    room.features = atLeast(room.features, rows * layout.features());
    room.masks = atLeast(room.masks, rows * choices);
    room.outputs = atLeast(room.outputs, rows * outputs);
    layout.split(observations, rows, room.features, room.masks);
    int at = 0;
    for (FrozenLstm layer : layers) {
      room.hidden = atLeast(room.hidden, rows * layer.units());
      layer.step(room.features, 0, rows, memories, at, memory, room.hidden, 0);
      if (at == 0) {
        network.forward(room.hidden, 0, rows, room.outputs, 0);
      }
      at += 2 * layer.units();
    }
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

  private static float[] atLeast(float[] buffer, int size) {
    return buffer.length >= size ? buffer : new float[size];
  }
}
