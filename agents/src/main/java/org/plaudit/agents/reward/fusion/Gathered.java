package org.plaudit.agents.reward.fusion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.agents.reward.JudgedSegments;
import org.plaudit.agents.reward.StepFeatures;
import org.plaudit.agents.reward.Tally;
import org.plaudit.agents.reward.text.Attitude;
import org.plaudit.agents.reward.text.Opinion;
import org.plaudit.agents.reward.text.Sentiment;
import org.plaudit.core.feedback.Channel;
import org.plaudit.core.feedback.Feedback.Comment;
import org.plaudit.core.feedback.Feedback.Implicit;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Feedback.Sign;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.trace.Segment;

/** All answers sorted by medium, with the features of what they are about. */
final class Gathered<O, A> {
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Sentiment sentiment;
  private final JudgedSegments<O, A> segments;

  /** For each answer the numbers of its one or two segments. */
  private final Map<Medium, List<List<Integer>>> about = new EnumMap<>(Medium.class);

  private final Map<Medium, List<Double>> values = new EnumMap<>(Medium.class);
  private final Map<Medium, List<Map<String, Double>>> labels = new EnumMap<>(Medium.class);

  Gathered(StepFeatures<O, A> features, Sentiment sentiment) {
    this.sentiment = sentiment;
    this.segments = new JudgedSegments<>(features);
  }

  /** Takes in the answers; those of other kinds, or that say nothing, are passed over. */
  void add(List<Judgement<O, A>> judgements) {
    for (Judgement<O, A> judgement : judgements) {
      List<Segment<O, A>> shown = judgement.query().segments();
      if (judgement.query() instanceof Query.Compare<O, A>
          && judgement.feedback() instanceof Preference preference) {
        value(Medium.PREFERENCE, Tally.target(preference), shown);
      } else if (shown.size() == 1) {
        single(judgement, shown);
      }
    }
    segments.normalize();
  }

  private void single(Judgement<O, A> judgement, List<Segment<O, A>> shown) {
    if (judgement.feedback() instanceof Rating rating) {
      value(Medium.RATING, rating.level() / (rating.scale().levels() - 1.0), shown);
    } else if (judgement.feedback() instanceof Signal signal) {
      value(Medium.SIGNAL, signal.value(), shown);
    } else if (judgement.feedback() instanceof Comment comment) {
      if (sentiment.knows(comment.text())) {
        Opinion opinion = sentiment.of(comment.text());
        Map<String, Double> soft = new LinkedHashMap<>();
        for (Attitude attitude : Attitude.values()) {
          soft.put(attitude.word(), opinion.of(attitude));
        }
        label(Medium.COMMENT, soft, shown);
      }
    } else if (judgement.feedback() instanceof Sign sign) {
      label(Medium.of(sign.channel()), Map.of(sign.label(), sign.confidence()), shown);
    } else if (judgement.feedback() instanceof Implicit implicit) {
      implicit(implicit, shown);
    }
  }

  private void implicit(Implicit implicit, List<Segment<O, A>> shown) {
    Medium medium = Medium.of(implicit.channel());
    if (implicit.channel() == Channel.DWELL) {
      // Times are skewed to the right; their logarithms are not.
      value(medium, Math.log1p(implicit.value()), shown);
    } else if (implicit.channel() == Channel.COMPLETION) {
      value(medium, implicit.value(), shown);
    } else {
      label(medium, Map.of(implicit.value() >= 0.5 ? YES : NO, 1.0), shown);
    }
  }

  private void value(Medium medium, double value, List<Segment<O, A>> shown) {
    values.computeIfAbsent(medium, m -> new ArrayList<>()).add(value);
    about(medium, shown);
  }

  private void label(Medium medium, Map<String, Double> soft, List<Segment<O, A>> shown) {
    labels.computeIfAbsent(medium, m -> new ArrayList<>()).add(soft);
    about(medium, shown);
  }

  private void about(Medium medium, List<Segment<O, A>> shown) {
    about
        .computeIfAbsent(medium, m -> new ArrayList<>())
        .add(shown.stream().map(segments::number).toList());
  }

  /** What was judged, in any medium. */
  JudgedSegments<O, A> segments() {
    return segments;
  }

  /** The media that were used, in their order. */
  List<Medium> media() {
    return List.copyOf(about.keySet());
  }

  /** How the medium's answers depend on quality, still to be fitted. */
  Emission emission(Medium medium) {
    return switch (medium) {
      case PREFERENCE -> new Compared(values.get(medium));
      case RATING, SIGNAL, DWELL, COMPLETION -> new Measured(values.get(medium), 1);
      case GESTURE, EXPRESSION -> new Labelled(labels.get(medium), Medium::meaning);
      case CLICK, RETURN -> new Labelled(labels.get(medium), l -> l.equals(YES) ? 1 : -1);
      case CHURN -> new Labelled(labels.get(medium), l -> l.equals(YES) ? -1 : 1);
      case COMMENT ->
          new Labelled(
              labels.get(medium),
              l -> l.equals(Attitude.GOOD.word()) ? 1 : l.equals(Attitude.BAD.word()) ? -1 : 0);
    };
  }

  /** For each answer the features whose weighted sum is the quality it is about. */
  List<double[]> rows(Medium medium) {
    List<double[]> rows = new ArrayList<>();
    double root = Math.sqrt(segments.meanLength());
    for (List<Integer> shown : about.get(medium)) {
      double[] row;
      if (shown.size() == 2) {
        row = sums(shown.get(0), 1 / root);
        double[] other = sums(shown.get(1), 1 / root);
        for (int i = 0; i < row.length; i++) {
          row[i] -= other[i];
        }
      } else {
        row = row(shown.get(0));
      }
      rows.add(row);
    }
    return rows;
  }

  /** For each segment the features whose weighted sum is its quality. */
  List<double[]> rows() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      rows.add(row(i));
    }
    return rows;
  }

  /** Mean features, times the root of the mean length: of size about 1 where steps are many. */
  private double[] row(int segment) {
    return sums(segment, Math.sqrt(segments.meanLength()) / segments.length(segment));
  }

  private double[] sums(int segment, double scale) {
    double[] sums = segments.sums(segment);
    for (int i = 0; i < sums.length; i++) {
      sums[i] *= scale;
    }
    return sums;
  }
}
