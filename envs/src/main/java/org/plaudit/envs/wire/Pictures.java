package org.plaudit.envs.wire;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.env.Renders;

/** Answers {@code render}: text, or a picture as rows of red, green and blue bytes. */
final class Pictures {
  private static final int LARGEST = 4096;

  private Pictures() {}

  static Reply of(Message message, Optional<Renders> view) {
    message.only(List.of("mode", "width", "height"));
    String mode = message.word("mode", List.of("text", "picture"));
    Renders renders =
        view.orElseThrow(
            () -> WireFault.of(WireFault.Kind.STATE, "op: this world cannot be rendered."));
    if (mode.equals("text")) {
      return Reply.of(Map.of("text", renders.text()));
    }
    int width = message.whole("width", 1, LARGEST);
    int height = message.whole("height", 1, LARGEST);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("width", width);
    header.put("height", height);
    byte[] bytes = bytes(renders.picture(width, height));
    return Reply.of(header, bytes, bytes.length);
  }

  private static byte[] bytes(BufferedImage picture) {
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    byte[] bytes = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[3 * i] = (byte) (pixels[i] >> 16);
      bytes[3 * i + 1] = (byte) (pixels[i] >> 8);
      bytes[3 * i + 2] = (byte) pixels[i];
    }
    return bytes;
  }
}
