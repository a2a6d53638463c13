/**
 * Pictures of results, as PNG; the only door to XChart.
 *
 * <p>A {@link org.plaudit.experiments.plot.Curve} is a line with a band, {@link
 * org.plaudit.experiments.plot.Scores} are the final values of one arm's seeds, an {@link
 * org.plaudit.experiments.plot.Estimate} is one number with its interval, and {@link
 * org.plaudit.experiments.plot.Plots} draws several of one kind into one {@link
 * org.plaudit.experiments.plot.Picture}:
 *
 * <pre>{@code
 * Picture picture = Plots.curves("true return", List.of(learned, task), OptionalDouble.of(475));
 * picture.write(folder.resolve("return.png"));
 * }</pre>
 *
 * <p>Pictures are drawn at twice their size, without a display, in colours that colour-blind people
 * can tell apart ({@link org.plaudit.experiments.plot.Palette}); every arm also has a dash pattern
 * and a marker of its own, for paper without colour. Letters are large, because a phone shows the
 * picture at half its size. Equal data give equal bytes with the same Java and the same fonts.
 */
package org.plaudit.experiments.plot;
