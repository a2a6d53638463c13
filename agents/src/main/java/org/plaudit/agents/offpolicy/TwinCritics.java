package org.plaudit.agents.offpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.Saves;

/**
 * Two networks that judge actions, Q(s, a), and their targets, which follow slowly. The smaller of
 * two independent estimates keeps a policy from seeking out the errors of one (clipped double
 * Q-learning, arXiv:1802.09477, sec. 4.2).
 */
final class TwinCritics implements Saves {
  private final Parameters parameters = new Parameters();
  private final Parameters targetParameters = new Parameters();
  private final Pair<Mlp> live;
  private final Pair<Mlp> targets;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);

  /** What there is two of. */
  record Pair<T>(T first, T second) {}

  /** What one step of training found, before it. */
  record Fit(double loss, double meanValue, double gradientNorm) {}

  /**
   * @param features of one observation
   * @param width of one action
   */
  TwinCritics(
      int features, int width, List<Integer> hidden, double learningRate, RandomGenerator weights) {
    List<Integer> sizes = sizes(features + width, hidden, 1);
    Mlp.Shape shape = new Mlp.Shape(sizes, Activation.RELU, Activation.IDENTITY);
    this.live = pair(parameters, shape, weights);
    this.targets = pair(targetParameters, shape, weights);
    targetParameters.copyFrom(parameters);
    this.adam = new Adam(parameters, Adam.Options.of(learningRate));
  }

  private static Pair<Mlp> pair(Parameters owner, Mlp.Shape shape, RandomGenerator weights) {
    return new Pair<>(
        Mlp.uniform(owner, "critic.first", shape, weights),
        Mlp.uniform(owner, "critic.second", shape, weights));
  }

  /** The layers' sizes from input to output. */
  static List<Integer> sizes(int inputs, List<Integer> hidden, int outputs) {
    return Stream.of(Stream.of(inputs), hidden.stream(), Stream.of(outputs))
        .flatMap(part -> part)
        .toList();
  }

  /** What the first critic thinks, (rows, 1). */
  Tensor first(Tape on, Tensor features, Tensor actions) {
    return live.first().forward(on, on.concat(features, actions));
  }

  /** The smaller of what both think, (rows, 1). */
  Tensor smaller(Tape on, Tensor features, Tensor actions) {
    return smaller(on, live, features, actions);
  }

  /** The smaller of what both targets think, (rows, 1). */
  Tensor smallerTarget(Tape on, Tensor features, Tensor actions) {
    return smaller(on, targets, features, actions);
  }

  private static Tensor smaller(Tape on, Pair<Mlp> critics, Tensor features, Tensor actions) {
    Pair<Tensor> values = values(on, critics, features, actions);
    return on.minimum(values.first(), values.second());
  }

  private static Pair<Tensor> values(Tape on, Pair<Mlp> critics, Tensor features, Tensor actions) {
    Tensor both = on.concat(features, actions);
    return new Pair<>(critics.first().forward(on, both), critics.second().forward(on, both));
  }

  /** The sum of both critics' mean squared errors (algorithm 1, arXiv:1802.09477). */
  static Tensor loss(Tape on, Pair<Tensor> values, Tensor targets) {
    return on.add(
        on.mean(on.square(on.sub(values.first(), targets))),
        on.mean(on.square(on.sub(values.second(), targets))));
  }

  /**
   * One step of both towards the targets.
   *
   * @param features (rows, features)
   * @param actions (rows, width)
   * @param towards (rows)
   */
  Fit fit(int rows, float[] features, float[] actions, float[] towards) {
    tape.reset();
    Pair<Tensor> values =
        values(
            tape,
            live,
            tape.input(rows, features.length / rows, features, 0),
            tape.input(rows, actions.length / rows, actions, 0));
    Tensor loss = loss(tape, values, tape.input(rows, 1, towards, 0));
    tape.backward("the critics' loss", loss);
    double norm = parameters.gradientNorm();
    adam.step();
    float[] judged = values.first().values();
    double sum = IntStream.range(0, rows).mapToDouble(row -> judged[row]).sum();
    return new Fit(loss.item(), sum / rows, norm);
  }

  /** Moves the targets towards the live critics by the fraction {@code tau}, in [0, 1]. */
  void track(double tau) {
    targetParameters.track(parameters, tau);
  }

  /** Of the live critics. */
  Parameters parameters() {
    return parameters;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    parameters.save(out);
    targetParameters.save(out);
    adam.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    parameters.load(in);
    targetParameters.load(in);
    adam.load(in);
  }
}
