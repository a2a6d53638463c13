package org.plaudit.experiments.config;

import java.util.Optional;

/** Where the reward that a learner sees comes from. */
public sealed interface RewardSource {
  <R> R match(Cases<R> cases);

  /** The model that the reward is learned by; empty if it is not learned. */
  default Optional<Choice> model() {
    return Optional.empty();
  }

  /** From the task itself: the baseline that sees the true reward. */
  record Task() implements RewardSource {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.task(this);
    }
  }

  /** From nowhere: the learner learns from people directly. */
  record Nothing() implements RewardSource {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.nothing(this);
    }
  }

  /** From a model that is fitted to what people answer. */
  record Learned(Choice by) implements RewardSource {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.learned(this);
    }

    @Override
    public Optional<Choice> model() {
      return Optional.of(by);
    }
  }

  /** One answer per source. */
  interface Cases<R> {
    R task(Task task);

    R nothing(Nothing nothing);

    R learned(Learned learned);
  }
}
