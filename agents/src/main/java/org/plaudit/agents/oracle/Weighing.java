package org.plaudit.agents.oracle;

import java.util.List;
import java.util.Map;
import org.plaudit.core.trace.Segment;

/** Whoever weighs several objectives against each other; see {@link Persona}. */
final class Weighing<O, A> implements Taste<O, A> {
  private static final double MIDDLE = 0.5;

  private final Measures<O, A> measures;
  private final double[] weights;
  private final double[] sharpness;
  private final boolean wantsTheTask;

  /**
   * @param weights of objectives that {@code measures} knows; not all 0
   * @param sharpness of the same, as topics; 1 where it is not given
   */
  Weighing(Measures<O, A> measures, Map<String, Double> weights, Map<String, Double> sharpness) {
    this.measures = measures;
    this.wantsTheTask = wantsTheTask(weights);
    List<String> names = measures.names();
    double sum = weights.values().stream().mapToDouble(Math::abs).sum();
    this.weights =
        names.stream().mapToDouble(name -> weights.getOrDefault(name, 0.0) / sum).toArray();
    this.sharpness =
        names.stream().mapToDouble(name -> sharpness.getOrDefault(name, 1.0)).toArray();
  }

  /** Whether an expert at the task serves whoever weighs so. */
  static boolean wantsTheTask(Map<String, Double> weights) {
    return weights.getOrDefault(Measures.REWARD, 0.0) > 0
        && weights.values().stream().filter(weight -> weight != 0).count() == 1;
  }

  @Override
  public boolean wantsTheTask() {
    return wantsTheTask;
  }

  /** The topic is the objective in which what is shown differs most, as it is weighted. */
  @Override
  public double[] worths(List<Segment<O, A>> shown) {
    double[][] places = new double[shown.size()][];
    for (int i = 0; i < places.length; i++) {
      places[i] = measures.places(shown.get(i), 0);
    }
    int topic = 0;
    double widest = -1;
    for (int objective = 0; objective < weights.length; objective++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double[] place : places) {
        least = Math.min(least, place[objective]);
        most = Math.max(most, place[objective]);
      }
      double width = Math.abs(weights[objective]) * (most - least);
      if (width > widest) {
        widest = width;
        topic = objective;
      }
    }
    double[] worths = new double[places.length];
    for (int i = 0; i < worths.length; i++) {
      worths[i] = sharpness[topic] * quality(places[i]);
    }
    return worths;
  }

  @Override
  public double place(Segment<O, A> segment) {
    return judged(measures.places(segment, 0));
  }

  @Override
  public double lastPlace(Segment<O, A> segment) {
    return judged(measures.places(segment, segment.length() - 1));
  }

  /** As much of it as there is, whatever this person wants of it. */
  @Override
  public double place(Segment<O, A> segment, String about) {
    int named = measures.names().indexOf(about);
    return named < 0 ? place(segment) : measures.places(segment, 0)[named];
  }

  /** The topic is the objective that speaks loudest for or against. */
  private double judged(double[] places) {
    int topic = 0;
    double loudest = -1;
    for (int objective = 0; objective < weights.length; objective++) {
      double loud = Math.abs(weights[objective] * (places[objective] - MIDDLE));
      if (loud > loudest) {
        loudest = loud;
        topic = objective;
      }
    }
    return MIDDLE + sharpness[topic] * (quality(places) - MIDDLE);
  }

  private double quality(double[] places) {
    double quality = 0;
    for (int i = 0; i < weights.length; i++) {
      double wanted = weights[i] < 0 ? 1 - places[i] : places[i];
      quality += Math.abs(weights[i]) * wanted;
    }
    return quality;
  }
}
