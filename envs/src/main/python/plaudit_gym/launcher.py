"""Finds the program that serves the worlds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .errors import PlauditError


def launcher() -> str:
    """The path of ``plaudit``: the one of the checkout that this file lies in, else PLAUDIT's.

    Raises:
        PlauditError: if there is neither
    """
    for folder in Path(__file__).resolve().parents:
        candidate = folder / "plaudit"
        if candidate.is_file() and (folder / "pom.xml").is_file():
            return _executable(str(candidate), "the checkout")
    named = os.environ.get("PLAUDIT", "")
    if named:
        return _executable(named, "the variable PLAUDIT")
    raise PlauditError(
        "the launcher plaudit was not found: this package lies in no checkout of Plaudit, and the"
        " variable PLAUDIT is not set. Maybe set PLAUDIT=/path/to/plaudit."
    )


def _executable(path: str, origin: str) -> str:
    found = shutil.which(path)
    if found is None:
        raise PlauditError(
            f"the launcher ({path}) named by {origin} is no program that can be run."
            " Maybe mend the path, or run chmod +x on it."
        )
    return found
