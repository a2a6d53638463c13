/**
 * What is asked of people and what they answer.
 *
 * <p>A {@link org.plaudit.core.feedback.Query} shows one or more segments to an {@link
 * org.plaudit.core.feedback.Oracle}, who may be simulated or a person, and answers now, later or
 * never with a {@link org.plaudit.core.feedback.Feedback}. Silence is an answer too: an {@code
 * Abstention} with its reason. A {@link org.plaudit.core.feedback.Likelihood simulated teacher} is
 * a probability distribution over answers that can be sampled and evaluated, and both agree.
 *
 * <h2>Ways of asking, and what may come back</h2>
 *
 * <pre>
 * Compare      two segments               Preference: first, second, tie, both bad
 * Rank         two segments or more       Ranking
 * Rate         one segment, a scale       Rating: thumbs, faces, points
 * Survey       one segment, questions     Answers: a rating for each
 * Remark       one segment                Comment
 * Correct      one segment                Correction: at this step, that action instead
 * Demonstrate  the start of an episode    Demonstration
 * Watch        what happens right now     Signal: praise or blame, after a delay
 * Notice       one segment, a channel     Sign (gesture, expression) or Implicit (click, dwell, ...)
 * any                                     Abstention, with its reason
 * </pre>
 */
package org.plaudit.core.feedback;
