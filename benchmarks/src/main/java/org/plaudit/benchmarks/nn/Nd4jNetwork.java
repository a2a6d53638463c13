package org.plaudit.benchmarks.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Linear;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Mlp;

/**
 * One of our networks in ND4J's operations, written as one would by hand: in place where it can.
 */
final class Nd4jNetwork {
  /** A matrix of parameters, its gradient, and Adam's two moments. */
  private static final class Trained {
    private final INDArray value;
    private final INDArray square;
    private final INDArray mean;

    Trained(Matrix matrix) {
      value = matrix.toIndArray();
      square = Nd4j.zerosLike(value);
      mean = Nd4j.zerosLike(value);
    }

    /** ND4J's Adam turns the gradient into the update. */
    void step(INDArray gradient, int iteration) {
      Nd4j.exec(new AdamUpdater(gradient, square, mean, 1e-3, 0.9, 0.999, 1e-8, iteration));
      value.subi(gradient);
    }
  }

  private final List<Trained> weights = new ArrayList<>();
  private final List<Trained> biases = new ArrayList<>();
  private final UnaryOperator<INDArray> activation;
  private final UnaryOperator<INDArray> slope;
  private int iteration;

  /** Hidden layers of tanh, or else of ReLU. */
  Nd4jNetwork(Mlp network) {
    for (Linear layer : network.layers()) {
      weights.add(new Trained(Matrix.of(layer.weight())));
      biases.add(new Trained(Matrix.of(layer.bias())));
    }
    boolean tanh = network.shape().hidden() == Activation.TANH;
    activation = z -> tanh ? Transforms.tanh(z, false) : Transforms.relu(z, false);
    slope = y -> tanh ? y.mul(y).rsubi(1) : Transforms.sign(y, true);
  }

  private INDArray layer(int i, INDArray x) {
    INDArray z = x.mmul(weights.get(i).value).addiRowVector(biases.get(i).value);
    return i == weights.size() - 1 ? z : activation.apply(z);
  }

  INDArray forward(INDArray x) {
    INDArray y = x;
    for (int i = 0; i < weights.size(); i++) {
      y = layer(i, y);
    }
    return y;
  }

  /** A step of Adam on the mean squared error, which it returns. */
  double step(INDArray x, INDArray target) {
    List<INDArray> outputs = new ArrayList<>(List.of(x));
    for (int i = 0; i < weights.size(); i++) {
      outputs.add(layer(i, outputs.get(i)));
    }
    INDArray error = outputs.get(weights.size()).sub(target);
    double loss = error.mul(error).meanNumber().doubleValue();
    INDArray dz = error.muli(2.0 / error.length());
    for (int i = weights.size() - 1; i >= 0; i--) {
      INDArray weightGradient = outputs.get(i).transpose().mmul(dz);
      INDArray biasGradient = dz.sum(true, 0);
      if (i > 0) {
        dz = dz.mmul(weights.get(i).value.transpose()).muli(slope.apply(outputs.get(i)));
      }
      weights.get(i).step(weightGradient.dup('c'), iteration);
      biases.get(i).step(biasGradient, iteration);
    }
    iteration++;
    return loss;
  }
}
