/**
 * Networks of the sizes that reinforcement learning uses, and the product of large matrices.
 *
 * <p>Peers: {@code peers/torch_nn.py} computes the same with PyTorch.
 */
package org.plaudit.benchmarks.nn;
