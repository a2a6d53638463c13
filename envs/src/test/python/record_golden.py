"""Records and replays golden rollouts of Gymnasium's worlds for the tests of the Java ports.

    python record_golden.py record ../resources/org/plaudit/envs/golden/toytext.json
    python record_golden.py replay ../resources/org/plaudit/envs/golden/classic.json
    python record_golden.py replay ../resources/org/plaudit/envs/golden/connect4.json

`record` writes the same bytes each time. `replay` plays a recording's actions again in the
installed packages, reports the largest difference, and fails above 1e-12.
"""

import json
import random
import sys

import gymnasium
import numpy as np

LIMIT = 200  # of steps, for worlds without a limit of their own

# id, kwargs, seeds, how actions are chosen
ROLLOUTS = [
    ("FrozenLake-v1", {"map_name": "4x4", "is_slippery": True}, range(20), "uniform"),
    ("FrozenLake-v1", {"map_name": "4x4", "is_slippery": False}, range(10), "uniform"),
    ("FrozenLake-v1", {"map_name": "4x4", "is_slippery": True}, range(20, 30), "right-down"),
    ("FrozenLake-v1", {"map_name": "4x4", "is_slippery": False}, range(10, 49), "right-down"),
    ("FrozenLake-v1", {"map_name": "4x4", "success_rate": 0.8}, range(40, 50), "right-down"),
    ("FrozenLake-v1", {"map_name": "8x8", "is_slippery": True}, range(10), "uniform"),
    ("FrozenLake-v1", {"map_name": "8x8", "is_slippery": True}, range(10, 20), "up-right"),
    ("FrozenLake-v1", {"map_name": "8x8", "is_slippery": True}, range(20, 22), "up"),
    ("FrozenLake-v1", {"map_name": "4x4", "is_slippery": False}, range(50, 51), "up"),
    ("FrozenLake-v1", {"map_name": "8x8", "is_slippery": False}, range(10), "right-down"),
    ("CliffWalking-v1", {}, range(2), "uniform"),
    ("CliffWalking-v1", {}, range(4, 8), "along"),
    ("CliffWalking-v1", {"is_slippery": True}, range(2), "uniform"),
    ("CliffWalking-v1", {"is_slippery": True}, range(4, 12), "along"),
    ("Taxi-v4", {}, range(2), "uniform"),
    ("Taxi-v4", {}, range(4, 10), "legal"),
    ("Taxi-v4", {"is_rainy": True}, range(6), "legal"),
    ("Taxi-v4", {"is_rainy": True, "rainy_probability": 0.6}, range(8, 10), "legal"),
    ("Taxi-v4", {"fickle_passenger": True}, range(12), "legal"),
    (
        "Taxi-v4",
        {"is_rainy": True, "fickle_passenger": True, "fickle_probability": 1.0},
        range(4),
        "legal",
    ),
    ("Blackjack-v1", {}, range(80), "uniform"),
    ("Blackjack-v1", {}, range(1000, 1040), "seventeen"),
    ("Blackjack-v1", {"natural": True, "sab": False}, range(2000, 2060), "seventeen"),
    ("Blackjack-v1", {"natural": False, "sab": False}, range(3000, 3020), "seventeen"),
]

SEEDS_BEYOND = [2**31, 2**63 - 1]  # one rollout each, of every world's first line


def action(how, env, choice, observation, info):
    if how == "right-down":  # FrozenLake
        return choice.choice([2, 1])
    if how == "up-right":  # FrozenLake: safe from the holes of the 8x8 map, mostly
        return choice.choice([3, 2, 2, 1])
    if how == "up":  # FrozenLake: along the wall, until the limit
        return 3
    if how == "along":  # CliffWalking: up, along the cliff, down; with detours
        row, column = divmod(observation, 12)
        if choice.random() < 0.15:
            return choice.randrange(4)
        return 0 if row == 3 and column == 0 else 2 if column == 11 else 1
    if how == "legal":  # Taxi: as the mask says, board and drop when it can be done
        legal = [a for a in range(6) if info["action_mask"][a]]
        eager = [a for a in legal if a >= 4]
        if eager and choice.random() < 0.7:
            return choice.choice(eager)
        return choice.choice(legal)
    if how == "seventeen":  # Blackjack
        return int(observation[0] < 17)
    return choice.randrange(int(env.action_space.n))


def plain(observation):
    if isinstance(observation, tuple):
        return [int(part) for part in observation]
    return int(observation)


def number(reward):
    """Whole rewards without their .0, to keep the file small."""
    return int(reward) if reward == int(reward) else float(reward)


def rollout(id, kwargs, seed, how):
    env = gymnasium.make(id, **kwargs)
    choice = random.Random(f"{id} {seed} {how}")
    observation, info = env.reset(seed=seed)
    first = plain(observation)
    steps = []
    terminated = truncated = False
    while not (terminated or truncated) and len(steps) < LIMIT:
        chosen = action(how, env, choice, observation, info)
        observation, reward, terminated, truncated, info = env.step(chosen)
        steps.append(
            [chosen, plain(observation), number(reward), bool(terminated), bool(truncated)]
        )
    env.close()
    return {"id": id, "kwargs": kwargs, "seed": seed, "observation": first, "steps": steps}


def record(path):
    rollouts = []
    seen = set()
    for id, kwargs, seeds, how in ROLLOUTS:
        beyond = [] if id in seen else SEEDS_BEYOND
        seen.add(id)
        rollouts += [rollout(id, kwargs, seed, how) for seed in [*seeds, *beyond]]
    lines = [json.dumps(r, separators=(",", ":")) for r in rollouts]
    with open(path, "w") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")
    versions = f"gymnasium {gymnasium.__version__}, numpy {np.__version__}"
    print(f"{len(rollouts)} rollouts, {sum(len(r['steps']) for r in rollouts)} steps; {versions}")


def difference(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    assert a.shape == b.shape, (a, b)
    return float(np.abs(a - b).max())


def replay_classic(rollouts):
    worst = 0.0
    for golden in rollouts:
        env = gymnasium.make(golden["id"])
        observation, _ = env.reset(seed=golden["seed"])
        worst = max(worst, difference(observation, golden["init_obs"]))
        worst = max(worst, difference(env.unwrapped.state, golden["init_state"]))
        discrete = isinstance(env.action_space, gymnasium.spaces.Discrete)
        for step in golden["steps"]:
            chosen = int(step["a"]) if discrete else np.array(step["a"], dtype=np.float32)
            observation, reward, terminated, _, _ = env.step(chosen)
            worst = max(worst, difference(observation, step["obs"]))
            worst = max(worst, difference(env.unwrapped.state, step["state"]))
            worst = max(worst, difference(reward, step["r"]))
            assert terminated == step["term"], (golden["id"], golden["seed"])
    return worst


def replay_connect4(games):
    from pettingzoo.classic import connect_four_v3

    worst = 0.0
    for game in games:
        env = connect_four_v3.env()
        env.reset()
        for (agent, move, reward), turn in zip(game, env.agent_iter()):
            _, seen, _, _, _ = env.last()
            assert agent == turn
            worst = max(worst, difference(seen, reward))
            env.step(move)
    return worst


def replay(path):
    with open(path) as file:
        golden = json.load(file)
    worst = replay_classic(golden) if isinstance(golden[0], dict) else replay_connect4(golden)
    print(f"{path}: {len(golden)} replayed, largest difference {worst:g}")
    return 0 if worst <= 1e-12 else 1


def main(command, path):
    return {"record": record, "replay": replay}[command](path)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
