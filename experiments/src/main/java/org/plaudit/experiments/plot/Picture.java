package org.plaudit.experiments.plot;

import java.nio.file.Path;
import java.util.List;
import org.plaudit.experiments.store.WholeFile;

/** A picture as a PNG, and where on it the dots lie. */
public final class Picture {
  /**
   * A dot that leads back to its run.
   *
   * @param arm place of the arm, as in the {@link Scores}
   * @param x from the left edge, as a share of the width in [0, 1]
   * @param y from the upper edge, as a share of the height in [0, 1]
   */
  public record Spot(int arm, long seed, double x, double y) {}

  private final byte[] png;
  private final int width;
  private final int height;
  private final List<Spot> spots;

  Picture(byte[] png, int width, int height, List<Spot> spots) {
    this.png = png;
    this.width = width;
    this.height = height;
    this.spots = List.copyOf(spots);
  }

  /** A fresh copy of the PNG. */
  public byte[] png() {
    return png.clone();
  }

  /** As it is meant to be shown, in CSS pixels; the PNG has twice as many. */
  public int width() {
    return width;
  }

  /** As it is meant to be shown, in CSS pixels; the PNG has twice as many. */
  public int height() {
    return height;
  }

  public List<Spot> spots() {
    return spots;
  }

  /** Writes the PNG, whole or not at all. */
  public void write(Path file) {
    WholeFile.write(file, out -> out.write(png));
  }
}
