"""What can go wrong on the wire."""

from __future__ import annotations


class PlauditError(RuntimeError):
    """The server refuses, or the world failed; the message says why."""


class BadValue(PlauditError, ValueError):
    """A value breaks its rule: an action outside its space, an unknown id, an unknown option."""


class ServerGone(PlauditError):
    """The child process ended, or did not answer in time; make the environment anew."""


def of_reply(kind: str, message: str) -> PlauditError:
    """The exception that an error reply stands for."""
    return BadValue(message) if kind in ("value", "input") else PlauditError(message)
