package org.plaudit.agents.reward.fusion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.agents.reward.Judged;
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

/** All answers sorted by medium, with the features of what they are about. */
final class Gathered<O, A> {
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Sentiment sentiment;
  private final StepFeatures<O, A> features;
  private final List<Judged> judged = new ArrayList<>();
  private final List<Medium> media = new ArrayList<>();
  private final Map<Medium, List<Double>> values = new EnumMap<>(Medium.class);
  private final Map<Medium, List<Map<String, Double>>> labels = new EnumMap<>(Medium.class);

  Gathered(StepFeatures<O, A> features, Sentiment sentiment) {
    this.sentiment = sentiment;
    this.features = features;
  }

  /** Takes in the answers; those of other kinds, or that say nothing, are passed over. */
  void add(List<Judgement<O, A>> judgements) {
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Compare<O, A>
          && judgement.feedback() instanceof Preference preference) {
        value(Medium.PREFERENCE, Tally.target(preference), judgement);
      } else if (judgement.query().segments().size() == 1) {
        single(judgement);
      }
    }
  }

  private void single(Judgement<O, A> judgement) {
    if (judgement.feedback() instanceof Rating rating) {
      value(Medium.RATING, rating.level() / (rating.scale().levels() - 1.0), judgement);
    } else if (judgement.feedback() instanceof Signal signal) {
      value(Medium.SIGNAL, signal.value(), judgement);
    } else if (judgement.feedback() instanceof Comment comment) {
      if (sentiment.knows(comment.text())) {
        Opinion opinion = sentiment.of(comment.text());
        Map<String, Double> soft = new LinkedHashMap<>();
        for (Attitude attitude : Attitude.values()) {
          soft.put(attitude.word(), opinion.of(attitude));
        }
        label(Medium.COMMENT, soft, judgement);
      }
    } else if (judgement.feedback() instanceof Sign sign) {
      label(Medium.of(sign.channel()), Map.of(sign.label(), sign.confidence()), judgement);
    } else if (judgement.feedback() instanceof Implicit implicit) {
      implicit(implicit, judgement);
    }
  }

  private void implicit(Implicit implicit, Judgement<O, A> judgement) {
    Medium medium = Medium.of(implicit.channel());
    if (implicit.channel() == Channel.DWELL) {
      // Times are skewed to the right; their logarithms are not.
      value(medium, Math.log1p(implicit.value()), judgement);
    } else if (implicit.channel() == Channel.COMPLETION) {
      value(medium, implicit.value(), judgement);
    } else {
      label(medium, Map.of(implicit.value() >= 0.5 ? YES : NO, 1.0), judgement);
    }
  }

  private void value(Medium medium, double value, Judgement<O, A> judgement) {
    List<Double> all = values.computeIfAbsent(medium, m -> new ArrayList<>());
    judged(medium, all.size(), judgement);
    all.add(value);
  }

  private void label(Medium medium, Map<String, Double> soft, Judgement<O, A> judgement) {
    List<Map<String, Double>> all = labels.computeIfAbsent(medium, m -> new ArrayList<>());
    judged(medium, all.size(), judgement);
    all.add(soft);
  }

  private void judged(Medium medium, int answer, Judgement<O, A> judgement) {
    if (!media.contains(medium)) {
      media.add(medium);
    }
    int kind = media.indexOf(medium);
    judged.add(Judged.named(judgement, kind, answer, features, judgement.query().segments()));
  }

  /**
   * All answers: their kind is the medium's place in {@link #media}, the answer its place there.
   */
  List<Judged> judged() {
    return judged;
  }

  /** The media that were used. */
  List<Medium> media() {
    return media;
  }

  /** How each medium's answers depend on quality, still to be fitted. */
  List<Emission> emissions() {
    return media.stream().map(this::emission).toList();
  }

  private Emission emission(Medium medium) {
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
}
