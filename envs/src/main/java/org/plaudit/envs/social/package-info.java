/**
 * Worlds in which several agents act at the same time: dilemmas, where what is best for one is bad
 * for all, and teams, where nobody succeeds alone.
 */
package org.plaudit.envs.social;
