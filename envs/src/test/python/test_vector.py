"""Our worlds as gymnasium.vector.VectorEnv: equal to single worlds and to Gymnasium's own."""

import gymnasium
import numpy as np
import pytest
from gymnasium.vector import AutoresetMode, SyncVectorEnv

import plaudit_gym
from plaudit_gym import BadValue, PlauditError

N = 5
IDS = ["CartPole-v1", "Pendulum-v1", "MountainCar-v0"]


def sampled(envs, seed, steps):
    envs.action_space.seed(seed)
    return [envs.action_space.sample() for _ in range(steps)]


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("mode", list(AutoresetMode))
def test_the_first_episodes_equal_gymnasiums_own(id, mode):
    ours = plaudit_gym.make_vec(id, N, autoreset_mode=mode)
    theirs = SyncVectorEnv([lambda: gymnasium.make(id)] * N, autoreset_mode=mode)
    assert ours.metadata["autoreset_mode"] is mode
    assert ours.observation_space == theirs.observation_space
    assert ours.action_space == theirs.action_space
    first, _ = ours.reset(seed=11)
    expected, _ = theirs.reset(seed=11)
    assert first.dtype == expected.dtype
    assert np.array_equal(first, expected)
    running = np.ones(N, bool)
    for actions in sampled(ours, 3, 60):
        got, want = ours.step(actions), theirs.step(actions)
        for ours_one, theirs_one in zip(got[:4], want[:4]):
            assert ours_one.shape == theirs_one.shape
            assert ours_one.dtype == theirs_one.dtype
        assert np.array_equal(got[2][running], want[2][running])
        assert np.array_equal(got[3][running], want[3][running])
        np.testing.assert_allclose(got[1][running], want[1][running], atol=1e-12)
        ended = (got[2] | got[3]) & running
        seen = running & ~ended if mode is AutoresetMode.SAME_STEP else running
        np.testing.assert_allclose(got[0][seen], want[0][seen], rtol=3e-7, atol=1e-9)
        if mode is AutoresetMode.SAME_STEP and ended.any():
            assert np.array_equal(got[4]["_final_obs"] & running, want[4]["_final_obs"] & running)
            for world in np.flatnonzero(ended):
                np.testing.assert_allclose(
                    got[4]["final_obs"][world], want[4]["final_obs"][world], rtol=3e-7, atol=1e-9
                )
        running &= ~ended
        if mode is AutoresetMode.DISABLED and ended.any():
            break  # both refuse to go on
    ours.close()
    theirs.close()


def test_batches_of_texts_are_tuples():
    envs = plaudit_gym.make_vec("GuessingDialogue-v0", 2, autoreset_mode="SameStep")
    single = plaudit_gym.make("GuessingDialogue-v0")
    seen, _ = envs.reset(seed=6)
    assert seen in envs.observation_space
    assert seen[1] == single.reset(seed=7)[0]
    said = ("is it 3?", "more than 8?")
    heard, rewards, *_ = envs.step(said)
    expected = single.step(said[1])
    assert heard[1] == expected[0]
    assert rewards[1] == expected[1]
    with pytest.raises(BadValue, match="must be a member of Text"):
        envs.step(("\n", "?"))
    envs.close()
    single.close()


def rollout(mode, threads=1, steps=200):
    envs = plaudit_gym.make_vec("CartPole-v1", N, autoreset_mode=mode, threads=threads)
    rows = [envs.reset(seed=7)[0]]
    for actions in sampled(envs, 1, steps):
        seen, rewards, terminated, truncated, infos = envs.step(actions)
        rows += [seen, rewards, terminated, truncated]
        rows += [x for x in infos.get("final_obs", []) if x is not None]
    envs.close()
    return b"".join(np.asarray(row).tobytes() for row in rows)


@pytest.mark.parametrize("mode", ["NextStep", "SameStep"])
def test_equal_seeds_give_equal_bytes_on_any_number_of_threads(mode):
    assert rollout(mode) == rollout(mode, threads=2)


