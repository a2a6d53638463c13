package org.plaudit.experiments.report;

import java.util.List;

/** A part of the page with a heading; {@code anchor} is what links name it by. */
record Section(String anchor, String title, Html content) {
  private Html link() {
    return Html.of("<a href=\"#{}\">{}</a> ", anchor, title);
  }

  private Html html() {
    return Html.of("<section>\n<h2 id=\"{}\">{}</h2>\n{}</section>\n", anchor, title, content);
  }

  /** The page: what it is about, links to all sections, the sections. */
  static Html page(String title, Html lead, List<Section> sections) {
    return Html.of(
        """
        <header>
        <p class="kicker">Plaudit report</p>
        <h1>{}</h1>
        {}</header>
        <nav aria-label="Sections">{}</nav>
        {}""",
        title,
        lead,
        sections.stream().map(Section::link).toList(),
        sections.stream().map(Section::html).toList());
  }
}
