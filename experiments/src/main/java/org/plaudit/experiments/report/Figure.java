package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.plaudit.experiments.plot.Picture;

/**
 * A picture on the page.
 *
 * @param name of its file, without the ending
 * @param alt what it shows, for those who cannot see it
 * @param caption below it
 */
record Figure(String name, Picture picture, String alt, Html caption) {

  /** Without links. */
  Html html() {
    return html(List.of());
  }

  /** With a link over each dot. */
  Html html(List<Html> links) {
    return Html.of(
        """
        <figure>
        <div class="picture"><img src="data:image/png;base64,{}" width="{}" height="{}" alt="{}">{}</div>
        <figcaption>{}</figcaption>
        </figure>
        """,
        Base64.getEncoder().encodeToString(picture.png()),
        picture.width(),
        picture.height(),
        alt,
        links,
        caption);
  }

  /** The links that lie over the dots, each to its row among all results. */
  Html linked(List<Contender> contenders, Digits digits) {
    List<Html> links = new ArrayList<>();
    for (Picture.Spot spot : picture.spots()) {
      for (Contender contender : contenders) {
        for (Contender.Final end : contender.finals()) {
          if (contender.colour() == spot.arm() && end.seed() == spot.seed()) {
            String says =
                "%s, seed %d: %s at step %s"
                    .formatted(
                        contender.label(),
                        end.seed(),
                        digits.number(end.value()),
                        Digits.whole(end.step()));
            links.add(
                Html.of(
                    "<a class=\"dot\" href=\"#{}\" title=\"{}\" aria-label=\"{}\" style=\"left:{}%;top:{}%\"></a>",
                    Dots.anchor(contender, end.seed()),
                    says,
                    says,
                    share(spot.x()),
                    share(spot.y())));
          }
        }
      }
    }
    return html(links);
  }

  private static String share(double part) {
    return String.format(java.util.Locale.ROOT, "%.2f", 100 * part);
  }
}
