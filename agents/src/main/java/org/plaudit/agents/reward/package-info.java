/**
 * Learning what people want: models that give every step a number, fitted to what people said.
 *
 * <p>{@link org.plaudit.agents.reward.BradleyTerry} learns from comparisons. It reads steps through
 * {@link org.plaudit.agents.reward.StepFeatures}, which knows how observations and actions become
 * numbers.
 */
package org.plaudit.agents.reward;
