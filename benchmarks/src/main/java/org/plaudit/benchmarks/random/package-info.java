/** What randomness costs: a seed, a draw. Worlds pay for one seed an episode. */
package org.plaudit.benchmarks.random;
