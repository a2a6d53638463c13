package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;

class ObservationsTest {
  private static final Space<?> MASKED = new WithMask<>(Box.unbounded(2), 3);

  private static Observations of(Space<?> seen, boolean normalize) {
    return Observations.of(EnvSpec.of("Seen-v0", Domain.CONTROL, seen, Discrete.of(3)), normalize);
  }

  @Test
  void featuresAndMasksAreTakenApart() {
    Observations layout = of(MASKED, false);
    assertThat(layout.features()).isEqualTo(2);
    assertThat(layout.choices()).isEqualTo(3);
    float[] features = new float[4];
    float[] masks = new float[6];
    layout.split(new float[] {7, 8, 1, 0, 1, 9, 10, 0, 0, 1}, 2, features, masks);
    assertThat(features).containsExactly(7, 8, 9, 10);
    assertThat(masks).containsExactly(1, 0, 1, 0, 0, 1);
  }

  @Test
  void withoutAMaskAllIsFeatures() {
    Observations layout = of(Box.unbounded(2), false);
    float[] features = new float[2];
    layout.add(new float[] {100, 200}, 1);
    layout.split(new float[] {7, 8}, 1, features, new float[0]);
    assertThat(features).containsExactly(7, 8);
    assertThat(layout.choices()).isZero();
  }

  @Test
  void featuresAreNormalisedByWhatWasSeenAndMasksAreNot() {
    Observations layout = of(MASKED, true);
    layout.add(new float[] {1, 10, 1, 1, 1, 3, 30, 0, 0, 1}, 2);
    float[] features = new float[2];
    float[] masks = new float[3];
    layout.split(new float[] {3, 20, 1, 0, 0}, 1, features, masks);
    assertThat(features[0]).isCloseTo(1, within(1e-6f));
    assertThat(features[1]).isCloseTo(0, within(1e-6f));
    assertThat(masks).containsExactly(1, 0, 0);
  }

  @Test
  void whatIsFrozenOrSavedDoesNotMoveOn() throws IOException {
    Observations layout = of(Box.unbounded(1), true);
    layout.add(new float[] {1, 3}, 2);
    Observations frozen = layout.frozen();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    layout.save(new DataOutputStream(bytes));
    layout.add(new float[] {100, 300}, 2);
    Observations loaded = of(Box.unbounded(1), true);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(five(frozen)).isEqualTo(five(loaded)).isCloseTo(3, within(1e-6f));
    assertThat(five(layout)).isNotCloseTo(3, within(1f));
  }

  private static float five(Observations layout) {
    float[] features = {0};
    layout.split(new float[] {5}, 1, features, new float[0]);
    return features[0];
  }

  @Test
  void whatIsNoVectorIsRefusedWithARemedy() {
    assertThatThrownBy(() -> of(Discrete.of(3), false))
        .hasMessage("its observations are Discrete; they must be vectors.");
  }
}
