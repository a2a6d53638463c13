package org.plaudit.experiments.config;

/** Where the reward that a learner sees comes from. */
public sealed interface RewardSource {
  <R> R match(Cases<R> cases);

  /** From the task itself: the baseline that sees the true reward. */
  record Task() implements RewardSource {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.task(this);
    }
  }

  /** From a model that is fitted to what an oracle answers. */
  record Learned(Choice model, Choice oracle, FeedbackConfig feedback) implements RewardSource {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.learned(this);
    }
  }

  /** One answer per source. */
  interface Cases<R> {
    R task(Task task);

    R learned(Learned learned);
  }
}
