"""One update of a plain SAC in PyTorch on a minibatch of 256, on one thread.

    small   3 features, 1 action, networks of 64-64
    large   17 features, 6 actions, networks of 256-256

Both critics, the policy, the temperature and the targets, with the drawing of the minibatch from
10,000 remembered steps; Adam is the fused one, the targets follow by torch._foreach_lerp_. Needs
torch. Compare with SacBenchmark.
"""

import math

import torch
from measure import arguments, duration
from torch import nn
from torch.nn import functional as F

BATCH, GAMMA, TAU, RATE = 256, 0.99, 0.005, 3e-4


def mlp(inputs: int, hidden: list[int], outputs: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    sizes = [inputs, *hidden, outputs]
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


class Sac:
    def __init__(self, features: int, width: int, hidden: list[int]):
        self.aim = -float(width)
        self.policy = mlp(features, hidden, 2 * width)
        self.q1, self.q2 = (mlp(features + width, hidden, 1) for _ in range(2))
        self.t1, self.t2 = (mlp(features + width, hidden, 1) for _ in range(2))
        self.live = [*self.q1.parameters(), *self.q2.parameters()]
        self.slow = [*self.t1.parameters(), *self.t2.parameters()]
        with torch.no_grad():
            for slow, live in zip(self.slow, self.live):
                slow.copy_(live)
                slow.requires_grad_(False)
        self.log_alpha = torch.zeros(1, requires_grad=True)
        self.critic_adam = torch.optim.Adam(self.live, lr=RATE, fused=True)
        self.policy_adam = torch.optim.Adam(self.policy.parameters(), lr=RATE, fused=True)
        self.alpha_adam = torch.optim.Adam([self.log_alpha], lr=RATE, fused=True)
        steps = 10_000
        self.seen, self.next = torch.randn(steps, features), torch.randn(steps, features)
        self.done, self.earned = torch.rand(steps, width) * 2 - 1, torch.randn(steps, 1)

    def draw(self, seen):
        mean, log = self.policy(seen).chunk(2, -1)
        log = log.clamp(-20, 2)
        noise = torch.randn_like(mean)
        u = mean + log.exp() * noise
        squash = 2 * (math.log(2) - u - F.softplus(-2 * u))
        density = -0.5 * noise**2 - log - 0.5 * math.log(2 * math.pi) - squash
        return torch.tanh(u), density.sum(-1, keepdim=True)

    def update(self):
        rows = torch.randint(0, len(self.seen), (BATCH,))
        seen, following = self.seen[rows], self.next[rows]
        done, earned = self.done[rows], self.earned[rows]
        alpha = self.log_alpha.detach().exp()
        with torch.no_grad():
            action, log = self.draw(following)
            both = torch.cat([following, action], -1)
            target = earned + GAMMA * (torch.minimum(self.t1(both), self.t2(both)) - alpha * log)
        both = torch.cat([seen, done], -1)
        loss = F.mse_loss(self.q1(both), target) + F.mse_loss(self.q2(both), target)
        self.critic_adam.zero_grad()
        loss.backward()
        self.critic_adam.step()

        for parameter in self.live:  # so that no gradient of theirs is computed
            parameter.requires_grad_(False)
        action, log = self.draw(seen)
        both = torch.cat([seen, action], -1)
        loss = (alpha * log - torch.minimum(self.q1(both), self.q2(both))).mean()
        self.policy_adam.zero_grad()
        loss.backward()
        self.policy_adam.step()
        for parameter in self.live:
            parameter.requires_grad_(True)

        loss = -(self.log_alpha * (log.detach() + self.aim).mean())
        self.alpha_adam.zero_grad()
        loss.backward()
        self.alpha_adam.step()
        with torch.no_grad():
            torch._foreach_lerp_(self.slow, self.live, TAU)


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("case", choices=["small", "large"])
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    sac = Sac(3, 1, [64, 64]) if chosen.case == "small" else Sac(17, 6, [256, 256])
    duration(f"torch SAC {chosen.case}", sac.update, chosen.seconds, torch=torch.__version__)


if __name__ == "__main__":
    main()
