package org.plaudit.experiments.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.feedback.Feedback;

/**
 * A question and what was said to it.
 *
 * @param query the question's number, increasing within its part; several people may answer one
 * @param kind of the question, as in {@code compare}
 * @param rater pseudonym of who was asked
 * @param shown in the order in which they were shown
 * @param step of training at which it was asked
 * @param stream which of the part's kinds of questions it belongs to, counted from 0
 * @param delay steps of training until it was known, at least 0
 * @param seconds of a person's time, at least 0
 */
public record Answer(
    long query,
    String kind,
    String rater,
    List<ShownSegment> shown,
    Feedback feedback,
    long step,
    int stream,
    long delay,
    double seconds) {
  public Answer {
    shown = List.copyOf(shown);
  }

  /** An answer at once, to the only kind of question, that took no time worth mentioning. */
  public Answer(
      long query,
      String kind,
      String rater,
      List<ShownSegment> shown,
      Feedback feedback,
      long step) {
    this(query, kind, rater, shown, feedback, step, 0, 0, 0);
  }

  /** The step of training from which on it is known. */
  public long arrival() {
    return step + delay;
  }

  /** Whether the rater said something; a tie is an answer, an abstention is not. */
  public boolean given() {
    return !(feedback instanceof Feedback.Abstention);
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(query);
    out.writeUTF(kind);
    out.writeUTF(rater);
    out.writeLong(step);
    out.writeInt(stream);
    out.writeLong(delay);
    out.writeDouble(seconds);
    Bytes.write(out, FeedbackJson.text(feedback));
    out.writeInt(shown.size());
    for (ShownSegment segment : shown) {
      segment.save(out);
    }
  }

  static Answer load(DataInput in) throws IOException {
    long query = in.readLong();
    String kind = in.readUTF();
    String rater = in.readUTF();
    long step = in.readLong();
    int stream = in.readInt();
    long delay = in.readLong();
    double seconds = in.readDouble();
    Feedback feedback = FeedbackJson.parse(Bytes.readText(in));
    List<ShownSegment> shown = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      shown.add(ShownSegment.load(in));
    }
    return new Answer(query, kind, rater, shown, feedback, step, stream, delay, seconds);
  }
}
