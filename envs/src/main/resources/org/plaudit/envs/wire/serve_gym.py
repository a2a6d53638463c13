"""Serves one Gymnasium world to Plaudit over stdin and stdout.

Run as ``python3 -c "$(cat serve_gym.py)" CartPole-v1 '{"sutton_barto_reward": true}'``: the id and
the arguments for ``gymnasium.make``. Speaks the protocol of PROTOCOL.md, for one world.
"""

import importlib.util
import json
import math
import os
import sys

PROTOCOL = 1
LARGEST = 1 << 24  # a float holds all whole numbers up to here


class Fault(Exception):
    """Becomes an error reply."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def load(world_id, options):
    """Makes the world, with the render mode that works here."""
    try:
        import gymnasium
    except ImportError as error:
        raise Fault(
            "input",
            f"{sys.executable} cannot import gymnasium ({error}). Maybe run"
            f" '{sys.executable} -m pip install gymnasium', or set PLAUDIT_PYTHON to a Python that has it.",
        ) from error
    try:
        env = gymnasium.make(world_id, disable_env_checker=True, **options)
        mode = options.get("render_mode") or choose(env.metadata.get("render_modes") or [])
        if mode != env.render_mode:  # it can only be said at birth
            env.close()
            env = gymnasium.make(
                world_id, disable_env_checker=True, render_mode=mode, **options
            )
        return env, mode
    except Exception as error:  # whatever a world throws at its birth
        reason = str(error).strip() or type(error).__name__
        raise Fault("input", f"gymnasium cannot make {world_id}: {reason}") from error


def choose(supported):
    """Pictures need pygame for all worlds that Gymnasium brings along."""
    if "rgb_array" in supported and importlib.util.find_spec("pygame"):
        return "rgb_array"
    return "ansi" if "ansi" in supported else None


def describe_space(space, place):
    """The tree that SpaceJson reads."""
    from gymnasium import spaces

    if isinstance(space, spaces.Discrete):
        return {"kind": "discrete", "n": int(space.n), "start": int(space.start)}
    if isinstance(space, spaces.MultiDiscrete):
        return {"kind": "multi-discrete", "sizes": [int(n) for n in space.nvec.ravel()]}
    if isinstance(space, spaces.MultiBinary):
        return {"kind": "multi-binary", "n": math.prod(space.shape)}
    if isinstance(space, spaces.Box):
        return {
            "kind": "box",
            "low": [bound(x) for x in space.low.ravel()],
            "high": [bound(x) for x in space.high.ravel()],
            "shape": [int(size) for size in space.shape],
        }
    if isinstance(space, spaces.Text):
        return {
            "kind": "text",
            "alphabet": space.characters,
            "min_length": space.min_length,
            "max_length": space.max_length,
        }
    if isinstance(space, (spaces.Tuple, spaces.Dict)):
        parts = [
            {"name": name, "space": describe_space(part, f"{place}.{name}")}
            for name, part in named(space)
        ]
        return {"kind": "product", "parts": parts}
    if isinstance(space, spaces.OneOf):
        return {
            "kind": "one-of",
            "alternatives": [
                describe_space(part, f"{place}[{i}]") for i, part in enumerate(space.spaces)
            ],
        }
    raise Fault(
        "input",
        f"{place}: {type(space).__name__} has no counterpart here: its members have no longest form."
        " Maybe wrap the world so that it shows a Box, Discrete, Dict or Text.",
    )


def bound(x):
    import numpy as np

    with np.errstate(over="ignore"):
        narrow = float(np.float32(x))
    return narrow if math.isfinite(narrow) else ("inf" if narrow > 0 else "-inf")


def named(space):
    """The parts of a Dict or Tuple, under the names that they have on the wire."""
    if hasattr(space, "keys"):
        return [(str(key), space[key]) for key in space.keys()]
    return [(str(i), part) for i, part in enumerate(space.spaces)]


def encode(space, value, place):
    """The tree of a member."""
    import numpy as np
    from gymnasium import spaces

    if isinstance(space, spaces.Discrete):
        return int(value)
    if isinstance(space, spaces.MultiDiscrete):
        return [int(x) for x in (np.asarray(value) - space.start).ravel()]
    if isinstance(space, spaces.MultiBinary):
        return [int(x) for x in np.asarray(value).ravel()]
    if isinstance(space, spaces.Box):
        numbers = np.asarray(value, dtype=np.float32).ravel().tolist()
        for i, x in enumerate(numbers):
            if not math.isfinite(x):
                raise Fault("world", f"{place}[{i}]: ({x}) must be finite")
        return numbers
    if isinstance(space, spaces.Text):
        return str(value)
    if isinstance(space, spaces.OneOf):
        index = int(value[0])
        return {"index": index, "value": encode(space.spaces[index], value[1], place)}
    parts = [value[key] for key in space.keys()] if isinstance(space, spaces.Dict) else value
    return {
        name: encode(part, x, f"{place}.{name}")
        for (name, part), x in zip(named(space), parts)
    }


def decode(space, tree):
    """The member that a tree stands for, as Gymnasium holds it."""
    import numpy as np
    from gymnasium import spaces

    if isinstance(space, spaces.Discrete):
        return space.dtype.type(tree)
    if isinstance(space, spaces.MultiDiscrete):
        return (np.asarray(tree).reshape(space.shape) + space.start).astype(space.dtype)
    if isinstance(space, (spaces.MultiBinary, spaces.Box)):
        return np.asarray(tree, dtype=space.dtype).reshape(space.shape)
    if isinstance(space, spaces.Text):
        return tree
    if isinstance(space, spaces.OneOf):
        return (tree["index"], decode(space.spaces[tree["index"]], tree["value"]))
    parts = {name: decode(part, tree[name]) for name, part in named(space)}
    if isinstance(space, spaces.Dict):
        return {key: parts[str(key)] for key in space.keys()}
    return tuple(parts.values())


class World:
    """A Gymnasium world behind the wire."""

    def __init__(self, world_id, options):
        self.env, self.mode = load(world_id, options)
        self.id = world_id
        self.observations = describe_space(self.env.observation_space, "observations")
        self.actions = describe_space(self.env.action_space, "actions")

    def describe(self, message):
        spec = self.env.spec
        facts = {
            "kind": "world",
            "id": self.id,
            "observations": self.observations,
            "actions": self.actions,
        }
        if spec is not None and spec.max_episode_steps:
            facts["limit"] = int(spec.max_episode_steps)
        if spec is not None and spec.reward_threshold is not None:
            facts["threshold"] = float(spec.reward_threshold)
        facts["renders"] = self.mode is not None
        if self.mode is not None:
            facts["render_mode"] = self.mode
        return facts, b""

    def reset(self, message):
        observation, _ = self.env.reset(seed=message["seed"])
        return {"observation": self.seen(observation)}, b""

    def step(self, message):
        action = decode(self.env.action_space, message["action"])
        observation, reward, terminated, truncated, _ = self.env.step(action)
        if not math.isfinite(reward):
            raise Fault("world", f"reward: ({reward}) must be finite")
        ending = "terminated" if terminated else "truncated" if truncated else "running"
        return {"observation": self.seen(observation), "reward": float(reward), "ending": ending}, b""

    def seen(self, observation):
        return encode(self.env.observation_space, observation, "observation")

    def render(self, message):
        shown = self.env.render()
        if isinstance(shown, str):
            return {"text": shown}, b""
        height, width, _ = shown.shape
        return {"width": width, "height": height}, shown.tobytes()


def answer(world, message):
    """The header and payload of the reply."""
    op = message.get("op")
    if op == "hello":
        return {"protocol": PROTOCOL, "server": "gymnasium"}, b""
    handler = {
        "describe": world.describe,
        "reset": world.reset,
        "step": world.step,
        "render": world.render,
    }.get(op)
    if handler is None:
        raise Fault("message", f"op: ({op}) must be one of hello, describe, reset, step, render, close.")
    return handler(message)


def main(world_id, options):
    # Whatever a world prints must not get between the messages.
    wire = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def send(header, payload=b""):
        if payload:
            header = {**header, "bytes": len(payload)}
        wire.write(json.dumps(header, allow_nan=False).encode() + b"\n" + payload)
        wire.flush()

    def complain(kind, message):
        send({"error": message, "kind": kind})

    try:
        world = World(world_id, json.loads(options))
    except Fault as fault:
        sys.stdin.buffer.readline()  # the answer must not overtake the question
        complain(fault.kind, str(fault))
        return 2
    for line in sys.stdin.buffer:
        try:
            message = json.loads(line)
            if message.get("op") == "close":
                send({})
                break
            send(*answer(world, message))
        except Fault as fault:
            complain(fault.kind, str(fault))
        except Exception as error:  # a world may fail in any way; the pipe must not
            complain("world", f"{type(error).__name__}: {error}")
    world.env.close()
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:3]))
    except BrokenPipeError:  # the other side has gone
        os._exit(1)
