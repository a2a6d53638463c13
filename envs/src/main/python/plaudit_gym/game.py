"""What the two PettingZoo forms of a game share."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from . import view
from .errors import BadValue
from .space import Masked, codec
from .wire import Wire


class Game:
    """A game on the wire, round by round.

    Attributes:
        agents: all names, in the order of play
        observation_spaces, action_spaces: by name; the same objects at every call
    """

    def __init__(self, id: str, render_mode: str | None, timeout: float, options: dict[str, Any]):
        self.wire = Wire(id, options, timeout=timeout)
        try:
            facts = self.wire.description
            if facts["kind"] != "game":
                raise BadValue(f"{id} is a world with one agent. Maybe plaudit_gym.make.")
            self.render_mode = view.checked(render_mode, facts)
            self._observations = {a["name"]: codec(a["observations"]) for a in facts["agents"]}
            self._actions = {a["name"]: codec(a["actions"]) for a in facts["agents"]}
        except BaseException:
            self.wire.close()
            raise
        self.agents = list(self._observations)
        self.observation_spaces = {a: c.space for a, c in self._observations.items()}
        self.action_spaces = {a: c.space for a, c in self._actions.items()}
        self._rng: np.random.Generator | None = None

    def metadata(self) -> dict[str, Any]:
        """As PettingZoo wants it; the name like ``tic_tac_toe_v1``."""
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|-", "_", self.wire.description["id"]).lower()
        return {
            "name": words,
            "render_modes": view.modes(self.wire.description),
            "render_fps": view.FPS,
        }

    def reset(self, seed: int | None) -> dict[str, Any]:
        """The first round; without a seed, one that follows from the last seed given."""
        if seed is not None:
            self._rng = np.random.default_rng(seed)
            episode = int(seed)
        else:
            if self._rng is None:
                self._rng = np.random.default_rng()
            episode = int(self._rng.integers(1 << 63))
        return self._round(self.wire.ask({"op": "reset", "seed": episode})[0])

    def step(self, actions: dict[str, Any]) -> dict[str, Any]:
        """The next round, after the actions of exactly those who were asked."""
        trees = {}
        for agent, action in actions.items():
            if agent not in self._actions:
                raise BadValue(f"({agent}) is no agent. Agents: {', '.join(self.agents)}.")
            trees[agent] = self._actions[agent].to_json(action)
        return self._round(self.wire.ask({"op": "step", "actions": trees})[0])

    def _round(self, reply: dict[str, Any]) -> dict[str, Any]:
        for key in ("observations", "last"):
            reply[key] = {a: self._observations[a].from_json(x) for a, x in reply[key].items()}
        return reply

    def waiting(self, agent: str, seen: Any) -> Any:
        """What an agent sees that is not on turn: as before, but without a legal move."""
        if seen is None or not isinstance(self._observations[agent], Masked):
            return seen
        return {**seen, "action_mask": np.zeros_like(seen["action_mask"])}

    def render(self) -> str | np.ndarray | None:
        """What the render mode says."""
        return None if self.render_mode is None else view.rendered(self.wire, self.render_mode)
