/**
 * Arrays on disk, for us and for Python.
 *
 * <h2>A network: safetensors</h2>
 *
 * <p>A trained network is names, shapes and numbers. {@link org.plaudit.agents.nn.file.Safetensors}
 * writes them as Hugging Face does, so that {@code safetensors.numpy.load_file} reads them; a file
 * can hold nothing that runs.
 *
 * <pre>{@code
 * Safetensors.save(Path.of("policy.safetensors"), parameters, Map.of("world", "CartPole-v1"));
 * Map<String, String> about = Safetensors.load(Path.of("policy.safetensors"), parameters);
 * }</pre>
 *
 * <p>This is for exchange. A checkpoint also needs the optimiser, generators and normalisation:
 * that is what a learner's own {@code save} is for.
 *
 * <h2>Data: .npy and .npz</h2>
 *
 * <pre>{@code
 * Map<String, Matrix> demonstrations = Npz.read(Path.of("human.npz"));  // np.savez("human.npz", ...)
 * Matrix observations = demonstrations.get("observations");             // (N,4)
 * Npz.write(Path.of("returns.npz"), Map.of("returns", returns));        // np.load("returns.npz")
 * }</pre>
 *
 * <h2>What a file claims is checked before it is believed</h2>
 *
 * <p>Lengths, offsets and shapes are compared with what is there before memory is taken for them;
 * whatever does not hold ends in a {@link org.plaudit.core.BadInput} that names the tensor and both
 * shapes, and nothing has changed then. Only then do the bytes reach ND4J, in the one form that its
 * reader gets right: it takes no format but 1.0, and reads Fortran's order as if it were C's.
 * Objects, which NumPy would unpickle and thereby run, are refused. Files are written whole or not
 * at all, and the same arrays give the same bytes.
 */
package org.plaudit.agents.nn.file;
