package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.core.random.Pcg64;

class QNetworkTest {
  private static final float[] SEEN = FiniteDifference.normal(5 * 3, 1);

  private static QNetwork of(
      Parameters parameters, boolean dueling, int layers, Estimate estimate) {
    List<Integer> hidden = List.of(7, 6).subList(0, layers);
    return dueling
        ? QNetwork.dueling(parameters, 3, hidden, 4, estimate, new Pcg64(1))
        : QNetwork.plain(parameters, 3, hidden, 4, estimate, new Pcg64(1));
  }

  @ParameterizedTest
  @CsvSource({"false, 2", "false, 0", "true, 2", "true, 1", "true, 0"})
  void theFrozenOneSaysTheSame(boolean dueling, int layers) {
    for (Estimate estimate :
        List.of(new Expectation(1), new Quantiles(5, 1), new Categorical(5, -1, 1))) {
      Parameters parameters = new Parameters();
      QNetwork network = of(parameters, dueling, layers, estimate);
      Tape tape = new Tape(parameters);
      float[] outputs = network.forward(tape, tape.input(5, 3, SEEN, 0)).values();
      float[] right = new float[20];
      estimate.means(outputs, 20, right);
      FrozenQ frozen = network.frozen();
      parameters.values()[0] += 1;
      float[] said = new float[20];
      frozen.means(SEEN, 5, said);
      assertThat(said).containsExactly(right, within(1e-6f));
    }
  }

  /** eq. 9: what all advantages share is taken away, so that the mean is the value itself. */
  @Test
  void theMeanOverActionsIsTheValueStream() {
    Parameters parameters = new Parameters();
    QNetwork network = of(parameters, true, 2, new Expectation(1));
    float[] before = new float[4];
    network.frozen().means(SEEN, 1, before);
    for (Parameter member : parameters.members()) {
      for (int i = 0; i < member.size(); i++) {
        if (member.name().equals("advantage.1.bias")) {
          parameters.values()[member.offset() + i] += 10;
        }
        if (member.name().equals("value.1.bias")) {
          parameters.values()[member.offset() + i] += 3;
        }
      }
    }
    float[] after = new float[4];
    network.frozen().means(SEEN, 1, after);
    for (int move = 0; move < 4; move++) {
      assertThat(after[move]).isCloseTo(before[move] + 3, within(1e-5f));
    }
  }
}
