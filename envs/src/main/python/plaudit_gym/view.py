"""Pictures and texts of a world, as render() gives them."""

from __future__ import annotations

from typing import Any

import numpy as np

from .errors import BadValue
from .wire import Wire

MODES = ["ansi", "rgb_array"]
FPS = 30
WIDTH, HEIGHT = 600, 400


def modes(description: dict[str, Any]) -> list[str]:
    """The render modes of a world."""
    return list(MODES) if description["renders"] else []


def checked(render_mode: str | None, description: dict[str, Any]) -> str | None:
    """The mode, if the world has it."""
    known = modes(description)
    if render_mode is not None and render_mode not in known:
        raise BadValue(
            f"render_mode ({render_mode!r}) must be one of"
            f" {', '.join(repr(mode) for mode in [None, *known])}"
        )
    return render_mode


def rendered(wire: Wire, render_mode: str) -> str | np.ndarray:
    """Text, or rows of red, green and blue bytes: (height, width, 3)."""
    if render_mode == "ansi":
        return wire.ask({"op": "render", "mode": "text"})[0]["text"]
    reply, pixels = wire.ask(
        {"op": "render", "mode": "picture", "width": WIDTH, "height": HEIGHT}
    )
    return np.frombuffer(bytearray(pixels), np.uint8).reshape(reply["height"], reply["width"], 3)
