package org.plaudit.envs.wire;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.env.Renders;

/**
 * What a Gymnasium world shows of itself. It draws either text or a picture, as its render mode
 * says, and this fills in the other.
 */
final class GymView implements Renders {
  private final PythonChild child;

  private GymView(PythonChild child) {
    this.child = child;
  }

  static Optional<GymView> of(PythonChild child, Message facts) {
    return facts.flag("renders") ? Optional.of(new GymView(child)) : Optional.empty();
  }

  private PythonChild.Said shown() {
    return child.ask(Map.of("op", "render"));
  }

  @Override
  public String text() {
    PythonChild.Said said = shown();
    if (said.message().has("text")) {
      return said.message().text("text");
    }
    return "a picture of %d x %d pixels".formatted(width(said.message()), height(said.message()));
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    PythonChild.Said said = shown();
    if (said.message().has("text")) {
      write(g, said.message().text("text"), height);
    } else {
      BufferedImage picture = picture(said);
      double scale =
          Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
      int w = (int) (picture.getWidth() * scale);
      int h = (int) (picture.getHeight() * scale);
      g.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h, null);
    }
  }

  private static void write(Graphics2D g, String text, int height) {
    g.setColor(Color.BLACK);
    String[] lines = text.replaceAll("\u001b\\[[0-9;]*m", "").split("\n");
    int size = Math.max(6, Math.min(24, height / (lines.length + 1)));
    g.setFont(new Font(Font.MONOSPACED, Font.PLAIN, size));
    for (int i = 0; i < lines.length; i++) {
      g.drawString(lines[i], size, (i + 1) * size);
    }
  }

  private static BufferedImage picture(PythonChild.Said said) {
    int width = width(said.message());
    int height = height(said.message());
    ByteBuffer bytes = said.payload();
    if (bytes.capacity() != 3 * width * height) {
      throw new IllegalStateException(
          "a picture of %d x %d pixels came with %d bytes"
              .formatted(width, height, bytes.capacity()));
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int red = bytes.get(3 * i) & 0xff;
      int green = bytes.get(3 * i + 1) & 0xff;
      int blue = bytes.get(3 * i + 2) & 0xff;
      picture.setRGB(i % width, i / width, red << 16 | green << 8 | blue);
    }
    return picture;
  }

  private static int width(Message message) {
    return message.whole("width", 1, 1 << 12);
  }

  private static int height(Message message) {
    return message.whole("height", 1, 1 << 12);
  }
}
