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
 * made anew. Then give {@code Tape} a method that takes the next position, checks shapes and sets
 * the attributes. An operation that belongs to one module lives with it instead, as those of {@link
 * org.plaudit.agents.nn.Conv2d} and {@link org.plaudit.agents.nn.Lstm} do.
 *
 * <h2>How to check it</h2>
 *
 * <p>Move one input by a small h, up and down, and compare (loss(x + h) - loss(x - h)) / 2h with
 * what {@code backward} says: one line in {@code GradientTest}. An operation without that line is
 * not done.
 */
package org.plaudit.agents.nn;
