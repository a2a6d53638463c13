/**
 * Networks of the sizes that reinforcement learning uses, their kernels, and the product of large
 * matrices. Beside each of ours stands ND4J's, under the same name with {@code Nd4j} after it.
 *
 * <p>Peers: {@code peers/torch_nn.py} computes the same with PyTorch.
 */
package org.plaudit.benchmarks.nn;
