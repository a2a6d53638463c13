package org.plaudit.agents.query;

/**
 * What a question is worth before it is answered. The members of the ensemble stand for the belief
 * about what people want: each is a hypothesis h, all equally likely, with p(y | h) for each answer
 * y; p(y) is their mean. The larger the value, the sooner it is asked.
 */
public enum Acquisition {
  /**
   * Variance over members of P(first) for two answers (arXiv:1706.03741, section 2.2.4); for more,
   * half the sum of all answers' variances, which is the same for two.
   */
  DISAGREEMENT {
    @Override
    double value(double[][] answers) {
      int n = answers[0].length;
      double sum = variance(answers, 0);
      for (int answer = 1; n > 2 && answer < n; answer++) {
        sum += variance(answers, answer);
      }
      return n > 2 ? sum / 2 : sum;
    }
  },

  /**
   * H(p): how open the answer is, in nats. It does not tell what nobody knows yet from what
   * everybody finds a toss-up.
   */
  ENTROPY {
    @Override
    double value(double[][] answers) {
      return entropy(mean(answers));
    }
  },

  /**
   * H(p) - mean over h of H(p(. | h)): what the answer says about h, in nats (BALD,
   * arXiv:1112.5745, eq. 2; for comparisons, arXiv:1910.04365). A question that each member finds
   * hard to answer is worth nothing.
   */
  MUTUAL_INFORMATION {
    @Override
    double value(double[][] answers) {
      double within = 0;
      for (double[] row : answers) {
        within += entropy(row);
      }
      return Math.max(0, entropy(mean(answers)) - within / answers.length);
    }
  },

  /**
   * min over y of E[1 - p(y | h)]: how much of the belief even the least telling answer rules out
   * (Sadigh et al., RSS 2017). What is left after answer y is E[p(y | h)]; the largest of these is
   * to be as small as possible. Written as a search for the maximum of that expectation, it would
   * find the questions whose answer is already known.
   */
  VOLUME_REMOVAL {
    @Override
    double value(double[][] answers) {
      double most = 0;
      for (double left : mean(answers)) {
        most = Math.max(most, left);
      }
      return 1 - most;
    }
  };

  /**
   * @param answers (members, answers): each row adds up to 1
   */
  abstract double value(double[][] answers);

  static double variance(double[][] answers, int answer) {
    double[] column = new double[answers.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = answers[i][answer];
    }
    return variance(column);
  }

  /** At least 0. */
  static double variance(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    return Math.max(0, squares / values.length - mean * mean);
  }

  static double[] mean(double[][] answers) {
    double[] mean = new double[answers[0].length];
    for (double[] row : answers) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / answers.length;
      }
    }
    return mean;
  }

  static double entropy(double[] probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum -= p > 0 ? p * Math.log(p) : 0;
    }
    return sum;
  }
}
