"""Any client of Gymnasium can train on our worlds.

The learner is the cross-entropy method (Rubinstein 1999; Szita and Lorincz 2006) on a linear policy,
in numpy; nothing of Plaudit's own learners takes part.
"""

import numpy as np

import plaudit_gym


def episode(env, weights, seed=None):
    """The return of pushing the cart to where the weighted observation points."""
    seen, _ = env.reset(seed=seed)
    total, ended = 0.0, False
    while not ended:
        seen, reward, terminated, truncated, _ = env.step(int(seen @ weights > 0))
        total += reward
        ended = terminated or truncated
    return total


def test_the_cross_entropy_method_solves_cartpole():
    rng = np.random.default_rng(0)
    env = plaudit_gym.make("CartPole-v1")
    env.reset(seed=0)
    untrained = np.mean([episode(env, np.zeros(4), seed=10_000 + i) for i in range(10)])
    mean, spread = np.zeros(4), np.ones(4)
    for _ in range(6):
        crowd = mean + spread * rng.standard_normal((16, 4))
        returns = np.array([episode(env, weights) for weights in crowd])
        elite = crowd[np.argsort(returns)[-4:]]
        mean, spread = elite.mean(axis=0), elite.std(axis=0) + 0.05
    trained = np.mean([episode(env, mean, seed=10_000 + i) for i in range(10)])
    env.close()
    assert untrained < 20
    assert trained >= env.spec.reward_threshold  # 475
