"""The other way round, and back: Gymnasium's worlds inside Plaudit, seen through the wire."""

import sys

import gymnasium
import numpy as np
import pytest

import plaudit_gym
from plaudit_gym import BadValue


@pytest.fixture(autouse=True)
def python(monkeypatch):
    monkeypatch.setenv("PLAUDIT_PYTHON", sys.executable)


@pytest.mark.parametrize("id", ["CartPole-v1", "Pendulum-v1", "Acrobot-v1"])
def test_a_bridged_world_equals_itself(id):
    ours, theirs = plaudit_gym.make(f"gym:{id}"), gymnasium.make(id)
    assert ours.observation_space == theirs.observation_space
    assert ours.action_space == theirs.action_space
    assert ours.spec.max_episode_steps == theirs.spec.max_episode_steps
    for seed in (42, 2**63 + 1):
        theirs.action_space.seed(1)
        assert np.array_equal(ours.reset(seed=seed)[0], theirs.reset(seed=seed)[0])
        for _ in range(15):
            action = theirs.action_space.sample()
            got, want = ours.step(action), theirs.step(action)
            assert np.array_equal(got[0], want[0])
            assert got[1:4] == (float(want[1]), *want[2:4])
            if want[2]:
                break
    ours.close()


def test_options_reach_gymnasium_make():
    env = plaudit_gym.make("gym:FrozenLake-v1", make={"map_name": "8x8", "is_slippery": False})
    assert env.observation_space.n == 64
    assert env.reset(seed=0)[0] == 0
    assert env.step(2)[0] == 1
    env.close()


def test_a_batch_of_bridged_worlds_steps_together():
    envs = plaudit_gym.make_vec("gym:CartPole-v1", 2)
    seen, _ = envs.reset(seed=42)
    assert np.array_equal(seen[0], gymnasium.make("CartPole-v1").reset(seed=42)[0])
    envs.step(np.array([0, 1]))
    envs.close()


def test_an_unknown_world_is_refused_with_gymnasiums_own_words():
    with pytest.raises(BadValue, match="gymnasium cannot make CartPol-v1.*CartPole"):
        plaudit_gym.make("gym:CartPol-v1")


def test_a_python_without_gymnasium_says_what_to_install(monkeypatch, tmp_path):
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nexec "{sys.base_prefix}/bin/python3" -I -S "$@"\n')
    bare.chmod(0o755)
    monkeypatch.setenv("PLAUDIT_PYTHON", str(bare))
    with pytest.raises(BadValue, match="cannot import gymnasium.*pip install gymnasium"):
        plaudit_gym.make("gym:CartPole-v1")
    monkeypatch.setenv("PLAUDIT_PYTHON", str(tmp_path / "none"))
    with pytest.raises(BadValue, match="cannot be started. Maybe install Python"):
        plaudit_gym.make("gym:CartPole-v1")
