package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.report.RunFixture;

class WatchCommandTest {
  @TempDir static Path out;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    Said said =
        Said.plaudit(
            "run",
            "cartpole-ppo",
            "--seeds",
            "3,4",
            "--quiet",
            "--out",
            out.toString(),
            "--set",
            "learner.steps=256",
            "--set",
            "evaluate.episodes=1");
    assertThat(said.status()).as(said.err()).isZero();
    try (Stream<Path> runs = Files.list(out.resolve("cartpole-ppo"))) {
      run = runs.toList().get(0);
    }
  }

  @Test
  void theFilmHasAPictureOfEveryStep() throws IOException {
    Path gif = out.resolve("pole.gif");
    Said said =
        Said.plaudit(
            "watch", run.toString(), "--seed", "4", "--episodes", "2", "--gif", gif.toString());
    assertThat(said.status()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("/4, episode 1: return", "GIF: " + gif)
        .doesNotContain("\u001b");
    Matcher steps = Pattern.compile("in (\\d+) steps").matcher(said.out());
    int expected = 0;
    while (steps.find()) {
      int length = Integer.parseInt(steps.group(1));
      assertThat(length).isLessThan(240);
      expected += length + 1;
    }
    assertThat(frames(gif)).hasSize(expected);
    // The same policy does the same again; by default the film lies in the run's folder.
    Said again = Said.plaudit("watch", run.toString(), "--arm", "cartpole-ppo", "--seed", "4");
    assertThat(first(again)).isEqualTo(first(said)).contains("return");
    assertThat(run.resolve("watch-cartpole-ppo-4.gif")).isNotEmptyFile();
  }

  private static String first(Said said) {
    return said.out().lines().filter(line -> line.contains("episode 1")).findFirst().orElse("");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThat(Said.plaudit("watch", run.toString(), "--arm", "cartpole").err())
        .isEqualTo("--arm (cartpole) is not in this run. Maybe cartpole-ppo.\n");
    assertThat(Said.plaudit("watch", run.toString(), "--seed", "5"))
        .isEqualTo(new Said(2, "", "--seed (5) is not in this run. Seeds: [3, 4].\n"));
    assertThat(Said.plaudit("watch", run.toString(), "--episodes", "0").err())
        .contains("must lie in [1, 100]");
    assertThat(Said.plaudit("watch", out.resolve("x").toString()).status()).isEqualTo(2);
    Path bare = RunFixture.write(out);
    assertThat(Said.plaudit("watch", bare.toString()).err()).contains("has no checkpoint");
  }

  @Test
  void aFilmKeepsItsColoursAndGoesRound() throws IOException {
    List<BufferedImage> drawn = new ArrayList<>();
    for (Color color : List.of(Color.RED, Color.GREEN, new Color(1, 2, 3))) {
      BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 40 * 30; i++) {
        image.setRGB(i % 40, i / 40, i < 600 ? color.getRGB() : 0xFFFFFF);
      }
      drawn.add(image);
    }
    Path gif = out.resolve("three.gif");
    Gif.write(gif, drawn, 5);
    List<BufferedImage> read = frames(gif);
    assertThat(read).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(read.get(i).getRGB(5, 5)).isEqualTo(drawn.get(i).getRGB(5, 5));
      assertThat(read.get(i).getRGB(5, 25)).isEqualTo(0xFFFFFFFF);
    }
    assertThat(Files.readString(gif, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("GIF89a")
        .contains("NETSCAPE2.0");
  }

  @Test
  void manyColoursBecomeFewButStayClose() {
    BufferedImage image = new BufferedImage(256, 64, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 256; x++) {
      for (int y = 0; y < 64; y++) {
        image.setRGB(x, y, new Color(x, 255 - x, 4 * y).getRGB());
      }
    }
    BufferedImage few = FewColours.of(List.of(image)).get(0);
    for (int x = 0; x < 256; x += 17) {
      Color before = new Color(image.getRGB(x, 9));
      Color after = new Color(few.getRGB(x, 9));
      assertThat(Math.abs(before.getRed() - after.getRed())).isLessThan(64);
      assertThat(Math.abs(before.getGreen() - after.getGreen())).isLessThan(64);
    }
    assertThat(few.getRGB(255, 0)).isEqualTo(0xFFFF0000);
  }

  private static List<BufferedImage> frames(Path gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      List<BufferedImage> frames = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(reader.read(i));
      }
      return frames;
    } finally {
      reader.dispose();
    }
  }
}
