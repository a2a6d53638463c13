package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.core.BadInput;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Scale;

/**
 * On which scales was rated what, and how often each level was given. Everything is in the order of
 * names, so that it does not matter who came first.
 */
final class Scales {
  private final Map<String, TreeMap<String, int[]>> counts = new TreeMap<>();

  /**
   * Takes in a rating.
   *
   * @param about the objective that was rated
   * @throws BadInput if the scale had another number of levels before
   */
  void add(String about, Rating rating) {
    Scale scale = rating.scale();
    int[] levels =
        counts
            .computeIfAbsent(about, name -> new TreeMap<>())
            .computeIfAbsent(scale.id(), id -> new int[scale.levels()]);
    if (levels.length != scale.levels()) {
      throw new BadInput(
          ("scale %s has %d levels in some answers and %d in others; one model cannot read both. "
                  + "Maybe give the changed scale another id.")
              .formatted(scale.id(), levels.length, scale.levels()));
    }
    levels[rating.level()]++;
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** What was rated. */
  List<String> about() {
    return List.copyOf(counts.keySet());
  }

  /** The place of a scale in {@link #criteria}. */
  int kind(String about, String scale) {
    int before = 0;
    for (Map.Entry<String, TreeMap<String, int[]>> one : counts.entrySet()) {
      if (one.getKey().equals(about)) {
        return before + one.getValue().headMap(scale).size();
      }
      before += one.getValue().size();
    }
    throw new IllegalArgumentException("nobody rated " + about);
  }

  /**
   * One criterion for each scale of each objective, in order.
   *
   * @param steps of the mean reward that is rated; 0 if the total is
   * @param features of one step
   */
  List<Criterion> criteria(Parameters parameters, double steps, int features) {
    List<Criterion> criteria = new ArrayList<>();
    int column = 0;
    for (TreeMap<String, int[]> scales : counts.values()) {
      for (Map.Entry<String, int[]> scale : scales.entrySet()) {
        criteria.add(
            new OrdinalCriterion(
                parameters,
                "scale." + criteria.size(),
                scale.getValue(),
                new OrdinalCriterion.Reading(column, counts.size(), steps, features)));
      }
      column++;
    }
    return criteria;
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(counts.size());
    for (Map.Entry<String, TreeMap<String, int[]>> one : counts.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeInt(one.getValue().size());
      for (Map.Entry<String, int[]> scale : one.getValue().entrySet()) {
        out.writeUTF(scale.getKey());
        out.writeInt(scale.getValue().length);
        for (int count : scale.getValue()) {
          out.writeInt(count);
        }
      }
    }
  }

  static Scales load(DataInput in) throws IOException {
    Scales loaded = new Scales();
    int objectives = in.readInt();
    for (int i = 0; i < objectives; i++) {
      TreeMap<String, int[]> scales = new TreeMap<>();
      loaded.counts.put(in.readUTF(), scales);
      int size = in.readInt();
      for (int j = 0; j < size; j++) {
        String id = in.readUTF();
        int[] levels = new int[in.readInt()];
        for (int level = 0; level < levels.length; level++) {
          levels[level] = in.readInt();
        }
        scales.put(id, levels);
      }
    }
    return loaded;
  }
}
