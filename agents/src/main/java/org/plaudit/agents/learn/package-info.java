/**
 * What learners of several families share: the ranges of common options, the taking of lessons,
 * means of what was measured, factories of learners with networks.
 */
package org.plaudit.agents.learn;
