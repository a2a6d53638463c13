/**
 * One YAML file, read strictly, becomes one {@link
 * org.plaudit.experiments.config.ExperimentConfig}: all that decides a run.
 *
 * <pre>{@code
 * name: corridor-preferences
 * env: {id: Corridor-v0, wrap: [{id: fixed-horizon, steps: 100}]}
 * learner: {id: ppo, steps: 100_000}
 * oracle: {id: boltzmann, beta: 5}
 * feedback: {select: disagreement, budget: 500, segment: 50}
 * reward: learned
 * seeds: [1, 2, 3, 4, 5]
 * arms:
 *   learned: {}
 *   task: {reward: task}
 * }</pre>
 *
 * <p>The way of a file: {@code Source} finds it, {@code YamlReader} makes a plain tree and
 * remembers the line of every value, {@code Tree} lays each arm (and each {@code --set}) over what
 * all share, {@code ArmReader} looks every id up in the catalog and binds its options, {@code
 * Checks} asks whether the parts fit together. Each of them adds to one list of {@code Problems},
 * so a person sees all mistakes at once, each with its line.
 *
 * <p>What does not go together is a {@code Misfit}: a problem where it was written out, a reason to
 * skip where arms are crossed with worlds. {@link org.plaudit.experiments.config.Grid} tries all
 * combinations of the catalog that way.
 *
 * <p>{@link org.plaudit.experiments.config.ExperimentConfig#yaml()} writes the resolved config,
 * every default included. Reading that again gives an equal config, and its SHA-256 is the config's
 * name for machines. This package is the only door to SnakeYAML.
 */
package org.plaudit.experiments.config;
