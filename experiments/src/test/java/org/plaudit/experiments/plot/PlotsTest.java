package org.plaudit.experiments.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.plot.Curve.Point;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.store.RunFailed;

class PlotsTest {
  private static final Curve RISING =
      new Curve(
          "rising",
          0,
          List.of(
              new Point(0, new Interval(10, 5, 15)),
              new Point(1000, new Interval(200, 150, 260)),
              new Point(2000, new Interval(400, 390, 410))));

  private static final Curve SINGLE =
      new Curve("single", 1, List.of(new Point(2000, new Interval(30, 30, 30))));

  private static final Scores SCORES =
      new Scores(
          "learned",
          0,
          new Interval(450, 400, 480),
          List.of(new Scores.Dot(1, 450), new Scores.Dot(2, 300)));

  private static final Scores OTHERS =
      new Scores(
          "a-name-that-is-much-too-long-for-its-row",
          1,
          new Interval(20, 20, 20),
          List.of(new Scores.Dot(1, 20)));

  @TempDir Path folder;

  @Test
  void curvesAreDrawnAtTwiceTheirSize() throws IOException {
    Picture picture = Plots.curves("true return", List.of(RISING, SINGLE), OptionalDouble.of(475));
    BufferedImage image = decoded(picture);
    assertThat(image.getWidth()).isEqualTo(2 * picture.width());
    assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    assertThat(count(image, Palette.color(0).getRGB())).isGreaterThan(500);
    assertThat(count(image, Palette.color(1).getRGB())).isGreaterThan(20);
    assertThat(count(image, Palette.color(3).getRGB())).isZero();
  }

  @Test
  void equalDataGiveEqualBytes() {
    List<Curve> curves = List.of(RISING, SINGLE);
    assertThat(Plots.curves("true return", curves, OptionalDouble.empty()).png())
        .isEqualTo(Plots.curves("true return", curves, OptionalDouble.empty()).png())
        .isNotEqualTo(Plots.curves("true return", curves, OptionalDouble.of(475)).png());
  }

  @Test
  void whatHappenedToOneArmHasItsColourAndToSeveralNone() throws IOException {
    List<Curve> curves = List.of(RISING);
    int plain = coloured(curves, List.of(), 1);
    assertThat(coloured(curves, List.of(new Event(500, 1)), 1)).isGreaterThan(plain + 100);
    assertThat(coloured(curves, List.of(new Event(500, 1), new Event(500, 3)), 1)).isEqualTo(plain);
  }

  private static int coloured(List<Curve> curves, List<Event> events, int place)
      throws IOException {
    Picture picture = Plots.curves("y", curves, OptionalDouble.empty(), events);
    return count(decoded(picture), Palette.color(place).getRGB());
  }

  @Test
  void everyDotLiesWhereItsSpotSays() throws IOException {
    Picture picture = Plots.scores("true return", List.of(SCORES, OTHERS), OptionalDouble.of(475));
    BufferedImage image = decoded(picture);
    assertThat(picture.spots()).hasSize(3);
    for (Picture.Spot spot : picture.spots()) {
      int x = (int) Math.round(spot.x() * image.getWidth());
      int y = (int) Math.round(spot.y() * image.getHeight());
      assertThat(image.getRGB(x, y)).as("inside of %s", spot).isEqualTo(0xFFFFFFFF);
      assertThat(image.getRGB(x + 10, y))
          .as("ring of %s", spot)
          .isEqualTo(Palette.color(spot.arm()).getRGB());
    }
    // The better seed lies further to the right, the other arm further down.
    assertThat(picture.spots().get(0).x()).isGreaterThan(picture.spots().get(1).x());
    assertThat(picture.spots().get(2).y()).isGreaterThan(picture.spots().get(0).y());
  }

  @Test
  void whatIsNotANumberIsNoLimit() {
    Range range = new Range();
    range.include(Double.NaN);
    range.include(Double.POSITIVE_INFINITY);
    range.include(-2);
    range.include(6);
    Range padded = range.padded(0.25);
    assertThat(padded.low()).isEqualTo(-4);
    assertThat(padded.high()).isEqualTo(8);
    assertThat(new Range().padded(0.1).high()).isEqualTo(1);
    assertThat(new Range(3, 3).padded(0.1).low()).isLessThan(3);
  }

  @Test
  void numbersBesideAxesAreShort() {
    assertThat(Numbers.steps(0)).isEqualTo("0");
    assertThat(Numbers.steps(20_000)).isEqualTo("20k");
    assertThat(Numbers.steps(1_500_000)).isEqualTo("1.5M");
    assertThat(Numbers.plain(-0.0)).isEqualTo("0");
    assertThat(Numbers.plain(-1200)).isEqualTo("\u22121,200");
    assertThat(Numbers.plain(0.00012)).isEqualTo("1.2E\u22124");
  }

  @Test
  void manyArmsGetALegendOfManyLines() {
    Curve longer = new Curve("an-arm-with-quite-a-long-name-indeed", 1, RISING.points());
    int one = Plots.curves("y", List.of(RISING), OptionalDouble.empty()).height();
    int both = Plots.curves("y", List.of(RISING, longer), OptionalDouble.empty()).height();
    assertThat(both).isGreaterThan(one);
  }

  @Test
  void aPictureIsWrittenWholeOrNotAtAll() throws IOException {
    Picture picture = Plots.small("entropy", List.of(RISING));
    picture.write(folder.resolve("entropy.png"));
    assertThat(folder.resolve("entropy.png")).hasBinaryContent(picture.png());
    assertThatThrownBy(() -> picture.write(folder.resolve("missing/entropy.png")))
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("cannot be written");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("entropy.png"));
    }
  }

  @Test
  void curvesAreChecked() {
    assertThatThrownBy(() -> new Curve("bad", 0, List.of()))
        .hasMessage("curve bad needs at least one point");
    Point point = new Point(5, new Interval(0, 0, 0));
    assertThatThrownBy(() -> new Curve("bad", 0, List.of(point, point)))
        .hasMessage("steps of curve bad must increase, not go from 5 to 5");
  }

  private static BufferedImage decoded(Picture picture) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(picture.png()));
  }

  private static int count(BufferedImage image, int color) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == color ? 1 : 0;
      }
    }
    return count;
  }
}
