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
 * @param query the question's number, dense from 0 within its part
 * @param kind of the question, as in {@code compare}
 * @param rater pseudonym of who was asked
 * @param shown in the order in which they were shown
 * @param step of training at which it was asked
 */
public record Answer(
    long query, String kind, String rater, List<ShownSegment> shown, Feedback feedback, long step) {
  public Answer {
    shown = List.copyOf(shown);
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
    Feedback feedback = FeedbackJson.parse(Bytes.readText(in));
    List<ShownSegment> shown = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      shown.add(ShownSegment.load(in));
    }
    return new Answer(query, kind, rater, shown, feedback, step);
  }
}
