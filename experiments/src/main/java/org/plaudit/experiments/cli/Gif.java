package org.plaudit.experiments.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.plaudit.core.Require;
import org.plaudit.experiments.store.WholeFile;

/** Writes animated GIFs that go round and round. */
final class Gif {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int PAUSE = 100;

  private Gif() {}

  /**
   * Writes the file, whole or not at all.
   *
   * @param frames of equal size, at least one; the last stays for a second
   * @param delay between frames in hundredths of a second, at least 2: most viewers slow down
   *     anything faster
   */
  static void write(Path file, List<BufferedImage> frames, int delay) {
    Require.that(!frames.isEmpty(), "a GIF needs at least one frame");
    Require.that(delay >= 2, "delay (%d) must be at least 2 hundredths of a second", delay);
    WholeFile.write(file, out -> out.write(encoded(frames, delay)));
  }

  private static byte[] encoded(List<BufferedImage> frames, int delay) throws IOException {
    // One table of colours for all: the writer would give later frames the first one's table.
    List<BufferedImage> indexed = FewColours.of(frames);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames.size(); i++) {
        BufferedImage frame = indexed.get(i);
        // Not createFromRenderedImage, which forgets the colours for a standard table.
        IIOMetadata metadata =
            writer.getDefaultImageMetadata(
                new ImageTypeSpecifier(frame), writer.getDefaultWriteParam());
        describe(metadata, i == frames.size() - 1 ? Math.max(PAUSE, delay) : delay, i == 0);
        writer.writeToSequence(new IIOImage(frame, null, metadata), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void describe(IIOMetadata metadata, int delay, boolean first) throws IOException {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", String.format(Locale.ROOT, "%d", delay));
    control.setAttribute("transparentColorIndex", "0");
    if (first) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      // Sub-block 1: repeat 0 times, which means for ever.
      loop.setUserObject(new byte[] {1, 0, 0});
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    metadata.setFromTree(FORMAT, root);
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode made = new IIOMetadataNode(name);
    root.appendChild(made);
    return made;
  }
}
