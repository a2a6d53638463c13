package org.plaudit.agents.imitate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Learner;

class ImitationContractTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  private static Learner.Factory small(String id) {
    return CATALOG
        .learners()
        .get(id)
        .create(Map.of("horizon", 9, "epochs", 3, "minibatch", 5, "hidden", List.of(8)));
  }

  private interface Kept extends LearnerContract {
    String id();

    @Override
    default Learner.Factory learners() {
      return small(id());
    }

    /** What is imitated has no value, and nothing follows it. */
    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }

  @Nested
  class OfCloning implements Kept {
    @Override
    public String id() {
      return "bc";
    }
  }

  @Nested
  class OfAggregation implements Kept {
    @Override
    public String id() {
      return "dagger";
    }
  }

  @Test
  void bothLearnFromDemonstrationsAloneAndOneFromCorrectionsToo() {
    assertThat(small("bc").rewarded()).isFalse();
    assertThat(small("bc").feedback()).containsExactly(Feedback.Demonstration.class);
    assertThat(small("dagger").rewarded()).isFalse();
    assertThat(small("dagger").feedback())
        .containsExactlyInAnyOrder(Feedback.Demonstration.class, Feedback.Correction.class);
  }
}
