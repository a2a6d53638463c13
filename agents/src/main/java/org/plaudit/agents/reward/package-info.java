/**
 * Learning what people want: models that give every step a number, fitted to what people said.
 *
 * <p>{@link org.plaudit.agents.reward.BradleyTerry} learns from comparisons. It reads steps through
 * {@link org.plaudit.agents.reward.StepFeatures}, which knows how observations and actions become
 * numbers. Further models have rooms of their own: Tribuo's learners in {@code tribuo}, remarks in
 * words in {@code text}, several ways of answering at once in {@code fusion}; {@code explain} says
 * of any of them why it says what it says.
 */
package org.plaudit.agents.reward;
