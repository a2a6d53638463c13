"""Any game, one move after the other, as a ``pettingzoo.AECEnv``."""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
from pettingzoo import AECEnv

from .game import Game


class PlauditAECEnv(AECEnv):
    """A game of Plaudit's in which agents move one by one.

    Where a round asks several agents at once, their actions are collected in the order of play, and
    the last one of them moves the game. ``reset(seed=None)`` goes on from the last seed given.
    """

    def __init__(
        self, id: str, *, render_mode: str | None = None, timeout: float = 60.0, **options: Any
    ):
        super().__init__()
        self._game = Game(id, render_mode, timeout, options)
        self.possible_agents = list(self._game.agents)
        self.agents: list[str] = []
        self.observation_spaces = self._game.observation_spaces
        self.action_spaces = self._game.action_spaces
        self.render_mode = render_mode
        self.metadata = {**self._game.metadata(), "is_parallelizable": False}

    def observation_space(self, agent: str) -> gymnasium.spaces.Space:
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> gymnasium.spaces.Space:
        return self.action_spaces[agent]

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Starts a game; there are no ``options``."""
        start = self._game.reset(seed)
        self.agents = list(self.possible_agents)
        self.rewards = {agent: 0.0 for agent in self.agents}
        self._cumulative_rewards = {agent: 0.0 for agent in self.agents}
        self.terminations = {agent: False for agent in self.agents}
        self.truncations = {agent: False for agent in self.agents}
        self.infos = {agent: {} for agent in self.agents}
        self._seen: dict[str, Any] = {agent: None for agent in self.agents}
        self._skip_agent_selection = None
        self._open(start)

    def _open(self, moved: dict[str, Any]) -> None:
        """Asks those who must act now."""
        self._seen.update(moved["last"])
        self._seen.update(moved["observations"])
        self._asked = [agent for agent in self.possible_agents if agent in moved["observations"]]
        self._chosen: dict[str, Any] = {}
        if self._asked:
            self.agent_selection = self._asked[0]

    def step(self, action: Any) -> None:
        """The selected agent moves; one that has ended moves with None."""
        agent = self.agent_selection
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        chosen = {**self._chosen, agent: action}
        waiting = self._asked[1:]
        moved = None if waiting else self._game.step(chosen)  # may refuse, and then nothing changed
        self._cumulative_rewards[agent] = 0.0
        self._clear_rewards()
        if moved is None:
            self._chosen, self._asked = chosen, waiting
            self.agent_selection = waiting[0]
            return
        for name, reward in moved["rewards"].items():
            self.rewards[name] = float(reward)
        for name, ending in moved["endings"].items():
            self.terminations[name] = ending == "terminated"
            self.truncations[name] = ending == "truncated"
        self._open(moved)
        self._accumulate_rewards()
        self._deads_step_first()

    def observe(self, agent: str) -> Any:
        """What the agent saw last; None before its first turn. Off turn it has no legal move."""
        seen = self._seen[agent]
        over = self.terminations.get(agent, True) or self.truncations.get(agent, True)
        return seen if agent in self._asked or over else self._game.waiting(agent, seen)

    def render(self) -> str | np.ndarray | None:
        return self._game.render()

    def close(self) -> None:
        """Ends the child process; harmless when called again."""
        self._game.wire.close()
