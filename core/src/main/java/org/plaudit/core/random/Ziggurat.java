package org.plaudit.core.random;

/**
 * Normal numbers by the ziggurat method (G. Marsaglia and W. W. Tsang, 2000, J. Stat. Softw. 5(8)),
 * in the form NumPy uses: 256 layers of equal area, 64 bits a draw of which 8 choose the layer, 1
 * the sign and 52 the place.
 *
 * <p>Layer {@code i} is a box as wide as {@code x(i)}; the part of it that lies wholly under the
 * curve is accepted at once (99.3 % of draws), the rest by comparing with the density, and layer 0
 * stands for the tail.
 */
final class Ziggurat {
  private static final int LAYERS = 256;

  /** Where the tail begins. */
  private static final double RIGHT = 3.6541528853610088;

  /** Area of every layer: RIGHT * f(RIGHT) plus the tail's, with f(x) = exp(-x^2 / 2). */
  private static final double AREA = 0.0049286732339746519;

  private static final double PLACES = 0x1p52;

  /** Draws below this place are wholly under the curve. */
  private static final long[] INSIDE = new long[LAYERS];

  /** Width of the layer per place. */
  private static final double[] WIDTH = new double[LAYERS];

  /** The density (not normalised) at the layer's right edge. */
  private static final double[] HEIGHT = new double[LAYERS];

  static {
    double right = RIGHT;
    HEIGHT[LAYERS - 1] = StrictMath.exp(-0.5 * right * right);
    WIDTH[LAYERS - 1] = right / PLACES;
    // Layer 0 is the bottom strip; its box is as wide as the strip with the tail folded in.
    HEIGHT[0] = 1;
    WIDTH[0] = AREA / HEIGHT[LAYERS - 1] / PLACES;
    INSIDE[0] = (long) (right * HEIGHT[LAYERS - 1] / AREA * PLACES);
    for (int i = LAYERS - 2; i > 0; i--) {
      // The next layer's edge: its box has the same area on top of this one's.
      double edge = StrictMath.sqrt(-2 * StrictMath.log(AREA / right + HEIGHT[i + 1]));
      INSIDE[i + 1] = (long) (edge / right * PLACES);
      WIDTH[i] = edge / PLACES;
      HEIGHT[i] = StrictMath.exp(-0.5 * edge * edge);
      right = edge;
    }
    INSIDE[1] = 0; // the topmost box touches the curve nowhere below its corner
  }

  private Ziggurat() {}

  static double draw(Pcg64 rng) {
    while (true) {
      long bits = rng.nextLong();
      int layer = (int) (bits & 0xff);
      boolean negative = (bits >>> 8 & 1) == 1;
      long place = bits >>> 9 & 0x000fffffffffffffL;
      double x = negative ? -(place * WIDTH[layer]) : place * WIDTH[layer];
      if (place < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        double beyond = tail(rng);
        return (place >>> 8 & 1) == 1 ? -beyond : beyond;
      }
      double height = (HEIGHT[layer - 1] - HEIGHT[layer]) * rng.nextDouble() + HEIGHT[layer];
      if (height < StrictMath.exp(-0.5 * x * x)) {
        return x;
      }
    }
  }

  /** Marsaglia's tail: exponential proposals beyond RIGHT. */
  private static double tail(Pcg64 rng) {
    while (true) {
      double x = -StrictMath.log1p(-rng.nextDouble()) / RIGHT;
      double y = -StrictMath.log1p(-rng.nextDouble());
      if (y + y > x * x) {
        return RIGHT + x;
      }
    }
  }
}
