package org.plaudit.experiments.run;

import java.util.List;
import org.plaudit.experiments.store.PartId;

/** Hears how a run gets on. Called from several threads. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = new Progress() {};

  /**
   * The run begins, or goes on.
   *
   * @param parts all of them, finished ones too
   * @param steps planned for all parts together
   * @param done how many of them were done before
   */
  default void begins(List<PartId> parts, long steps, long done) {}

  /**
   * A part has got further.
   *
   * @param done steps of this part so far, those from before a resume included
   */
  default void stepped(PartId part, long done) {}

  /**
   * A part was evaluated.
   *
   * @param step of training
   * @param mean true return
   */
  default void evaluated(PartId part, long step, double mean) {}

  /** A part has nothing left to do. */
  default void finished(PartId part) {}

  /** Something that a person should know, but that stops nothing. */
  default void notice(String message) {}
}
