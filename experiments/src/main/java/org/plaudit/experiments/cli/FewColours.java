package org.plaudit.experiments.cli;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pictures in at most 256 colours. Drawings have few, all but the soft edges; so it is enough to
 * drop the last bits of each channel until all that are left fit.
 */
final class FewColours {
  private static final int MOST = 256;

  private FewColours() {}

  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    for (int dropped = 0; ; dropped++) {
      Map<Integer, Integer> palette = palette(pixels, dropped);
      if (palette.size() <= MOST) {
        return indexed(pixels, width, height, dropped, palette);
      }
    }
  }

  /** From colour to index, in the order of appearance; gives up when there are too many. */
  private static Map<Integer, Integer> palette(int[] pixels, int dropped) {
    Map<Integer, Integer> palette = new LinkedHashMap<>();
    int last = -1;
    for (int pixel : pixels) {
      int color = rounded(pixel, dropped);
      if (color != last) {
        last = color;
        palette.putIfAbsent(color, palette.size());
        if (palette.size() > MOST) {
          break;
        }
      }
    }
    return palette;
  }

  /** Each channel without its last bits, spread so that black and white stay what they are. */
  private static int rounded(int pixel, int dropped) {
    int color = 0;
    int top = (0xFF >> dropped) << dropped;
    for (int shift = 0; shift <= 16; shift += 8) {
      int channel = pixel >> shift & top;
      color |= (dropped == 8 ? 0 : channel * 255 / top) << shift;
    }
    return color;
  }

  private static BufferedImage indexed(
      int[] pixels, int width, int height, int dropped, Map<Integer, Integer> palette) {
    byte[] red = new byte[palette.size()];
    byte[] green = new byte[palette.size()];
    byte[] blue = new byte[palette.size()];
    palette.forEach(
        (color, index) -> {
          red[index] = (byte) (color >> 16);
          green[index] = (byte) (color >> 8);
          blue[index] = (byte) color.intValue();
        });
    IndexColorModel colours = new IndexColorModel(8, palette.size(), red, green, blue);
    BufferedImage image =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, colours);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        row[x] = palette.get(rounded(pixels[y * width + x], dropped));
      }
      image.getRaster().setSamples(0, y, width, 1, 0, row);
    }
    return image;
  }
}
