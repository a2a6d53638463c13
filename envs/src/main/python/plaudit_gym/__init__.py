"""Plaudit's worlds, for programs in Python.

Each environment is a child process, ``./plaudit serve-env ID``, on the other end of a pipe; what
they say to each other is in PROTOCOL.md. Close environments when done with them; those left open
end with the interpreter.

    import plaudit_gym

    env = plaudit_gym.make("CartPole-v1")                  # gymnasium.Env
    envs = plaudit_gym.make_vec("CartPole-v1", 64)         # gymnasium.vector.VectorEnv
    team = plaudit_gym.make_parallel("SimpleSpread-v3")    # pettingzoo.ParallelEnv
    game = plaudit_gym.make_aec("TicTacToe-v1")            # pettingzoo.AECEnv
    wire = plaudit_gym.connect("CartPole-v1")              # needs neither of the two packages

Options of the world are keyword arguments, as ``./plaudit list`` shows them:
``plaudit_gym.make("FrozenLake-v1", map="8x8")``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import BadValue, PlauditError, ServerGone
from .wire import Wire

if TYPE_CHECKING:
    from .aec import PlauditAECEnv
    from .env import PlauditEnv
    from .parallel import PlauditParallelEnv
    from .vector import PlauditVectorEnv

__version__ = "0.1.0.dev0"
__all__ = [
    "BadValue",
    "PlauditError",
    "ServerGone",
    "Wire",
    "connect",
    "make",
    "make_aec",
    "make_parallel",
    "make_vec",
]


def connect(id: str, *, timeout: float = 60.0, **options: Any) -> Wire:
    """The bare pipe to a world; needs the standard library only."""
    return Wire(id, options, timeout=timeout)


def make(id: str, *, render_mode: str | None = None, timeout: float = 60.0, **options: Any) -> PlauditEnv:
    """A world with one agent, as a ``gymnasium.Env``.

    Args:
        id: as in ``CartPole-v1``
        render_mode: ``"ansi"``, ``"rgb_array"`` or None
        timeout: seconds to wait for any answer before the child is ended
        options: of the world
    """
    _need("gymnasium", "make")
    from .env import PlauditEnv

    return PlauditEnv(id, render_mode=render_mode, timeout=timeout, **options)


def make_vec(
    id: str,
    num_envs: int,
    *,
    autoreset_mode: Any = "NextStep",
    threads: int = 1,
    timeout: float = 60.0,
    **options: Any,
) -> PlauditVectorEnv:
    """Many copies of a world in one child process, as a ``gymnasium.vector.VectorEnv``.

    Args:
        id: as in ``CartPole-v1``
        num_envs: how many
        autoreset_mode: a ``gymnasium.vector.AutoresetMode`` or its value: ``"NextStep"``,
            ``"SameStep"`` (the fastest, where a world has a native vector form) or ``"Disabled"``
        threads: on how many the child steps them; results do not depend on it
        timeout: seconds to wait for any answer before the child is ended
        options: of the world
    """
    _need("gymnasium", "make_vec")
    from .vector import PlauditVectorEnv

    return PlauditVectorEnv(
        id, num_envs, autoreset_mode=autoreset_mode, threads=threads, timeout=timeout, **options
    )


def make_parallel(
    id: str, *, render_mode: str | None = None, timeout: float = 60.0, **options: Any
) -> PlauditParallelEnv:
    """A game in which all act at once, as a ``pettingzoo.ParallelEnv``; arguments as of make()."""
    _need("pettingzoo", "make_parallel")
    from .parallel import PlauditParallelEnv

    return PlauditParallelEnv(id, render_mode=render_mode, timeout=timeout, **options)


def make_aec(
    id: str, *, render_mode: str | None = None, timeout: float = 60.0, **options: Any
) -> PlauditAECEnv:
    """Any game, one move after the other, as a ``pettingzoo.AECEnv``; arguments as of make()."""
    _need("pettingzoo", "make_aec")
    from .aec import PlauditAECEnv

    return PlauditAECEnv(id, render_mode=render_mode, timeout=timeout, **options)


def _need(package: str, caller: str) -> None:
    """Says what to install, instead of where an import failed."""
    try:
        __import__(package)
    except ImportError as error:
        raise ImportError(
            f"plaudit_gym.{caller} needs {package} ({error})."
            f" Maybe run 'pip install {package}', or use plaudit_gym.connect."
        ) from error
