"""Steps of experience a second of a plain PPO in PyTorch on CartPole-v1, on one thread.

    defaults   one world, lessons of 2,048 steps, 10 passes in batches of 64
    zoo        8 worlds, 32 steps each, 20 passes in one batch

A short implementation of what stable-baselines3 does, without its callbacks, logs and checks, for
where that library cannot be installed: its figure is an upper bound of that library's. Needs torch
and gymnasium. Compare with PpoBenchmark.
"""

import gymnasium
import numpy as np
import torch
from measure import arguments, rate
from torch import nn


class Settings:
    def __init__(self, zoo: bool):
        self.worlds, self.horizon = (8, 32) if zoo else (1, 2048)
        self.batch, self.epochs = (256, 20) if zoo else (64, 10)
        self.gamma, self.decay = (0.98, 0.8) if zoo else (0.99, 0.95)
        self.rate = 1e-3 if zoo else 3e-4


def mlp(outputs: int, gain: float) -> nn.Sequential:
    layers: list[nn.Module] = []
    for a, b, g in ((4, 64, 2**0.5), (64, 64, 2**0.5), (64, outputs, gain)):
        layer = nn.Linear(a, b)
        nn.init.orthogonal_(layer.weight, g)
        nn.init.zeros_(layer.bias)
        layers += [layer, nn.Tanh()]
    return nn.Sequential(*layers[:-1])


class Ppo:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.policy, self.value = mlp(2, 0.01), mlp(1, 1.0)
        self.parameters = [*self.policy.parameters(), *self.value.parameters()]
        self.adam = torch.optim.Adam(self.parameters, lr=settings.rate, eps=1e-5, fused=True)
        self.envs = [gymnasium.make("CartPole-v1") for _ in range(settings.worlds)]
        for seed, env in enumerate(self.envs):
            env.action_space.seed(seed)
        self.seen = np.stack([env.reset(seed=i)[0] for i, env in enumerate(self.envs)])

    def lesson(self) -> None:
        self.learn(*self.gather())

    def gather(self):
        s = self.settings
        x = torch.empty(s.horizon, s.worlds, 4)
        actions = torch.empty(s.horizon, s.worlds, dtype=torch.long)
        logs = torch.empty(s.horizon, s.worlds)
        values = torch.empty(s.horizon + 1, s.worlds)
        rewards = np.zeros((s.horizon, s.worlds), np.float32)
        ended = np.zeros((s.horizon, s.worlds), np.float32)
        with torch.inference_mode():
            for t in range(s.horizon):
                now = torch.from_numpy(self.seen)
                log = torch.log_softmax(self.policy(now), -1)
                chosen = torch.multinomial(log.exp(), 1)
                x[t], actions[t] = now, chosen.squeeze(1)
                logs[t] = log.gather(1, chosen).squeeze(1)
                values[t] = self.value(now).squeeze(1)
                following = np.empty_like(self.seen)
                for i, (env, action) in enumerate(zip(self.envs, chosen.squeeze(1).tolist())):
                    after, reward, terminated, truncated, _ = env.step(action)
                    if truncated and not terminated:
                        last = self.value(torch.from_numpy(after).unsqueeze(0))
                        reward += s.gamma * last.item()
                    if terminated or truncated:
                        after, _ = env.reset()
                        ended[t, i] = 1
                    following[i], rewards[t, i] = after, reward
                self.seen = following
            values[s.horizon] = self.value(torch.from_numpy(self.seen)).squeeze(1)
        v = values.numpy()
        advantages = np.zeros_like(rewards)
        gain = np.zeros(s.worlds, np.float32)
        for t in reversed(range(s.horizon)):
            left = 1 - ended[t]
            surprise = rewards[t] + s.gamma * left * v[t + 1] - v[t]
            gain = surprise + s.gamma * s.decay * left * gain
            advantages[t] = gain
        gains = torch.from_numpy(advantages)
        return (
            x.reshape(-1, 4),
            actions.reshape(-1, 1),
            logs.reshape(-1),
            gains.reshape(-1),
            (gains + values[:-1]).reshape(-1),
        )

    def learn(self, x, actions, old, advantages, returns) -> None:
        rows = x.shape[0]
        for _ in range(self.settings.epochs):
            order = torch.randperm(rows)
            for at in range(0, rows, self.settings.batch):
                part = order[at : at + self.settings.batch]
                advantage = advantages[part]
                advantage = (advantage - advantage.mean()) / (advantage.std() + 1e-8)
                logs = torch.log_softmax(self.policy(x[part]), -1)
                ratio = (logs.gather(1, actions[part]).squeeze(1) - old[part]).exp()
                clipped = ratio.clamp(0.8, 1.2) * advantage
                gain = torch.minimum(ratio * advantage, clipped).mean()
                error = ((self.value(x[part]).squeeze(1) - returns[part]) ** 2).mean()
                self.adam.zero_grad()
                (0.5 * error - gain).backward()
                nn.utils.clip_grad_norm_(self.parameters, 0.5)
                self.adam.step()


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("case", choices=["defaults", "zoo"])
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    settings = Settings(chosen.case == "zoo")
    ppo = Ppo(settings)
    rate(
        f"torch PPO {chosen.case}",
        settings.worlds * settings.horizon,
        ppo.lesson,
        chosen.seconds,
        torch=torch.__version__,
        gymnasium=gymnasium.__version__,
    )


if __name__ == "__main__":
    main()
