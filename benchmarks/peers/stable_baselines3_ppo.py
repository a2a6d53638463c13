"""Steps of experience a second of stable-baselines3's PPO on CartPole-v1, on one thread.

    defaults   PPO("MlpPolicy", "CartPole-v1"): one world, lessons of 2,048 steps
    zoo        rl-baselines3-zoo's settings: 8 worlds, 32 steps each, 20 passes in one batch

The first lesson warms up and is not counted. Needs stable-baselines3 (which needs torch and
gymnasium). Compare with PpoBenchmark.
"""

import argparse
import sys

from measure import clocks, report

ZOO = dict(
    n_steps=32,
    batch_size=256,
    gae_lambda=0.8,
    gamma=0.98,
    n_epochs=20,
    ent_coef=0.0,
    learning_rate=1e-3,
    clip_range=0.2,
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", choices=["defaults", "zoo"])
    chosen = parser.parse_args()
    try:
        import stable_baselines3
        import torch
        from stable_baselines3 import PPO
        from stable_baselines3.common.callbacks import BaseCallback
        from stable_baselines3.common.env_util import make_vec_env
    except ImportError as e:
        print(f"{e}. Maybe: pip install stable-baselines3", file=sys.stderr)
        return 2

    class Clock(BaseCallback):
        """Notes when each lesson begins: gathering comes first, then learning."""

        def __init__(self):
            super().__init__()
            self.starts = []

        def _on_rollout_start(self):
            self.starts.append((self.num_timesteps, *clocks()))

        def _on_step(self):
            return True

    torch.set_num_threads(1)
    zoo = chosen.case == "zoo"
    worlds = make_vec_env("CartPole-v1", n_envs=8 if zoo else 1, seed=1)
    model = PPO("MlpPolicy", worlds, seed=1, device="cpu", **(ZOO if zoo else {}))
    clock = Clock()
    lessons = 300 if zoo else 30
    model.learn(lessons * (256 if zoo else 2048), callback=clock)
    # Ten samples of equally many lessons, without the first.
    size = (len(clock.starts) - 1) // 10
    marks = clock.starts[len(clock.starts) - 1 - 10 * size :: size]
    samples = [
        ((b[0] - a[0]) / (b[1] - a[1]), (b[0] - a[0]) / (b[2] - a[2]))
        for a, b in zip(marks, marks[1:])
    ]
    report(
        f"stable-baselines3 PPO {chosen.case}",
        "ops/s",
        samples,
        **{"stable-baselines3": stable_baselines3.__version__, "torch": torch.__version__},
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
