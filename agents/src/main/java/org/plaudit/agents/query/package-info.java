/**
 * Asking well: which segments to show, so that every answer teaches as much as it can.
 *
 * <p>Each is a {@link org.plaudit.core.reward.Selector}: from many candidate segments it makes
 * questions of one (to rate), two (to compare) or more (to rank).
 *
 * <pre>
 * uniform              at random: what every other rule is measured against
 * disagreement         {@link org.plaudit.agents.query.AcquisitionSelector} takes what an {@link
 * entropy                org.plaudit.agents.query.Acquisition} values most: a function of the answers
 * mutual-information     that each member of the reward model expects
 * volume-removal
 * k-center             no question left out is far from one asked
 * dpp                  informative, and unlike the rest of the batch
 * thompson             members of the ensemble show what they take for best
 * </pre>
 *
 * <p>The members of the ensemble stand for the belief, so a model with one member knows no doubt:
 * disagreement and mutual information are then 0 for every question, and the order of drawing
 * decides.
 */
package org.plaudit.agents.query;
