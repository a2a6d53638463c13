package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.OneOf;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Sequence;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Text;
import org.plaudit.core.space.Vec;

class StrangersTest {
  private static final List<Space<?>> SPACES =
      List.of(
          new Discrete(3, 5),
          MultiDiscrete.of(2, 3),
          new MultiBinary(4),
          Box.of(-1, 1, 3),
          Box.unbounded(2),
          new Text("abc", 2, 5),
          new Sequence<>(Discrete.of(4), 0, 3),
          new Product(parts()),
          new OneOf(List.of(Discrete.of(2), Box.of(0, 1, 2))));

  private static Map<String, Space<?>> parts() {
    Map<String, Space<?>> parts = new LinkedHashMap<>();
    parts.put("move", Discrete.of(2));
    parts.put("force", Box.of(0, 1, 1));
    return parts;
  }

  @Test
  void noStrangerIsAMember() {
    for (Space<?> space : SPACES) {
      assertThat(Strangers.of(space))
          .as("%s", space)
          .hasSizeGreaterThan(1)
          .noneMatch(space::contains);
    }
  }

  @Test
  void numbersJustBeyondTheEdgeAreAmongThem() {
    assertThat(Strangers.of(new Discrete(3, 5))).contains(4, 8);
    assertThat(Strangers.of(Box.of(-1, 1, 1))).contains(Vec.of(-2f), Vec.of(2f), Vec.of(Float.NaN));
    assertThat(Strangers.of(new Text("abc", 2, 5))).contains("aaaaaa", "a");
  }
}
