"""Many copies of a world, as a ``gymnasium.vector.VectorEnv``."""

from __future__ import annotations

from typing import Any

import numpy as np
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space

from .env import spec
from .errors import BadValue
from .space import Masked, codec
from .wire import Wire

_WORDS = {
    AutoresetMode.NEXT_STEP: "next-step",
    AutoresetMode.SAME_STEP: "same-step",
    AutoresetMode.DISABLED: "disabled",
}


class PlauditVectorEnv(VectorEnv):
    """Copies of one world in one child process, stepped together over the binary wire.

    World ``i`` starts with ``seed + i``; its later episodes follow from that. With
    ``AutoresetMode.SAME_STEP``, ``infos["final_obs"]`` holds what ended episodes showed last; with
    ``DISABLED``, ``reset(options={"reset_mask": ended})`` starts the ended ones anew.
    """

    def __init__(
        self,
        id: str,
        num_envs: int,
        *,
        autoreset_mode: str | AutoresetMode = AutoresetMode.NEXT_STEP,
        threads: int = 1,
        timeout: float = 60.0,
        **options: Any,
    ):
        try:
            self._mode = AutoresetMode(autoreset_mode)
        except ValueError:
            known = ", ".join(repr(mode.value) for mode in AutoresetMode)
            raise BadValue(f"autoreset_mode ({autoreset_mode!r}) must be one of {known}") from None
        self._wire = Wire(id, options, timeout=timeout)
        try:
            facts = self._wire.description
            if facts["kind"] != "world":
                raise BadValue(f"{id} is a game of several agents; only worlds with one are batched.")
            self._observations = codec(facts["observations"])
            self._actions = codec(facts["actions"])
            self._wire.ask(
                {
                    "op": "batch",
                    "size": num_envs,
                    "autoreset": _WORDS[self._mode],
                    "threads": threads,
                }
            )
        except BaseException:
            self._wire.close()
            raise
        self.num_envs = num_envs
        self._masked = isinstance(self._observations, Masked)
        shown = self._observations.inner if self._masked else self._observations  # type: ignore[attr-defined]
        self.single_observation_space = shown.space
        self.single_action_space = self._actions.space
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.metadata = {"autoreset_mode": self._mode, "render_modes": []}
        self.spec = spec(facts, {"id": id, **options})
        self._width = self._observations.width
        size = 4 * num_envs * self._actions.width
        self._step = f'{{"op": "batch-step", "bytes": {size}}}\n'.encode()

    def reset(
        self,
        *,
        seed: int | list[int] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[Any, dict[str, Any]]:
        """Starts the first episode of every world, or of those in ``options["reset_mask"]``."""
        mask = (options or {}).get("reset_mask")
        if mask is not None:
            return self._reset_some(np.asarray(mask), seed)
        if seed is not None and not np.isscalar(seed):
            seeds = [int(one) for one in seed]  # type: ignore[union-attr]
            if seeds != list(range(seeds[0], seeds[0] + self.num_envs)):
                raise BadValue(
                    f"seed ({seed}) must be one number, or {self.num_envs} that follow each other:"
                    " world i has the seed of world 0, plus i."
                )
            seed = seeds[0]
        super().reset(seed=None if seed is None else int(seed))  # type: ignore[arg-type]
        first = int(self.np_random.integers(1 << 62)) if seed is None else int(seed)  # type: ignore[arg-type]
        return self._seen(self._wire.ask({"op": "batch-reset", "seed": first})[1])

    def _reset_some(self, mask: np.ndarray, seed: Any) -> tuple[Any, dict[str, Any]]:
        if mask.shape != (self.num_envs,) or mask.dtype != np.bool_ or not mask.any():
            raise BadValue(f"reset_mask ({mask}) must be {self.num_envs} booleans, at least one true")
        worlds = np.flatnonzero(mask).tolist()
        if seed is None:
            seeds = self.np_random.integers(1 << 63, size=len(worlds)).tolist()
        elif np.isscalar(seed):
            seeds = [int(seed) + i for i in worlds]
        else:
            seeds = [int(seed[i]) for i in worlds]
        message = {"op": "batch-reset", "worlds": worlds, "seeds": seeds}
        return self._seen(self._wire.ask(message)[1])

    def _seen(self, payload: bytes) -> tuple[Any, dict[str, Any]]:
        rows = np.frombuffer(payload, "<f4").reshape(self.num_envs, self._width)
        return self._split(self._observations.from_rows(rows))

    def _split(self, batch: Any) -> tuple[Any, dict[str, Any]]:
        """Observations, and the legal moves in an info."""
        if not self._masked:
            return batch, {}
        everywhere = np.ones(self.num_envs, np.bool_)
        return batch["observation"], {
            "action_mask": batch["action_mask"],
            "_action_mask": everywhere,
        }

    def step(
        self, actions: Any
    ) -> tuple[Any, np.ndarray, np.ndarray, np.ndarray, dict[str, Any]]:
        """Acts once in every world."""
        n = self.num_envs
        rows = self._actions.to_rows(actions, n)
        _, payload = self._wire.exchange(self._step + rows.astype("<f4", copy=False).tobytes())
        # Rewards, observations, final observations of the ended, endings.
        rewards = np.frombuffer(payload, "<f8", n).astype(np.float64)
        endings = np.frombuffer(payload, np.uint8, n, len(payload) - n)
        seen = np.frombuffer(payload, "<f4", n * self._width, 8 * n).reshape(n, self._width)
        observations, infos = self._split(self._observations.from_rows(seen))
        if self._mode is AutoresetMode.SAME_STEP and endings.any():
            self._add_finals(payload, endings != 0, infos)
        return observations, rewards, endings == 1, endings == 2, infos

    def _add_finals(self, payload: bytes, ended: np.ndarray, infos: dict[str, Any]) -> None:
        n, count = self.num_envs, int(ended.sum())
        at = 8 * n + 4 * n * self._width
        rows = np.frombuffer(payload, "<f4", count * self._width, at)
        finals = np.full(n, None, dtype=object)
        for world, row in zip(np.flatnonzero(ended), rows.reshape(count, self._width)):
            final = self._observations.from_row(row)
            finals[world] = final["observation"] if self._masked else final
        infos["final_obs"], infos["_final_obs"] = finals, ended
        infos["final_info"], infos["_final_info"] = {}, ended.copy()

    def close_extras(self, **_: Any) -> None:
        """Ends the child process."""
        wire = getattr(self, "_wire", None)
        if wire is not None:
            wire.close()
