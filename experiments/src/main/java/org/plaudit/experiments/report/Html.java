package org.plaudit.experiments.report;

import java.util.Collection;
import java.util.stream.Collectors;
import org.plaudit.core.Require;

/**
 * Markup. The only way to get a text into it escapes the text:
 *
 * <pre>{@code
 * Html.of("<td>{}</td>", name)
 * }</pre>
 */
final class Html {
  static final Html NOTHING = new Html("");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * Puts a value in place of each {@code {}}: markup as it is, a collection of values one after the
   * other, anything else as escaped text.
   *
   * @param template markup that a programmer wrote, never data
   */
  static Html of(String template, Object... values) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int hole = template.indexOf("{}", from);
      Require.that(hole >= 0, "the template has fewer places than values: %s", template);
      out.append(template, from, hole).append(inserted(value));
      from = hole + 2;
    }
    Require.that(
        template.indexOf("{}", from) < 0, "the template has more places than values: %s", template);
    return new Html(out.append(template.substring(from)).toString());
  }

  /** Markup, or a style, that a programmer wrote; never data. */
  static Html trusted(String markup) {
    return new Html(markup);
  }

  private static String inserted(Object value) {
    if (value instanceof Html html) {
      return html.markup;
    }
    if (value instanceof Collection<?> all) {
      return all.stream().map(Html::inserted).collect(Collectors.joining());
    }
    return escaped(String.valueOf(value));
  }

  /** Safe between tags and within quoted attributes. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return out.toString();
  }

  /** The markup itself. */
  @Override
  public String toString() {
    return markup;
  }
}
