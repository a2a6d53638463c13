"""Tests of plaudit_gym against the real gymnasium and pettingzoo.

Needs numpy, gymnasium, pettingzoo and pytest, and the launcher ``plaudit`` of this checkout, which
builds itself on first use.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "main" / "python"))
