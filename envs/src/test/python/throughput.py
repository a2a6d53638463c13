"""Prints how many CartPole steps a second go through the wire; asserts nothing.

    python envs/src/test/python/throughput.py [SECONDS]

Beside the three autoreset modes in batches of 64: one world step by step, and Gymnasium's own
CartPole on the same machine, alone and as its hand-vectorised class.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))

import gymnasium  # noqa: E402
import numpy as np  # noqa: E402
from gymnasium.vector import VectorEnv  # noqa: E402

import plaudit_gym  # noqa: E402

BATCH = 64


def rate(step, worlds, seconds):
    """Steps a second, the best of three stretches after one for warming up."""
    best = 0.0
    for stretch in range(4):
        done, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds:
            for _ in range(20):
                step()
            done += 20 * worlds
        elapsed = time.perf_counter() - start
        best = max(best, done / elapsed) if stretch else 0.0
    return best


def vector_rate(envs: VectorEnv, seconds: float) -> float:
    envs.reset(seed=0)
    actions = np.random.default_rng(0).integers(0, 2, (1000, envs.num_envs))
    turn = 0

    def step():
        nonlocal turn
        _, _, terminated, truncated, _ = envs.step(actions[turn % 1000])
        if envs.metadata["autoreset_mode"].value == "Disabled":
            ended = terminated | truncated
            if ended.any():
                envs.reset(options={"reset_mask": ended})
        turn += 1

    try:
        return rate(step, envs.num_envs, seconds)
    finally:
        envs.close()


def single_rate(env: gymnasium.Env, seconds: float) -> float:
    env.reset(seed=0)
    actions = np.random.default_rng(0).integers(0, 2, 1000).tolist()
    turn = 0

    def step():
        nonlocal turn
        _, _, terminated, truncated, _ = env.step(actions[turn % 1000])
        if terminated or truncated:
            env.reset()
        turn += 1

    try:
        return rate(step, 1, seconds)
    finally:
        env.close()


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    rows = [
        (f"plaudit_gym.make_vec, {BATCH} worlds, {mode}",
         lambda mode=mode: vector_rate(
             plaudit_gym.make_vec("CartPole-v1", BATCH, autoreset_mode=mode), seconds))
        for mode in ("SameStep", "NextStep", "Disabled")
    ]
    rows += [
        ("plaudit_gym.make, 1 world",
         lambda: single_rate(plaudit_gym.make("CartPole-v1"), seconds)),
        ("gymnasium.make, 1 world",
         lambda: single_rate(gymnasium.make("CartPole-v1"), seconds)),
        (f"gymnasium.make_vec, {BATCH} worlds, hand-vectorised",
         lambda: vector_rate(
             gymnasium.make_vec(
                 "CartPole-v1", BATCH, vectorization_mode="vector_entry_point"), seconds)),
    ]
    for name, measure in rows:
        print(f"{name:55s} {measure():12,.0f} steps/s", flush=True)


if __name__ == "__main__":
    main()
