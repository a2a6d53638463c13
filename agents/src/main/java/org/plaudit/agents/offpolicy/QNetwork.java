package org.plaudit.agents.offpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * Features to what each action is worth, as its {@link Estimate} wants it: (N, features) -> (N,
 * actions * width). A dueling one (arXiv:1511.06581) shares all hidden layers but the last, which
 * value and advantage each have for themselves.
 */
final class QNetwork {
  private final int actions;
  private final Estimate estimate;
  private final Optional<Mlp> torso;
  private final Optional<Mlp> value;
  private final Mlp advantage;

  private QNetwork(
      int actions, Estimate estimate, Optional<Mlp> torso, Optional<Mlp> value, Mlp advantage) {
    this.actions = actions;
    this.estimate = estimate;
    this.torso = torso;
    this.value = value;
    this.advantage = advantage;
  }

  /** One stream. */
  static QNetwork plain(
      Parameters parameters,
      int features,
      List<Integer> hidden,
      int actions,
      Estimate estimate,
      RandomGenerator weights) {
    Mlp.Shape shape =
        shape(features, hidden, Optional.of(actions * estimate.width()), Activation.IDENTITY);
    return new QNetwork(
        actions,
        estimate,
        Optional.empty(),
        Optional.empty(),
        Mlp.uniform(parameters, "q", shape, weights));
  }

  /** Two. */
  static QNetwork dueling(
      Parameters parameters,
      int features,
      List<Integer> hidden,
      int actions,
      Estimate estimate,
      RandomGenerator weights) {
    int shared = Math.max(0, hidden.size() - 1);
    Optional<Mlp> torso =
        shared == 0
            ? Optional.empty()
            : Optional.of(
                Mlp.uniform(
                    parameters,
                    "torso",
                    shape(features, hidden.subList(0, shared), Optional.empty(), Activation.RELU),
                    weights));
    int seen = shared == 0 ? features : hidden.get(shared - 1);
    List<Integer> own = hidden.subList(shared, hidden.size());
    int width = estimate.width();
    Mlp.Shape value = shape(seen, own, Optional.of(width), Activation.IDENTITY);
    Mlp.Shape advantage = shape(seen, own, Optional.of(actions * width), Activation.IDENTITY);
    return new QNetwork(
        actions,
        estimate,
        torso,
        Optional.of(Mlp.uniform(parameters, "value", value, weights)),
        Mlp.uniform(parameters, "advantage", advantage, weights));
  }

  private static Mlp.Shape shape(
      int inputs, List<Integer> hidden, Optional<Integer> outputs, Activation last) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(inputs);
    sizes.addAll(hidden);
    outputs.ifPresent(sizes::add);
    return new Mlp.Shape(sizes, Activation.RELU, last);
  }

  int actions() {
    return actions;
  }

  /** Recorded for the gradient, if the tape trains these parameters. */
  Tensor forward(Tape tape, Tensor x) {
    Tensor shared = torso.isPresent() ? torso.get().forward(tape, x) : x;
    if (value.isEmpty()) {
      return advantage.forward(tape, shared);
    }
    return tape.dueling(value.get().forward(tape, shared), advantage.forward(tape, shared));
  }

  /** A copy that later training does not change; any thread may use it. */
  FrozenQ frozen() {
    return new FrozenQ(
        actions, estimate, torso.map(Mlp::frozen), value.map(Mlp::frozen), advantage.frozen());
  }
}
