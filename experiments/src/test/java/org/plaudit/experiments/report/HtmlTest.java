package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void whateverIsHandedInIsText() {
    assertThat(Html.of("<p title=\"{}\">{}</p>", "\" onload='x", "<script>&amp;").toString())
        .isEqualTo("<p title=\"&quot; onload=&#39;x\">&lt;script&gt;&amp;amp;</p>");
  }

  @Test
  void markupStaysMarkup() {
    Html bold = Html.of("<b>{}</b>", "<");
    assertThat(Html.of("<p>{}{}</p>", bold, List.of(bold, ">", 3)).toString())
        .isEqualTo("<p><b>&lt;</b><b>&lt;</b>&gt;3</p>");
  }

  @Test
  void bracesInTextAreNoPlaces() {
    assertThat(Html.of("{} {}", "{}", "$1").toString()).isEqualTo("{} $1");
  }

  @Test
  void controlCharactersAreReplaced() {
    assertThat(Html.of("{}", "a\u0000b\u001b[31m\n").toString()).isEqualTo("a\uFFFDb\uFFFD[31m\n");
  }

  @Test
  void placesAndValuesMustMatch() {
    assertThatThrownBy(() -> Html.of("{}")).hasMessageContaining("more places than values");
    assertThatThrownBy(() -> Html.of("x", 1)).hasMessageContaining("fewer places than values");
  }
}
