package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.plaudit.agents.Segments;
import org.plaudit.agents.oracle.BoltzmannOracle.Options;
import org.plaudit.core.contract.OracleContract;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.space.Vec;

class BoltzmannContractTest {

  /** Teachers judge pairs that are clear, doubtful, equal and not worth judging. */
  abstract static class Kept implements OracleContract<Vec, Integer> {
    private final Segments segments = new Segments();
    private final List<Query<Vec, Integer>> queries = new ArrayList<>();
    private final Options options;

    Kept(Options options) {
      this.options = options;
      double[][] earned = {{9, 9}, {.6, .5}, {.5, .6}, {.5, .7}, {.1, .2}, {0, 0}, {-3, 2}};
      for (double[] first : earned) {
        for (double[] second : earned) {
          queries.add(
              new Query.Compare<>(
                  queries.size(), segments.earning(first), segments.earning(second)));
        }
      }
    }

    @Override
    public Likelihood<Vec, Integer> teacher() {
      return new BoltzmannOracle<>(options, segments);
    }

    @Override
    public List<Query<Vec, Integer>> queries() {
      return queries;
    }
  }

  @Nested
  class ByDefault extends Kept {
    ByDefault() {
      super(Options.defaults());
    }
  }

  @Nested
  class Mistaken extends Kept {
    Mistaken() {
      super(new Options(5, .1, 1, BoltzmannOracle.NEVER, 0, 0));
    }
  }

  @Nested
  class WithEveryFailing extends Kept {
    WithEveryFailing() {
      super(new Options(2, .2, .9, .4, .05, .3));
    }
  }

  @Nested
  class AtRandom extends Kept {
    AtRandom() {
      super(new Options(0, .5, 1, BoltzmannOracle.NEVER, 0, 0));
    }
  }
}
