package org.plaudit.agents.reward.text;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.agents.reward.tribuo.Quiet;
import org.plaudit.core.Require;
import org.plaudit.core.random.Seed;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * What a text says about the thing it is about: a logistic classifier by Tribuo on the words,
 * trained on labelled remarks. Never fails: a text without a known word has the opinion of an
 * average remark. Equal remarks and seeds give equal classifiers, which may be shared by threads.
 */
public final class Sentiment {
  private static final int EPOCHS = 8;
  private static final double STEP = 0.2;

  private final Model<Label> model;
  private final Opinion prior;

  private Sentiment(Model<Label> model, Opinion prior) {
    this.model = model;
    this.prior = prior;
  }

  /** Trained on the shipped corpus. */
  public static Sentiment shipped() {
    return of(Corpus.shipped(), Seed.of(1));
  }

  /**
   * Trained on these remarks.
   *
   * @param seed of the order in which they are gone through
   * @throws IllegalArgumentException unless at least two attitudes occur
   */
  public static Sentiment of(List<Example> remarks, Seed seed) {
    Quiet.level();
    Map<Attitude, Double> counts = new EnumMap<>(Attitude.class);
    MutableDataset<Label> data =
        new MutableDataset<>(
            new SimpleDataSourceProvenance("remarks", new LabelFactory()), new LabelFactory());
    for (Example remark : remarks) {
      counts.merge(remark.attitude(), 1 / (double) remarks.size(), Double::sum);
      Set<String> words = Words.of(remark.text());
      if (!words.isEmpty()) {
        data.add(example(new Label(remark.attitude().word()), words));
      }
    }
    Require.that(
        data.getOutputInfo().size() >= 2,
        "%d remarks of %d attitudes teach nothing. Maybe add remarks of another attitude.",
        remarks.size(),
        data.getOutputInfo().size());
    Opinion prior =
        new Opinion(
            counts.getOrDefault(Attitude.BAD, 0.0),
            counts.getOrDefault(Attitude.MIDDLING, 0.0),
            counts.getOrDefault(Attitude.GOOD, 0.0));
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new LogMulticlass(), new AdaGrad(STEP, 0.1), EPOCHS, -1, 1, seed.asLong());
    return new Sentiment(trainer.train(data), prior);
  }

  private static ArrayExample<Label> example(Label label, Set<String> words) {
    String[] names = words.toArray(String[]::new);
    double[] values = new double[names.length];
    Arrays.fill(values, 1);
    return new ArrayExample<>(label, names, values);
  }

  /** Whether any word of the text, or a piece of one, is known. */
  public boolean knows(String text) {
    return Words.of(text).stream().anyMatch(word -> model.getFeatureIDMap().get(word) != null);
  }

  /** What the text says; the {@link #prior} if it says nothing. */
  public Opinion of(String text) {
    if (!knows(text)) {
      return prior;
    }
    Map<String, Label> scores =
        model.predict(example(LabelFactory.UNKNOWN_LABEL, Words.of(text))).getOutputScores();
    double bad = score(scores, Attitude.BAD);
    double middling = score(scores, Attitude.MIDDLING);
    double good = score(scores, Attitude.GOOD);
    double sum = bad + middling + good;
    return new Opinion(bad / sum, middling / sum, good / sum);
  }

  private static double score(Map<String, Label> scores, Attitude attitude) {
    Label label = scores.get(attitude.word());
    return label == null ? 0 : label.getScore();
  }

  /** The opinion of an average remark of the corpus. */
  public Opinion prior() {
    return prior;
  }

  /**
   * Which words speak for the likeliest attitude, by Tribuo's own explanation of its linear model:
   * their weights add up to the attitude's log-odds up to a constant.
   */
  public Explanation explain(String text) {
    Attitude attitude = of(text).attitude();
    String about = "how " + attitude.word() + " \"" + text + "\" is";
    List<Explanation.Part> parts = new ArrayList<>();
    double base = 0;
    if (knows(text)) {
      List<Pair<String, Double>> weights =
          model
              .getExcuse(example(LabelFactory.UNKNOWN_LABEL, Words.of(text)))
              .orElseThrow()
              .getScores()
              .get(attitude.word());
      for (Pair<String, Double> weight : weights) {
        if (weight.getA().equals(Model.BIAS_FEATURE)) {
          base = weight.getB();
        } else {
          parts.add(new Explanation.Part(weight.getA(), weight.getB()));
        }
      }
    }
    double value = base + parts.stream().mapToDouble(Explanation.Part::amount).sum();
    return new Explanation(about, value, base, parts);
  }
}
