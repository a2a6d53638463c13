package org.plaudit.experiments.cli;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures in the same at most 256 colours. Drawings have few, all but the soft edges; so it is
 * enough to drop the last bits of each channel until all that are left fit.
 */
final class FewColours {
  private static final int MOST = 256;

  /** How many of the eight bits of a channel are dropped. */
  private final int dropped;

  /** From colour to index, in the order of appearance. */
  private final Map<Integer, Integer> indices;

  private FewColours(int dropped, Map<Integer, Integer> indices) {
    this.dropped = dropped;
    this.indices = indices;
  }

  /** Each picture anew, all with one table of colours. */
  static List<BufferedImage> of(List<BufferedImage> images) {
    for (int dropped = 0; ; dropped++) {
      FewColours found = new FewColours(dropped, new LinkedHashMap<>());
      if (images.stream().allMatch(found::fits)) {
        IndexColorModel table = found.table();
        List<BufferedImage> indexed = new ArrayList<>();
        images.forEach(image -> indexed.add(found.indexed(image, table)));
        return indexed;
      }
    }
  }

  /** Takes up the picture's colours; false once there are too many. */
  private boolean fits(BufferedImage image) {
    int last = -1;
    for (int pixel : pixels(image)) {
      int color = rounded(pixel);
      if (color != last) {
        last = color;
        indices.putIfAbsent(color, indices.size());
        if (indices.size() > MOST) {
          return false;
        }
      }
    }
    return true;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /** Each channel without its last bits, spread so that black and white stay what they are. */
  private int rounded(int pixel) {
    if (dropped == 0) {
      return pixel & 0xFFFFFF;
    }
    int top = 0xFF >> dropped << dropped;
    int color = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      color |= (pixel >> shift & top) * 255 / top << shift;
    }
    return color;
  }

  private IndexColorModel table() {
    byte[] red = new byte[indices.size()];
    byte[] green = new byte[indices.size()];
    byte[] blue = new byte[indices.size()];
    indices.forEach(
        (color, index) -> {
          red[index] = (byte) (color >> 16);
          green[index] = (byte) (color >> 8);
          blue[index] = color.byteValue();
        });
    return new IndexColorModel(8, indices.size(), red, green, blue);
  }

  private BufferedImage indexed(BufferedImage image, IndexColorModel table) {
    int width = image.getWidth();
    BufferedImage few =
        new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, table);
    int[] pixels = pixels(image);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = indices.get(rounded(pixels[i]));
    }
    few.getRaster().setSamples(0, 0, width, image.getHeight(), 0, pixels);
    return few;
  }
}
