package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

final class WrappersTest {
  private static final Catalog CATALOG = Catalog.installed();

  private static Env<?, ?> wrap(String id, Map<String, ?> options, Env<?, ?> env) {
    return CATALOG.wrappers().get(id).create(options).wrap(env);
  }

  @Test
  void allAreInstalledUnderTheirNames() {
    assertThat(CATALOG.wrappers().entries())
        .extracting(Entry::id)
        .contains(
            "check",
            "clip-action",
            "absorbing-flag",
            "fixed-horizon",
            "flatten",
            "frame-stack",
            "mask-observation",
            "normalize-observation",
            "normalize-reward",
            "rescale-action",
            "time-limit");
  }

  @Test
  void everyOptionIsDocumented() {
    for (Entry<Wrapper> entry : CATALOG.wrappers().entries()) {
      assertThat(entry.options()).allSatisfy(option -> assertThat(option.meaning()).isNotBlank());
    }
  }

  @Test
  void optionsReachTheWrapper() {
    assertThat(wrap("time-limit", Map.of("steps", 7), new CountingWorld(9)).spec().limit())
        .isEqualTo(OptionalInt.of(7));
    assertThat(wrap("fixed-horizon", Map.of(), new CountingWorld(9)).spec().limit())
        .isEqualTo(OptionalInt.of(500));
    assertThat(wrap("frame-stack", Map.of("frames", 2), new CountingWorld(9)).spec().observations())
        .isEqualTo(new Box(filled(0), filled(1000), List.of(2, 2)));
    assertThat(
            wrap("normalize-observation", Map.of("clip", 3), new CountingWorld(9))
                .spec()
                .observations())
        .isEqualTo(Box.of(-3, 3, 2));
    assertThat(wrap("flatten", Map.of(), masked()).spec().observations())
        .isEqualTo(new WithMask<>(Box.of(0, 1, 4), 3));
    assertThat(wrap("check", Map.of(), new CountingWorld(9)))
        .isInstanceOf(PassiveChecker.class)
        .matches(env -> env.find(OrderEnforcing.class).isPresent());
    assertThat(wrap("mask-observation", Map.of("keep", List.of(1)), new CountingWorld(9)).spec())
        .matches(spec -> spec.observations().width() == 1);
    assertThat(wrap("clip-action", Map.of(), new EchoWorld(Box.of(0, 1, 2))).spec().actions())
        .isEqualTo(Box.unbounded(2));
    assertThat(wrap("rescale-action", Map.of(), new EchoWorld(Box.of(0, 1, 2))).spec().actions())
        .isEqualTo(Box.of(-1, 1, 2));
    assertThat(wrap("normalize-reward", Map.of("gamma", 0.9), new CountingWorld(9)))
        .isInstanceOf(NormalizeReward.class);
  }

  private static Vec filled(double value) {
    return Vec.filled(4, value);
  }

  private static Env<?, ?> masked() {
    return new SampledWorld<>(new WithMask<>(Discrete.of(4), 3), Discrete.of(3), 5);
  }

  @Test
  void aWrapperThatMakesNoSenseSaysWhy() {
    assertThatThrownBy(() -> wrap("rescale-action", Map.of(), new CountingWorld(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "rescale-action needs actions that are vectors (Box); those of Counting-v0 are"
                + " Discrete[n=2, start=0].");
    assertThatThrownBy(() -> wrap("clip-action", Map.of(), new CountingWorld(9)))
        .hasMessageContaining("clip-action needs actions that are vectors");
    assertThatThrownBy(() -> wrap("frame-stack", Map.of(), masked()))
        .hasMessageContaining("frame-stack needs observations that are vectors (Box)")
        .hasMessageContaining("those of Sampled-v0 are WithMask")
        .hasMessageNotContaining("flatten");
    assertThatThrownBy(
            () ->
                wrap(
                    "normalize-observation",
                    Map.of(),
                    new SampledWorld<>(Discrete.of(4), Discrete.of(2), 5)))
        .hasMessageEndingWith("Discrete[n=4, start=0]. Maybe wrap in flatten first.");
  }

  @Test
  void whatIsKeptMustBeThere() {
    assertThatThrownBy(
            () -> wrap("mask-observation", Map.of("keep", List.of(0, 2)), new CountingWorld(9)))
        .hasMessage("keep (2) must lie in [0, 2), Counting-v0 shows 2 numbers.");
    assertThatThrownBy(() -> wrap("mask-observation", Map.of("keep", List.of(0)), masked()))
        .hasMessageContaining("mask-observation needs observations that are vectors (Box)");
    assertThatThrownBy(
            () -> CATALOG.wrappers().get("mask-observation").create(Map.of("keep", List.of())))
        .isInstanceOf(BadInput.class)
        .hasMessage("keep ([]) must name at least one number, and none twice. Maybe [0].");
    assertThatThrownBy(
            () -> CATALOG.wrappers().get("mask-observation").create(Map.of("keep", List.of(1, 1))))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(
            () -> CATALOG.wrappers().get("mask-observation").create(Map.of("keep", List.of(-1))))
        .hasMessage("keep (-1) must not be negative, they count from 0.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time-limit", "fixed-horizon"})
  void optionsOutOfRangeAreBadInput(String id) {
    assertThatThrownBy(() -> CATALOG.wrappers().get(id).create(Map.of("steps", 0)))
        .isInstanceOf(BadInput.class)
        .hasMessage("steps (0) must be positive. Maybe write 500.");
  }
}
