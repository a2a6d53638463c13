package org.plaudit.agents.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * A layer of filters that slide over images (cross-correlation, as PyTorch's). An image is a row of
 * a matrix, channel by channel and within a channel line by line.
 *
 * <p>Each image is unfolded into the windows that the filters look at, so that filtering is one
 * product. The unfolded image is many times larger; it is made anew for the way back, which costs
 * less than keeping those of a whole batch.
 */
public final class Conv2d {
  /**
   * What it looks at and how.
   *
   * @param channels of the input
   * @param height of the input in pixels
   * @param width of the input in pixels
   * @param filters channels of the output
   * @param kernel height and width of a filter in pixels
   * @param stride pixels from one window to the next, in both directions
   * @param padding zeros around the image, in pixels, fewer than {@code kernel}
   */
  public record Shape(
      int channels, int height, int width, int filters, int kernel, int stride, int padding) {
    public Shape {
      Require.that(
          channels > 0 && height > 0 && width > 0,
          "channels (%d), height (%d) and width (%d) must be positive",
          channels,
          height,
          width);
      Require.that(
          filters > 0 && kernel > 0 && stride > 0,
          "filters (%d), kernel (%d) and stride (%d) must be positive",
          filters,
          kernel,
          stride);
      Require.that(
          padding >= 0 && padding < kernel,
          "padding (%d) must lie in [0, %d), within the kernel",
          padding,
          kernel);
      Require.that(
          kernel <= height + 2 * padding && kernel <= width + 2 * padding,
          "kernel (%d) must fit into the padded image, %d x %d",
          kernel,
          height + 2 * padding,
          width + 2 * padding);
    }

    public int outHeight() {
      return (height + 2 * padding - kernel) / stride + 1;
    }

    public int outWidth() {
      return (width + 2 * padding - kernel) / stride + 1;
    }

    /** Numbers in one image. */
    public int inputs() {
      return channels * height * width;
    }

    /** Numbers that come of one image: {@code filters * outHeight() * outWidth()}. */
    public int outputs() {
      return filters * places();
    }

    /** Windows of one image. */
    int places() {
      return outHeight() * outWidth();
    }

    /** Numbers in one window. */
    int window() {
      return channels * kernel * kernel;
    }
  }

  private final Shape shape;
  private final Parameter weight;
  private final Parameter bias;

  private Conv2d(Shape shape, Parameter weight, Parameter bias) {
    this.shape = shape;
    this.weight = weight;
    this.bias = bias;
  }

  /**
   * Biases 0.
   *
   * @param name makes {@code name.weight} (filters, channels * kernel * kernel), laid out as
   *     PyTorch's, and {@code name.bias} (1, filters)
   */
  public static Conv2d of(
      Parameters parameters,
      String name,
      Shape shape,
      Initializer weights,
      RandomGenerator random) {
    Parameter weight = parameters.add(name + ".weight", shape.filters(), shape.window());
    Parameter bias = parameters.add(name + ".bias", 1, shape.filters());
    weights.fill(weight, random);
    return new Conv2d(shape, weight, bias);
  }

  /** Weights and biases uniform within 1/sqrt(numbers in a window), PyTorch's default. */
  public static Conv2d uniform(
      Parameters parameters, String name, Shape shape, RandomGenerator random) {
    Initializer within = Initializer.uniform(1 / Math.sqrt(shape.window()));
    Conv2d layer = of(parameters, name, shape, within, random);
    within.fill(layer.bias, random);
    return layer;
  }

  public Shape shape() {
    return shape;
  }

  /** (N, C*H*W) -> (N, filters*H'*W'). */
  public Tensor forward(Tape tape, Tensor x) {
    if (x.cols != shape.inputs()) {
      throw Tape.mismatch("conv2d", x.toString(), shape.toString());
    }
    Images y = tape.next(Images.class, Images::new);
    y.layer = this;
    return tape.record(y, x, x.rows, shape.outputs());
  }

  /**
   * A copy for inference that later training does not change; any number of threads may share it.
   */
  public FrozenConv2d frozen() {
    float[] weights = new float[weight.size()];
    System.arraycopy(weight.owner().values(), weight.offset(), weights, 0, weights.length);
    float[] biases = new float[bias.size()];
    System.arraycopy(bias.owner().values(), bias.offset(), biases, 0, biases.length);
    return new FrozenConv2d(shape, weights, biases);
  }

  /** One image: y = bias + weight * unfolded, (filters, window) (window, places). */
  static void filter(
      Shape shape,
      float[] x,
      int at,
      float[] weights,
      int weightOffset,
      float[] biases,
      int biasOffset,
      float[] unfolded,
      float[] y,
      int to) {
    int places = shape.places();
    unfold(shape, x, at, unfolded);
    for (int filter = 0; filter < shape.filters(); filter++) {
      int from = to + filter * places;
      Arrays.fill(y, from, from + places, biases[biasOffset + filter]);
    }
    Blas.gemm(
        Transpose.NO,
        Transpose.NO,
        shape.filters(),
        places,
        shape.window(),
        1,
        weights,
        weightOffset,
        unfolded,
        0,
        1,
        y,
        to);
  }

  /** The window of each place as a column, (window, places). */
  static void unfold(Shape shape, float[] x, int at, float[] unfolded) {
    int to = 0;
    for (int row = 0; row < shape.window(); row++) {
      Line line = new Line(shape, row);
      for (int down = 0; down < shape.outHeight(); down++) {
        int y = line.top + down * shape.stride();
        if (y < 0 || y >= shape.height()) {
          Arrays.fill(unfolded, to, to + shape.outWidth(), 0f);
        } else {
          line.read(x, at + line.plane + y * shape.width(), unfolded, to);
        }
        to += shape.outWidth();
      }
    }
  }

  /** Adds what {@link #unfold} spread back to the pixels it came from. */
  static void fold(Shape shape, float[] unfolded, float[] x, int at) {
    int from = 0;
    for (int row = 0; row < shape.window(); row++) {
      Line line = new Line(shape, row);
      for (int down = 0; down < shape.outHeight(); down++) {
        int y = line.top + down * shape.stride();
        if (y >= 0 && y < shape.height()) {
          line.add(unfolded, from, x, at + line.plane + y * shape.width());
        }
        from += shape.outWidth();
      }
    }
  }

  /** What one pixel of the filters meets as they slide along a line of the image. */
  private static final class Line {
    final int plane;
    final int top;
    private final int left;
    private final int stride;
    private final int width;

    /** Places [first, last) lie on the image, the others on its padding. */
    private final int first;

    private final int last;

    Line(Shape shape, int row) {
      int kernel = shape.kernel();
      plane = row / (kernel * kernel) * shape.height() * shape.width();
      top = row / kernel % kernel - shape.padding();
      left = row % kernel - shape.padding();
      stride = shape.stride();
      width = shape.outWidth();
      first = Math.min(width, left < 0 ? (-left + stride - 1) / stride : 0);
      int room = shape.width() - left;
      last = Math.max(first, Math.min(width, room <= 0 ? 0 : (room + stride - 1) / stride));
    }

    void read(float[] x, int at, float[] to, int offset) {
      Arrays.fill(to, offset, offset + first, 0f);
      int from = at + left;
      if (stride == 1) {
        System.arraycopy(x, from + first, to, offset + first, last - first);
      } else {
        for (int i = first; i < last; i++) {
          to[offset + i] = x[from + i * stride];
        }
      }
      Arrays.fill(to, offset + last, offset + width, 0f);
    }

    void add(float[] source, int offset, float[] x, int at) {
      int to = at + left;
      for (int i = first; i < last; i++) {
        x[to + i * stride] += source[offset + i];
      }
    }
  }

  /** All images of a batch, one after the other. */
  static final class Images extends Tensor {
    private Conv2d layer;
    private float[] unfolded = {};
    private float[] spread = {};

    Images() {
      super(1);
    }

    @Override
    String operation() {
      return "conv2d " + layer.weight.name();
    }

    @Override
    boolean trains() {
      return tape.trains(layer.weight) || tape.trains(layer.bias);
    }

    @Override
    void forward() {
      Shape shape = layer.shape;
      unfolded = atLeast(unfolded, shape.window() * shape.places());
      for (int image = 0; image < rows; image++) {
        filter(
            shape,
            inputs[0].values,
            image * shape.inputs(),
            layer.weight.owner().values(),
            layer.weight.offset(),
            layer.bias.owner().values(),
            layer.bias.offset(),
            unfolded,
            values,
            image * cols);
      }
    }

    @Override
    void backward() {
      for (int image = 0; image < rows; image++) {
        if (tape.trains(layer.bias)) {
          addBias(image);
        }
        if (tape.trains(layer.weight)) {
          addWeight(image);
        }
        if (wants(0)) {
          addInput(image);
        }
      }
    }

    private void addBias(int image) {
      int places = layer.shape.places();
      float[] sums = layer.bias.owner().gradients();
      for (int filter = 0; filter < layer.shape.filters(); filter++) {
        sums[layer.bias.offset() + filter] +=
            Reduce.sum(gradient, image * cols + filter * places, places);
      }
    }

    /** dW = dy unfolded'. */
    private void addWeight(int image) {
      Shape shape = layer.shape;
      unfold(shape, inputs[0].values, image * shape.inputs(), unfolded);
      Blas.gemm(
          Transpose.NO,
          Transpose.YES,
          shape.filters(),
          shape.window(),
          shape.places(),
          1,
          gradient,
          image * cols,
          unfolded,
          0,
          1,
          layer.weight.owner().gradients(),
          layer.weight.offset());
    }

    /** dx = W' dy, folded. */
    private void addInput(int image) {
      Shape shape = layer.shape;
      spread = atLeast(spread, shape.window() * shape.places());
      Blas.gemm(
          Transpose.YES,
          Transpose.NO,
          shape.window(),
          shape.places(),
          shape.filters(),
          1,
          layer.weight.owner().values(),
          layer.weight.offset(),
          gradient,
          image * cols,
          0,
          spread,
          0);
      fold(shape, spread, inputs[0].gradient, image * shape.inputs());
    }
  }
}
