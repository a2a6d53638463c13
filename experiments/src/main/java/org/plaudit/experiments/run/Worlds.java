package org.plaudit.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;
import org.plaudit.core.wrap.NormalizeObservation;
import org.plaudit.experiments.config.Arm;

/**
 * Copies of an arm's world side by side. Where observations are normalised by running moments, an
 * evaluation must show them as training does: {@link #lookLike} freezes its moments at those that
 * the first world of the training has found.
 */
final class Worlds implements AutoCloseable {
  private final List<Env<?, ?>> copies = new ArrayList<>();
  private final SameStep vector;

  Worlds(Arm arm, Catalog catalog, int size) {
    vector =
        Vectors.sameStep(
            () -> {
              Env<?, ?> world = arm.world(catalog);
              copies.add(world);
              return world;
            },
            size,
            1);
  }

  SameStep vector() {
    return vector;
  }

  /** The exact transition model, if these worlds have one. */
  Optional<Tabular> model() {
    return copies.get(0).find(Tabular.class);
  }

  void lookLike(Worlds training) {
    copies.forEach(copy -> lookLike(copy, training));
  }

  static void lookLike(Env<?, ?> world, Worlds training) {
    training
        .normalizer()
        .map(trained -> trained.moments())
        .ifPresent(moments -> normalizer(world).ifPresent(fresh -> fresh.freeze(moments)));
  }

  private Optional<NormalizeObservation<?>> normalizer() {
    return normalizer(copies.get(0));
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // A class literal cannot say <?>.
  private static Optional<NormalizeObservation<?>> normalizer(Env<?, ?> world) {
    return (Optional) world.find(NormalizeObservation.class);
  }

  @Override
  public void close() {
    vector.close();
  }
}
