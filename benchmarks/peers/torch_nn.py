"""The networks of org.plaudit.benchmarks.nn in PyTorch, on one thread.

    forward           4-64-64-2 tanh, --rows observations at once, in inference mode
    ppo               a step of PPO's training, 4-64-64-2 and 4-64-64-1 tanh, --rows rows
    dqn               a step of plain DQN, 4-256-256-2 ReLU and its target network, --rows rows
    regression        a step on squared error, 4-64-64-2 tanh, --rows rows
    regression-large  the same, 376-256-256-17 ReLU
    gemm              the product of two --rows x --rows matrices; GFLOP/s beside it
    gpt-train         a step of training a GPT-2 of 4 layers, 4 heads, width 128, context 64 and 65
                      tokens on --batch sequences: forward, cross-entropy, backward, AdamW
    gpt-forward       its logits, in inference mode

Adam and AdamW are the fused ones. Needs torch.
"""

import torch
from measure import arguments, duration, rate
from torch import nn
from torch.nn import functional as F


def mlp(sizes: list[int], activation: type[nn.Module]) -> nn.Sequential:
    layers: list[nn.Module] = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), activation()]
    return nn.Sequential(*layers[:-1])


def forward(rows: int):
    net, x = mlp([4, 64, 64, 2], nn.Tanh), torch.randn(rows, 4)

    def call():
        with torch.inference_mode():
            return net(x)

    return call


def regression(sizes: list[int], activation: type[nn.Module], rows: int):
    net = mlp(sizes, activation)
    adam = torch.optim.Adam(net.parameters(), lr=1e-3, fused=True)
    x, y = torch.randn(rows, sizes[0]), torch.randn(rows, sizes[-1])

    def call():
        adam.zero_grad()
        loss = ((net(x) - y) ** 2).mean()
        loss.backward()
        adam.step()

    return call


def ppo(rows: int):
    policy, value = mlp([4, 64, 64, 2], nn.Tanh), mlp([4, 64, 64, 1], nn.Tanh)
    parameters = [*policy.parameters(), *value.parameters()]
    with torch.no_grad():
        policy[-1].weight.mul_(0.01)
        policy[-1].bias.zero_()
    adam = torch.optim.Adam(parameters, lr=1e-9, eps=1e-5, fused=True)
    x, advantage, returns = torch.randn(rows, 4), torch.randn(rows), torch.randn(rows)
    actions = torch.randint(0, 2, (rows, 1))
    old = torch.full((rows,), 0.5).log()

    def call():
        adam.zero_grad()
        logs = torch.log_softmax(policy(x), -1)
        ratio = (logs.gather(1, actions).squeeze(1) - old).exp()
        gain = torch.minimum(ratio * advantage, ratio.clamp(0.8, 1.2) * advantage).mean()
        error = ((value(x).squeeze(1) - returns) ** 2).mean()
        entropy = -(logs.exp() * logs).sum(-1).mean()
        loss = 0.5 * error - gain - 0.01 * entropy
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 0.5)
        adam.step()

    return call


def dqn(rows: int):
    net, target = (mlp([4, 256, 256, 2], nn.ReLU) for _ in range(2))
    parameters = list(net.parameters())
    adam = torch.optim.Adam(parameters, lr=1e-9, fused=True)
    x, after = torch.randn(rows, 4), torch.randn(rows, 4)
    actions, rewards = torch.randint(0, 2, (rows, 1)), torch.ones(rows, 1)
    bootstraps = 0.99 * (torch.rand(rows, 1) < 0.95).float()

    def call():
        with torch.no_grad():
            aims = rewards + bootstraps * target(after).max(dim=1, keepdim=True).values
        adam.zero_grad()
        loss = nn.functional.smooth_l1_loss(net(x).gather(1, actions), aims)
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 10)
        adam.step()

    return call


def gemm(size: int):
    a, b, c = torch.randn(size, size), torch.randn(size, size), torch.empty(size, size)
    return lambda: torch.mm(a, b, out=c)


class Block(nn.Module):
    """Pre-norm, as GPT-2's: causal attention, then a GELU network four times as wide."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        b, t, c = x.shape
        q, k, v = (
            part.view(b, t, self.heads, c // self.heads).transpose(1, 2)
            for part in self.qkv(self.norm1(x)).split(c, dim=2))
        y = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out(y.transpose(1, 2).contiguous().view(b, t, c))
        return x + self.down(F.gelu(self.up(self.norm2(x)), approximate="tanh"))


class Gpt(nn.Module):
    def __init__(self, layers: int, heads: int, width: int, context: int, vocabulary: int):
        super().__init__()
        self.token = nn.Embedding(vocabulary, width)
        self.position = nn.Embedding(context, width)
        self.blocks = nn.Sequential(*[Block(width, heads) for _ in range(layers)])
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, vocabulary, bias=False)
        for parameter in self.parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, std=0.02)

    def forward(self, tokens):
        x = self.token(tokens) + self.position(torch.arange(tokens.shape[1]))
        return self.head(self.norm(self.blocks(x)))


def gpt_train(batch: int):
    net = Gpt(4, 4, 128, 64, 65)
    adam = torch.optim.AdamW(net.parameters(), lr=1e-9, weight_decay=0.1, fused=True)
    tokens, targets = torch.randint(0, 65, (batch, 64)), torch.randint(0, 65, (batch * 64,))

    def call():
        adam.zero_grad()
        loss = F.cross_entropy(net(tokens).view(-1, 65), targets)
        loss.backward()
        adam.step()

    return call


def gpt_forward(batch: int):
    net, tokens = Gpt(4, 4, 128, 64, 65), torch.randint(0, 65, (batch, 64))

    def call():
        with torch.inference_mode():
            return net(tokens)

    return call


def main() -> None:
    parser = arguments(__doc__)
    cases = ["forward", "ppo", "dqn", "regression", "regression-large", "gemm"]
    cases += ["gpt-train", "gpt-forward"]
    parser.add_argument("case", choices=cases)
    parser.add_argument("--rows", type=int, default=64)
    parser.add_argument("--batch", type=int, default=16)
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    rows, batch, about = chosen.rows, chosen.batch, {"torch": torch.__version__}
    about |= {"batch": batch} if chosen.case.startswith("gpt") else {"rows": rows}
    name = f"torch {chosen.case}"
    if chosen.case == "gemm":
        rate(name, 2e-9 * rows**3, gemm(rows), chosen.seconds, "GFLOP/s", **about)
        return
    call = {
        "forward": lambda: forward(rows),
        "ppo": lambda: ppo(rows),
        "dqn": lambda: dqn(rows),
        "regression": lambda: regression([4, 64, 64, 2], nn.Tanh, rows),
        "regression-large": lambda: regression([376, 256, 256, 17], nn.ReLU, rows),
        "gpt-train": lambda: gpt_train(batch),
        "gpt-forward": lambda: gpt_forward(batch),
    }[chosen.case]()
    duration(name, call, chosen.seconds, **about)


if __name__ == "__main__":
    main()