def test_the_modes_visit_the_same_episodes():
    """What same-step shows at once, next-step shows one step later, with the same numbers."""
    same = plaudit_gym.make_vec("CartPole-v1", 1, autoreset_mode="SameStep")
    late = plaudit_gym.make_vec("CartPole-v1", 1, autoreset_mode=AutoresetMode.NEXT_STEP)
    assert np.array_equal(same.reset(seed=9)[0], late.reset(seed=9)[0])
    episodes = 0
    for turn in range(300):
        action = np.array([turn % 3 % 2])
        seen, _, terminated, truncated, infos = same.step(action)
        shown, reward, over, cut, _ = late.step(action)
        assert reward[0] == 1
        assert terminated[0] == over[0] and truncated[0] == cut[0]
        if over[0] or cut[0]:
            episodes += 1
            assert infos["_final_obs"].tolist() == [True]
            assert np.array_equal(infos["final_obs"][0], shown[0])
            shown, reward, over, cut, _ = late.step(action)
            assert (reward[0], over[0], cut[0]) == (0, False, False)
        assert np.array_equal(seen, shown)
    assert episodes > 3
    same.close()
    late.close()


def test_disabled_autoreset_resets_by_mask():
    envs = plaudit_gym.make_vec("CartPole-v1", 3, autoreset_mode="Disabled")
    envs.reset(seed=1)
    ended = np.zeros(3, bool)
    while not ended.any():
        seen, _, terminated, truncated, _ = envs.step(np.array([1, 0, 1]))
        ended = terminated | truncated
    with pytest.raises(PlauditError, match="reset"):
        envs.step(np.array([1, 0, 1]))
    fresh, _ = envs.reset(seed=[50, 60, 70], options={"reset_mask": ended})
    single = plaudit_gym.make("CartPole-v1")
    for world, seed in enumerate([50, 60, 70]):
        expected = single.reset(seed=seed)[0] if ended[world] else seen[world]
        assert np.array_equal(fresh[world], expected)
    envs.step(np.array([1, 0, 1]))
    with pytest.raises(BadValue, match="reset_mask"):
        envs.reset(options={"reset_mask": np.zeros(3, bool)})
    single.close()
    envs.close()


def test_seeds_of_a_batch():
    envs = plaudit_gym.make_vec("CartPole-v1", 3)
    first, _ = envs.reset(seed=4)
    second, _ = envs.reset()
    assert not np.array_equal(first, second)
    assert np.array_equal(envs.reset(seed=[4, 5, 6])[0], first)
    assert np.array_equal(envs.reset()[0], second)
    with pytest.raises(BadValue, match="follow each other"):
        envs.reset(seed=[4, 6, 5])
    envs.close()


@pytest.mark.parametrize("mode", list(AutoresetMode))
def test_misuse_of_a_batch_is_refused_by_name(mode):
    envs = plaudit_gym.make_vec("CartPole-v1", 3, autoreset_mode=mode)
    with pytest.raises(PlauditError, match="reset"):
        envs.step(np.zeros(3, int))
    envs.reset(seed=0)
    with pytest.raises(BadValue, match="world 1: action"):
        envs.step(np.array([0, 2, 0]))
    with pytest.raises(BadValue, match="shape"):
        envs.step(np.zeros(4, int))
    envs.step(np.zeros(3, int))
    envs.close()


def test_a_batch_that_cannot_be_is_refused():
    with pytest.raises(BadValue, match="'NextStep', 'SameStep', 'Disabled'"):
        plaudit_gym.make_vec("CartPole-v1", 3, autoreset_mode="Never")
    with pytest.raises(PlauditError, match=r"size: \(0\) must be a whole number in \[1, 65536\]"):
        plaudit_gym.make_vec("CartPole-v1", 0)


def test_vector_wrappers_of_gymnasium_work():
    envs = gymnasium.wrappers.vector.RecordEpisodeStatistics(
        plaudit_gym.make_vec("CartPole-v1", 4, autoreset_mode="NextStep")
    )
    envs.reset(seed=0)
    lengths = []
    for turn in range(100):
        *_, infos = envs.step(np.full(4, turn % 2))
        if "episode" in infos:
            lengths += infos["episode"]["l"][infos["_episode"]].tolist()
    assert len(lengths) > 3
    assert min(lengths) >= 8
    envs.close()
