"""Steps of experience a second of a plain A2C in PyTorch on CartPole-v1, on one thread.

    defaults   one world, lessons of 5 steps
    zoo        the same in 8 worlds

A short implementation of what stable-baselines3 does, without its callbacks, logs and checks, for
where that library cannot be installed: its figure is an upper bound of that library's. Needs torch
and gymnasium. Compare with A2cBenchmark.
"""

import gymnasium
import numpy as np
import torch
from measure import arguments, rate
from torch import nn
from torch_ppo import mlp

HORIZON, GAMMA = 5, 0.99


class A2c:
    def __init__(self, worlds: int):
        self.policy, self.value = mlp(2, 0.01), mlp(1, 1.0)
        self.parameters = [*self.policy.parameters(), *self.value.parameters()]
        self.optimizer = torch.optim.RMSprop(self.parameters, lr=7e-4, alpha=0.99, eps=1e-5)
        self.envs = [gymnasium.make("CartPole-v1") for _ in range(worlds)]
        self.seen = np.stack([env.reset(seed=i)[0] for i, env in enumerate(self.envs)])

    def lesson(self) -> None:
        worlds = len(self.envs)
        x = np.empty((HORIZON, worlds, 4), np.float32)
        actions = np.empty((HORIZON, worlds), np.int64)
        rewards = np.zeros((HORIZON, worlds), np.float32)
        ended = np.zeros((HORIZON, worlds), np.float32)
        with torch.inference_mode():
            for t in range(HORIZON):
                chosen = torch.multinomial(
                    torch.softmax(self.policy(torch.from_numpy(self.seen)), -1), 1)
                x[t], actions[t] = self.seen, chosen.squeeze(1).numpy()
                following = np.empty_like(self.seen)
                for i, (env, action) in enumerate(zip(self.envs, actions[t].tolist())):
                    after, reward, terminated, truncated, _ = env.step(action)
                    if truncated and not terminated:
                        last = self.value(torch.from_numpy(after).unsqueeze(0))
                        reward += GAMMA * last.item()
                    if terminated or truncated:
                        after, _ = env.reset()
                        ended[t, i] = 1
                    following[i], rewards[t, i] = after, reward
                self.seen = following
            later = self.value(torch.from_numpy(self.seen)).squeeze(1).numpy()
        returns = np.empty_like(rewards)
        for t in reversed(range(HORIZON)):
            later = rewards[t] + GAMMA * (1 - ended[t]) * later
            returns[t] = later
        self.learn(
            torch.from_numpy(x).reshape(-1, 4),
            torch.from_numpy(actions).reshape(-1, 1),
            torch.from_numpy(returns).reshape(-1),
        )

    def learn(self, x, actions, returns) -> None:
        value = self.value(x).squeeze(1)
        advantage = returns - value.detach()
        logs = torch.log_softmax(self.policy(x), -1).gather(1, actions).squeeze(1)
        loss = 0.5 * ((value - returns) ** 2).mean() - (advantage * logs).mean()
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, 0.5)
        self.optimizer.step()


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("case", choices=["defaults", "zoo"])
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    worlds = 8 if chosen.case == "zoo" else 1
    rate(
        f"torch A2C {chosen.case}",
        worlds * HORIZON,
        A2c(worlds).lesson,
        chosen.seconds,
        torch=torch.__version__,
        gymnasium=gymnasium.__version__,
    )


if __name__ == "__main__":
    main()
