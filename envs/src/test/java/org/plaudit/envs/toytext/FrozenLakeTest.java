package org.plaudit.envs.toytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.env.Env;

class FrozenLakeTest {
  private static final Entry<Env<?, ?>> ENTRY =
      Catalog.of(new ToyTextWorlds()).worlds().get("FrozenLake-v1");

  @Test
  void ownMapsAreTaken() {
    FrozenLake world = new FrozenLake(new FrozenLake.Options("SFF/FHF/FFG", false, 1));
    assertThat(world.spec().limit()).hasValue(100);
    assertThat(Optimum.within(world, 4)).isEqualTo(1);
    assertThat(world.reset(0)).isEqualTo(0);
    assertThat(world.step(2).observation()).isEqualTo(1);
  }

  @Test
  void brokenMapsSayWhatIsWrong() {
    assertThatThrownBy(() -> ENTRY.create(Map.of("map", "SFF/FH")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("SFF/FH")
        .hasMessageContaining("equally long");
    assertThatThrownBy(() -> ENTRY.create(Map.of("map", "FFG")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("start S");
    assertThatThrownBy(() -> ENTRY.create(Map.of("map", ""))).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> ENTRY.create(Map.of("success", 0)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("success (0.0)");
  }

  @Test
  void theLargeLakeHasTheLongerLimit() {
    assertThat(ENTRY.create(Map.of("map", "8x8")).spec().limit()).hasValue(200);
    assertThat(ENTRY.create().spec().limit()).hasValue(100);
  }
}
