"""Our worlds as gymnasium.Env: its own checker, and equality with its own worlds."""

import warnings

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import plaudit_gym
from plaudit_gym import BadValue, PlauditError

UNBOUNDED = {"minimum value is -infinity", "maximum value is infinity"}
NOT_NORMALISED = {"we recommend using a symmetric and normalized space"}

# With the warnings that Gymnasium's own worlds of these names give as well.
WORLDS = {
    "CartPole-v1": UNBOUNDED,
    "MountainCar-v0": set(),
    "MountainCarContinuous-v0": set(),
    "Pendulum-v1": NOT_NORMALISED,
    "Acrobot-v1": set(),
    "FrozenLake-v1": set(),
    "CliffWalking-v1": set(),
    "Taxi-v4": set(),
    "Blackjack-v1": set(),
}
# Shapes that Gymnasium has no world of: texts, and several choices at once.
OTHERS = {"GuessingDialogue-v0": set(), "Slate-v0": set()}

# Episodes of a step or two.
SHORT = {"Blackjack-v1", "FrozenLake-v1"}


def numbers(observation):
    """Gymnasium's Blackjack shows a tuple, ours an array."""
    return np.asarray(observation).ravel()


@pytest.mark.parametrize(("id", "expected"), [*WORLDS.items(), *OTHERS.items()])
def test_gymnasiums_checker_passes(id, expected):
    env = plaudit_gym.make(id)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        check_env(env)
    env.close()
    texts = [str(warning.message) for warning in caught]
    unexpected = [text for text in texts if not any(part in text for part in expected)]
    assert unexpected == []
    assert len(texts) == len(expected)


@pytest.mark.parametrize("id", WORLDS)
def test_a_world_equals_gymnasiums_own(id):
    """Resets bit for bit; steps as close as 32-bit floats can tell."""
    ours, theirs = plaudit_gym.make(id), gymnasium.make(id)
    assert ours.action_space == theirs.action_space
    if id != "Blackjack-v1":
        assert ours.observation_space == theirs.observation_space
    assert ours.spec.max_episode_steps == theirs.spec.max_episode_steps
    assert ours.spec.reward_threshold == theirs.spec.reward_threshold
    steps = 0
    for seed in [0, 1, 42, 2**32 + 5, 123456789, *range(100, 100 + (30 if id in SHORT else 0))]:
        theirs.action_space.seed(seed)
        first, _ = ours.reset(seed=seed)
        expected, _ = theirs.reset(seed=seed)
        assert np.array_equal(numbers(first), numbers(expected))
        assert np.asarray(first).dtype == np.asarray(expected).dtype
        ended = False
        for _ in range(300):
            if ended:
                break
            action = theirs.action_space.sample()
            seen, reward, terminated, truncated, _ = ours.step(action)
            expected = theirs.step(action)
            np.testing.assert_allclose(
                numbers(seen), numbers(expected[0]), rtol=3e-7, atol=1e-9
            )
            # Each step agrees within 1e-12, but a pendulum doubles differences as it goes.
            assert reward == pytest.approx(float(expected[1]), abs=1e-8)
            assert (terminated, truncated) == expected[2:4]
            ended = terminated or truncated
            steps += 1
    assert steps >= 50
    ours.close()


def test_an_unseeded_reset_follows_from_the_last_seed():
    env = plaudit_gym.make("CartPole-v1")
    first, _ = env.reset(seed=5)
    second, _ = env.reset()
    third, _ = env.reset()
    assert not np.array_equal(second, third)
    assert np.array_equal(env.reset(seed=5)[0], first)
    assert np.array_equal(env.reset()[0], second)
    assert np.array_equal(env.reset()[0], third)
    env.close()


def test_observations_belong_to_the_caller():
    env = plaudit_gym.make("CartPole-v1")
    first, _ = env.reset(seed=5)
    kept = first.copy()
    second, *_ = env.step(0)
    second[:] = 9
    assert np.array_equal(first, kept)
    assert env.observation_space.contains(env.step(0)[0])
    env.close()


def test_misuse_is_refused_by_name():
    env = plaudit_gym.make("CartPole-v1")
    with pytest.raises(PlauditError, match="reset"):
        env.step(0)
    env.reset(seed=0)
    with pytest.raises(BadValue, match=r"action \(5\)"):
        env.step(5)
    with pytest.raises(BadValue, match="must be a whole number"):
        env.step(0.5)
    with pytest.raises(gymnasium.error.Error, match="-1"):
        env.reset(seed=-1)
    with pytest.raises(BadValue, match="2\\^64"):
        env.reset(seed=2**64)
    while not env.step(0)[2]:
        pass
    with pytest.raises(PlauditError, match="reset"):
        env.step(0)
    env.close()
    with pytest.raises(BadValue, match="render_mode"):
        plaudit_gym.make("CartPole-v1", render_mode="human")


def test_pictures_and_texts_change_with_the_world():
    for mode, kind in (("rgb_array", np.ndarray), ("ansi", str)):
        env = plaudit_gym.make("MountainCar-v0", render_mode=mode)
        env.reset(seed=1)
        before = env.render()
        assert isinstance(before, kind)
        for _ in range(60):
            env.step(2)
        assert not np.array_equal(before, env.render())
        env.close()


def test_gymnasium_wrappers_and_make_work_on_the_spec():
    spec = plaudit_gym.make("CartPole-v1").spec
    env = gymnasium.wrappers.RecordEpisodeStatistics(gymnasium.make(spec))
    env.reset(seed=3)
    info, steps = {}, 0
    while "episode" not in info:
        *_, info = env.step(steps % 2)
        steps += 1
    assert info["episode"]["l"] == steps == info["episode"]["r"]
    env.close()
