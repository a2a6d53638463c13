"""Legal moves of a world with one agent; a scripted server stands in for it."""

import numpy as np
import pytest

import plaudit_gym.env
import plaudit_gym.vector

SEEN = {"kind": "masked", "observation": {"kind": "discrete", "n": 9, "start": 0}, "choices": 2}
FACTS = {
    "kind": "world",
    "id": "Heap-v0",
    "observations": SEEN,
    "actions": {"kind": "discrete", "n": 2, "start": 1},
    "renders": False,
}


class Script:
    """Answers as EnvServer would."""

    def __init__(self, id, options, timeout):
        self.description = FACTS

    def ask(self, message, payload=b""):
        if message["op"] == "reset":
            return {"observation": {"observation": 5, "legal": [1, 1]}}, b""
        if message["op"] == "step":
            seen = {"observation": 1, "legal": [1, 0]}
            return {"observation": seen, "reward": 0.5, "ending": "running"}, b""
        return {}, np.array([[5, 1, 1], [1, 1, 0]], "<f4").tobytes()

    def exchange(self, message):
        assert message.startswith(b'{"op": "batch-step", "bytes": 8}\n')
        seen = np.array([[4, 1, 1], [5, 1, 1]], "<f4").tobytes()
        last = np.array([[0, 0, 0]], "<f4").tobytes()
        return {}, np.array([0, 1], "<f8").tobytes() + seen + last + bytes([0, 1])

    def close(self):
        pass


@pytest.fixture(autouse=True)
def script(monkeypatch):
    monkeypatch.setattr(plaudit_gym.env, "Wire", Script)
    monkeypatch.setattr(plaudit_gym.vector, "Wire", Script)


def test_the_mask_of_a_world_is_in_its_info():
    env = plaudit_gym.make("Heap-v0")
    assert env.observation_space.n == 9
    seen, info = env.reset(seed=0)
    assert (seen, info["action_mask"].tolist()) == (5, [1, 1])
    seen, reward, terminated, truncated, info = env.step(1)
    assert (seen, reward, terminated, truncated) == (1, 0.5, False, False)
    assert info["action_mask"].dtype == np.int8
    assert {int(env.action_space.sample(info["action_mask"])) for _ in range(20)} == {1}


def test_the_masks_of_a_batch_are_in_its_infos():
    envs = plaudit_gym.make_vec("Heap-v0", 2, autoreset_mode="SameStep")
    seen, infos = envs.reset(seed=0)
    assert seen.tolist() == [5, 1]
    assert infos["action_mask"].tolist() == [[1, 1], [1, 0]]
    assert infos["_action_mask"].tolist() == [True, True]
    seen, rewards, terminated, _, infos = envs.step(np.array([1, 2]))
    assert seen.tolist() == [4, 5]
    assert rewards.tolist() == [0, 1]
    assert terminated.tolist() == [False, True]
    assert infos["action_mask"].tolist() == [[1, 1], [1, 1]]
    assert infos["final_obs"].tolist() == [None, 0]
