"""A game in which all act at once, as a ``pettingzoo.ParallelEnv``."""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
from pettingzoo import ParallelEnv

from .errors import BadValue
from .game import Game


class PlauditParallelEnv(ParallelEnv):
    """A game of Plaudit's in which every living agent acts in every round.

    ``reset(seed=None)`` goes on from the last seed given.
    """

    def __init__(
        self, id: str, *, render_mode: str | None = None, timeout: float = 60.0, **options: Any
    ):
        self._game = Game(id, render_mode, timeout, options)
        self.possible_agents = list(self._game.agents)
        self.agents: list[str] = []
        self.observation_spaces = self._game.observation_spaces
        self.action_spaces = self._game.action_spaces
        self.render_mode = render_mode
        self.metadata = self._game.metadata()
        try:
            self._check(self._game.reset(0), self.possible_agents)
        except BaseException:
            self.close()
            raise

    def observation_space(self, agent: str) -> gymnasium.spaces.Space:
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> gymnasium.spaces.Space:
        return self.action_spaces[agent]

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
        """Starts a game; there are no ``options``."""
        start = self._game.reset(seed)
        self._check(start, self.possible_agents)
        self.agents = list(self.possible_agents)
        return start["observations"], {agent: {} for agent in self.agents}

    def step(
        self, actions: dict[str, Any]
    ) -> tuple[
        dict[str, Any], dict[str, float], dict[str, bool], dict[str, bool], dict[str, dict[str, Any]]
    ]:
        """Everyone alive acts."""
        moved = self._game.step(actions)
        alive = self.agents
        endings = moved["endings"]
        self.agents = [agent for agent in alive if endings[agent] == "running"]
        self._check(moved, self.agents)
        seen = {**moved["last"], **moved["observations"]}
        return (
            {agent: seen[agent] for agent in alive},
            {agent: float(moved["rewards"][agent]) for agent in alive},
            {agent: endings[agent] == "terminated" for agent in alive},
            {agent: endings[agent] == "truncated" for agent in alive},
            {agent: {} for agent in alive},
        )

    def _check(self, moved: dict[str, Any], alive: list[str]) -> None:
        asked = list(moved["observations"])
        if sorted(asked) != sorted(alive):
            raise BadValue(
                f"{self.metadata['name']} asks {', '.join(asked)} to act, not everyone at once."
                " Maybe plaudit_gym.make_aec."
            )

    def render(self) -> str | np.ndarray | None:
        return self._game.render()

    def close(self) -> None:
        """Ends the child process; harmless when called again."""
        self._game.wire.close()
