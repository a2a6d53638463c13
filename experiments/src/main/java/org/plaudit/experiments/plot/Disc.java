package org.plaudit.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** The dot of one seed: white inside, so that neighbours that overlap stay apart. */
final class Disc extends Marker {
  private static final double RADIUS = 5;

  @Override
  public void paint(Graphics2D g, double x, double y, int size) {
    Color color = g.getColor();
    Ellipse2D shape = new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
    g.setColor(Color.WHITE);
    g.fill(shape);
    g.setColor(color);
    g.setStroke(new BasicStroke(2));
    g.draw(shape);
  }
}
