"""A world with one agent, as a ``gymnasium.Env``."""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
from gymnasium.envs.registration import EnvSpec

from . import view
from .errors import BadValue
from .space import Masked, codec
from .wire import Wire


class PlauditEnv(gymnasium.Env):
    """A world of Plaudit's.

    The episode is a pure function of its seed and the actions. ``reset(seed=None)`` draws the seed
    from ``np_random``, so a sequence of episodes is determined by the last seed given. Where the
    world tells the legal moves, they are in ``info["action_mask"]``.
    """

    metadata = {"render_modes": view.MODES, "render_fps": view.FPS}

    def __init__(
        self,
        id: str,
        *,
        render_mode: str | None = None,
        timeout: float = 60.0,
        **options: Any,
    ):
        self._wire = Wire(id, options, timeout=timeout)
        try:
            facts = self._wire.description
            if facts["kind"] != "world":
                raise BadValue(
                    f"{id} is a game of several agents."
                    " Maybe plaudit_gym.make_aec or plaudit_gym.make_parallel."
                )
            self._observations = codec(facts["observations"])
            self._actions = codec(facts["actions"])
            self.render_mode = view.checked(render_mode, facts)
        except BaseException:
            self._wire.close()
            raise
        self._masked = isinstance(self._observations, Masked)
        self.observation_space = (
            self._observations.inner if self._masked else self._observations  # type: ignore[attr-defined]
        ).space
        self.action_space = self._actions.space
        self.metadata = {"render_modes": view.modes(facts), "render_fps": view.FPS}
        self.spec = spec(facts, {"id": id, **options})

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Any, dict[str, Any]]:
        """Starts an episode; there are no ``options``."""
        super().reset(seed=seed)
        episode = int(self.np_random.integers(1 << 63)) if seed is None else int(seed)
        reply, _ = self._wire.ask({"op": "reset", "seed": episode})
        return self._seen(reply)

    def step(self, action: Any) -> tuple[Any, float, bool, bool, dict[str, Any]]:
        """Acts once."""
        reply, _ = self._wire.ask({"op": "step", "action": self._actions.to_json(action)})
        observation, info = self._seen(reply)
        ending = reply["ending"]
        return (
            observation,
            float(reply["reward"]),
            ending == "terminated",
            ending == "truncated",
            info,
        )

    def _seen(self, reply: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        observation = self._observations.from_json(reply["observation"])
        if self._masked:
            return observation["observation"], {"action_mask": observation["action_mask"]}
        return observation, {}

    def render(self) -> str | np.ndarray | None:
        """What ``render_mode`` says."""
        if self.render_mode is None:
            gymnasium.logger.warn("render() does nothing: the environment has no render_mode.")
            return None
        return view.rendered(self._wire, self.render_mode)

    def close(self) -> None:
        """Ends the child process; harmless when called again."""
        wire = getattr(self, "_wire", None)
        if wire is not None:
            wire.close()


def spec(facts: dict[str, Any], arguments: dict[str, Any]) -> EnvSpec:
    """What ``gymnasium.make`` needs to make the same world again."""
    return EnvSpec(
        id=f"plaudit/{facts['id']}",
        entry_point="plaudit_gym.env:PlauditEnv",
        reward_threshold=facts.get("threshold"),
        max_episode_steps=facts.get("limit"),
        kwargs=arguments,
    )
