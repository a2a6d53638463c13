package org.plaudit.agents.reward.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.tribuo.Example;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class TreeTest {
  private static final int COLUMNS = 12;

  private final Pcg64 rng = Seed.of(3).generator();
  private final float[] rows = rows(400);
  private final Table table = new Table(rows, COLUMNS);
  private final TreeModel<Regressor> model = model();
  private final Tree tree = Tree.of(model.getRoot(), Table.columns(model));

  private float[] rows(int count) {
    float[] drawn = new float[count * COLUMNS];
    for (int at = 0; at < drawn.length; at++) {
      // Column 4 never changes, and the others hold zeros, which Tribuo may take for absent.
      boolean zero = at % COLUMNS == 4 || rng.nextDouble() < 0.3;
      drawn[at] = zero ? 0 : (float) rng.uniform(-1, 1);
    }
    return drawn;
  }

  private TreeModel<Regressor> model() {
    List<Example<Regressor>> examples = new ArrayList<>();
    for (int row = 0; row < 400; row++) {
      double target = rows[row * COLUMNS + 2] * rows[row * COLUMNS + 11] + rows[row * COLUMNS];
      examples.add(table.example(new Regressor(Forestry.REWARD, target), 1, rows, row));
    }
    return Forestry.trainer(8, 3, 1, Seed.of(1))
        .train(Table.dataset(examples, new RegressionFactory()));
  }

  @Test
  void itPredictsWhatTribuosTreePredicts() {
    float[] fresh = rows(300);
    for (int row = 0; row < 300; row++) {
      Example<Regressor> example = table.example(new Regressor(Forestry.REWARD, 0), 1, fresh, row);
      double theirs = model.predict(example).getOutput().getValues()[0];
      assertThat(tree.predict(fresh, row * COLUMNS)).isEqualTo(theirs);
    }
  }

  @Test
  void aConstantColumnIsNeverSplitOn() {
    assertThat(Table.columns(model)).hasSize(COLUMNS - 1).doesNotContain(4).contains(11);
  }

  @Test
  void itSurvivesSavingAndRefusesNonsense() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tree.save(new DataOutputStream(bytes));
    Tree loaded = Tree.load(in(bytes.toByteArray()), COLUMNS);
    for (int row = 0; row < 400; row++) {
      assertThat(loaded.predict(rows, row * COLUMNS)).isEqualTo(tree.predict(rows, row * COLUMNS));
    }
    assertThatThrownBy(() -> Tree.load(in(bytes.toByteArray()), 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("neither a leaf nor a split");
    assertThatThrownBy(() -> Tree.load(in(new byte[4]), COLUMNS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0 nodes");
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Test
  void theFirstSplitIsTheOneThatMattersMost() {
    float[] row = new float[COLUMNS];
    double low = tree.predict(row, 0);
    row[0] = 0.9f;
    assertThat(tree.predict(row, 0) - low).isCloseTo(0.9, within(0.5));
  }

  @Test
  void valuesAreRoundedToTheMiddleOfTheirNeighboursAndKeepTheirOrder() {
    float[] two = {0, 5, 1, 5, 2, 6, 3, 5, 4, 6, 5, 5, 6, 6, 7, 5};
    assertThat(Bins.round(two, 2, 2))
        .containsExactly(2, 5, 2, 5, 2, 6, 2, 5, 6, 6, 6, 5, 6, 6, 6, 5);
    float[] rounded = Bins.round(rows, COLUMNS, 16);
    for (int i = 0; i < 399; i++) {
      int a = i * COLUMNS;
      int b = a + COLUMNS;
      assertThat(Math.signum(rounded[a] - rounded[b])).isIn(0f, Math.signum(rows[a] - rows[b]));
    }
    assertThat(Bins.round(new float[0], 3, 2)).isEmpty();
  }
}
