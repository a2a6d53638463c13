/**
 * What is asked of people and what they answer.
 *
 * <p>A {@link org.plaudit.core.feedback.Query} shows one or more segments to an {@link
 * org.plaudit.core.feedback.Oracle}, who may be simulated or a person, and answers now, later or
 * never with a {@link org.plaudit.core.feedback.Feedback}. Silence is an answer too: an {@code
 * Abstention} with its reason. A {@link org.plaudit.core.feedback.Likelihood simulated teacher} is
 * a probability distribution over answers that can be sampled and evaluated, and both agree.
 */
package org.plaudit.core.feedback;
