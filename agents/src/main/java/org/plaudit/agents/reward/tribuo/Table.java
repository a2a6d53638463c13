package org.plaudit.agents.reward.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Rows of features as Tribuo takes them. It knows features by name and gives them numbers in the
 * order of their names; ours are numbered names, so that a column can be found again. Columns that
 * never change are left out.
 */
final class Table {
  private final int columns;
  private final List<Integer> varying = new ArrayList<>();
  private final String[] names;

  /**
   * @param rows (any, columns)
   */
  Table(float[] rows, int columns) {
    this.columns = columns;
    for (int column = 0; column < columns; column++) {
      for (int at = column; at < rows.length; at += columns) {
        if (rows[at] != rows[column]) {
          varying.add(column);
          break;
        }
      }
    }
    this.names = varying.stream().map(Table::name).toArray(String[]::new);
  }

  /** Whether there is nothing to learn from, every column being constant. */
  boolean constant() {
    return varying.isEmpty();
  }

  static String name(int column) {
    return String.format(Locale.ROOT, "f%06d", column);
  }

  /** The column that a name stands for; -1 for names of Tribuo's own, such as the bias. */
  static int column(String name) {
    return name.matches("f\\d{6}") ? Integer.parseInt(name.substring(1)) : -1;
  }

  <T extends Output<T>> Example<T> example(T output, float weight, float[] rows, int row) {
    double[] values = new double[names.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows[row * columns + varying.get(i)];
    }
    Example<T> example = new ArrayExample<>(output, names, values);
    example.setWeight(weight);
    return example;
  }

  static <T extends Output<T>> MutableDataset<T> dataset(
      Iterable<Example<T>> examples, OutputFactory<T> factory) {
    return new MutableDataset<>(
        examples, new SimpleDataSourceProvenance("judged steps", factory), factory);
  }

  /** The column of each of the model's feature ids. */
  static int[] columns(Model<?> model) {
    int[] columns = new int[model.getFeatureIDMap().size()];
    for (int id = 0; id < columns.length; id++) {
      columns[id] = column(model.getFeatureIDMap().get(id).getName());
    }
    return columns;
  }
}
