/**
 * Asking well: which segments to show, so that every answer teaches as much as it can.
 *
 * <p>Each is a {@link org.plaudit.core.reward.Selector}: from many candidate segments it picks the
 * pairs to ask about.
 */
package org.plaudit.agents.query;
