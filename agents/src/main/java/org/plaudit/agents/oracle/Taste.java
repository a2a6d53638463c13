package org.plaudit.agents.oracle;

import java.util.List;
import org.plaudit.core.trace.Segment;

/** What one person takes for good; how an answer comes of it is not said here. */
interface Taste<O, A> {
  /** What each of the segments is worth beside the others, in the unit in which beta is given. */
  double[] worths(List<Segment<O, A>> shown);

  /** How good a segment is: 0 is poor, 1 is good; beyond that below and above. */
  double place(Segment<O, A> segment);

  /** The same of one objective; of the whole where nothing is known by that name. */
  double place(Segment<O, A> segment, String about);

  /** Whether an expert at the task does what this person wants. */
  boolean wantsTheTask();

  /** How good the last step was. */
  double lastPlace(Segment<O, A> segment);
}
