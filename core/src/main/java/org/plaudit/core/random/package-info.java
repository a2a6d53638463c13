/**
 * Randomness: where it comes from, and who may have which.
 *
 * <p>Nothing in Plaudit draws from an unseeded source. Whoever needs chance is handed a generator;
 * whoever hands out generators holds a {@link org.plaudit.core.random.Seed} and gives each consumer
 * a stream of its own, by name:
 *
 * <pre>{@code
 * Seed seed = Seed.of(42);
 * Pcg64 exploration = seed.child("policy").generator();
 * Pcg64 judgement = seed.child("oracle").child(query).generator(); // one stream per query
 * env.reset(seed.child("episode").child(3).asLong());
 * }</pre>
 *
 * <p>Streams are addressed, not handed round: {@code 42/oracle/7} is the same numbers whoever asks
 * first, on one thread or on many, and a new consumer with a new name changes nobody else's. That
 * is what lets a run be repeated, split over processors, or resumed, and end in the same bytes.
 *
 * <p>{@link org.plaudit.core.random.Pcg64} is NumPy's {@code default_rng}, bit for bit, so a world
 * that draws in the order of its Python original starts in the very same state for the same seed.
 * When porting, keep that order; {@code nextInt} shares words between two draws as NumPy does, and
 * {@code nextInt(lo, lo + 1)} draws nothing.
 */
package org.plaudit.core.random;
