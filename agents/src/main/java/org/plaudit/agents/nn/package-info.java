/**
 * Numbers and their gradients: matrices on {@code float[]}, a reverse-mode tape, layers,
 * optimisers.
 *
 * <h2>How a gradient flows</h2>
 *
 * <p>{@link org.plaudit.agents.nn.Tape} computes as you write: {@code tape.mean(tape.square(x))}
 * takes two positions on the tape, and each holds its values and knows its inputs. {@code
 * tape.backward("loss", loss)} puts 1 beside the loss and walks the positions backwards. Each
 * operation finds in {@code gradient} how much the loss moves per unit of its output, multiplies by
 * its own slope, and <em>adds</em> the product to the gradients of its inputs: a value used twice
 * collects two shares. At the leaves the shares arrive in {@link org.plaudit.agents.nn.Parameters},
 * one flat buffer, which an {@link org.plaudit.agents.nn.Optimizer} (Adam, RMSProp, SGD) walks in
 * one loop and leaves cleared.
 *
 * <h2>A loss is a few lines</h2>
 *
 * <pre>{@code
 * // PPO's clipped surrogate (arXiv:1707.06347, eq. 7); old, advantage: (N,1)
 * Tensor logits = policy.forward(tape, tape.input(n, 4, observations, 0));      // (N,4) -> (N,2)
 * Tensor logp = tape.gather(tape.logSoftmax(logits), actions, 0);               // (N,1)
 * Tensor ratio = tape.exp(tape.sub(logp, old));
 * Tensor clipped = tape.clip(ratio, 0.8, 1.2);
 * Tensor gain = tape.minimum(tape.mul(ratio, advantage), tape.mul(clipped, advantage));
 * tape.backward("policy loss", tape.neg(tape.mean(gain)));
 * parameters.clipGradients(0.5);
 * adam.step();
 * }</pre>
 *
 * <h2>How to add an operation</h2>
 *
 * <p>Extend {@link org.plaudit.agents.nn.Tensor}: {@code forward} fills {@code values}, {@code
 * backward} adds to the inputs' {@code gradient}, attributes are fields. Loops go over arrays with
 * one common index, because that is what the compiler vectorises; buffers of its own are kept, not
 * made anew. Then give it a door that checks shapes, takes the next position ({@code tape.next}),
 * sets inputs and attributes and hands it to {@code tape.record}. For what any loss may use, the
 * door is a method of {@code Tape}, as {@code matmul}; for what belongs to one module, as {@link
 * org.plaudit.agents.nn.Lstm} or {@link org.plaudit.agents.nn.Conv2d}, that module's {@code
 * forward}.
 *
 * <p>The tape clears a gradient before the first share is added to it. An operation that can write
 * its share as cheaply as add it says so ({@code writesFirst}) and asks each input what to keep
 * ({@code share()}): 0 for the first comer, else 1, the beta of a matrix product.
 *
 * <h2>Modules</h2>
 *
 * <p>An operation computes; a module owns {@link org.plaudit.agents.nn.Parameter}s and says which
 * operations they enter. {@link org.plaudit.agents.nn.TransformerBlock} is made of {@link
 * org.plaudit.agents.nn.LayerNorm}, {@link org.plaudit.agents.nn.CausalAttention} and {@link
 * org.plaudit.agents.nn.FeedForward}, {@link org.plaudit.agents.nn.Gpt} of blocks:
 *
 * <pre>{@code
 * Tensor logits = gpt.forward(tape, tokens, 0, batch, length);             // (B T, vocabulary)
 * tape.backward("loss", tape.crossEntropy(logits, next, mask, 0));         // mask: what counts
 * FrozenGpt frozen = gpt.frozen();              // for any thread; frozen.decoder(n) writes n texts
 * }</pre>
 *
 * <h2>How to check it</h2>
 *
 * <p>Move one input by a small h, up and down, and compare (loss(x + h) - loss(x - h)) / 2h with
 * what {@code backward} says: one line in {@code GradientTest}. An operation without that line is
 * not done.
 */
package org.plaudit.agents.nn;
