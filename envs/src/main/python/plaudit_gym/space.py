"""Spaces and their members: what the wire carries, as Gymnasium holds it.

A :class:`Codec` stands for one space. Members travel as JSON (``to_json``, ``from_json``) or, in
batches, as rows of 32-bit floats (``to_rows``, ``from_rows``); both forms are Plaudit's own, written
down in PROTOCOL.md.
"""

from __future__ import annotations

import operator
from typing import Any

import numpy as np
from gymnasium import spaces

from .errors import BadValue, PlauditError


class Codec:
    """One space.

    Attributes:
        space: its Gymnasium form
        width: floats in a row
    """

    space: spaces.Space
    width: int

    def to_json(self, member: Any) -> Any:
        raise NotImplementedError

    def from_json(self, tree: Any) -> Any:
        raise NotImplementedError

    def to_row(self, member: Any) -> np.ndarray:
        raise NotImplementedError

    def from_row(self, row: np.ndarray) -> Any:
        raise NotImplementedError

    def to_rows(self, batch: Any, count: int) -> np.ndarray:
        """(count, width), of a batch as ``gymnasium.vector.utils.batch_space`` shapes it."""
        if len(batch) != count:
            raise BadValue(f"actions ({len(batch)} of them) must be {count}")
        return np.stack([self.to_row(member) for member in batch])

    def from_rows(self, rows: np.ndarray) -> Any:
        """The batch of (count, width) rows."""
        return tuple(self.from_row(row) for row in rows)


class _Numbers(Codec):
    """Members that are arrays; batches are arrays with one more axis."""

    shape: tuple[int, ...]
    dtype: Any

    def _array(self, member: Any, shape: tuple[int, ...]) -> np.ndarray:
        try:
            array = np.asarray(member, dtype=np.float32)
            return array.reshape(shape) if array.shape == () else self._shaped(array, shape)
        except (TypeError, ValueError) as error:
            raise BadValue(f"({member!r}) must be a member of {self.space}: {error}") from error

    @staticmethod
    def _shaped(array: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
        if array.shape != shape:
            raise ValueError(f"its shape is {array.shape}, not {shape}")
        return array

    def to_row(self, member: Any) -> np.ndarray:
        return self._array(member, self.shape).reshape(self.width)

    def from_row(self, row: np.ndarray) -> Any:
        return row.reshape(self.shape).astype(self.dtype)

    def to_rows(self, batch: Any, count: int) -> np.ndarray:
        return self._array(batch, (count, *self.shape)).reshape(count, self.width)

    def from_rows(self, rows: np.ndarray) -> np.ndarray:
        return rows.reshape(len(rows), *self.shape).astype(self.dtype)

    def from_json(self, tree: Any) -> Any:
        return np.asarray(tree, dtype=self.dtype).reshape(self.shape)


class _Discrete(_Numbers):
    shape = ()
    dtype = np.int64
    width = 1

    def __init__(self, tree: dict[str, Any]):
        self.space = spaces.Discrete(tree["n"], start=tree["start"])

    def to_json(self, member: Any) -> int:
        try:
            return operator.index(member)
        except TypeError:
            raise BadValue(f"({member!r}) must be a whole number, in {self.space}") from None

    def from_json(self, tree: Any) -> np.int64:
        return np.int64(tree)

    def from_row(self, row: np.ndarray) -> np.int64:
        return np.int64(row[0])


class _Whole(_Numbers):
    """Several whole numbers."""

    def to_json(self, member: Any) -> list[int]:
        array = np.asarray(member)
        if array.shape != self.shape or array.dtype.kind not in "iub":
            raise BadValue(f"({member!r}) must be whole numbers of shape {self.shape}")
        return array.astype(int).tolist()


class _MultiDiscrete(_Whole):
    dtype = np.int64

    def __init__(self, tree: dict[str, Any]):
        self.space = spaces.MultiDiscrete(tree["sizes"])
        self.width = len(tree["sizes"])
        self.shape = (self.width,)


class _MultiBinary(_Whole):
    dtype = np.int8

    def __init__(self, tree: dict[str, Any]):
        self.space = spaces.MultiBinary(tree["n"])
        self.width = tree["n"]
        self.shape = (self.width,)


class _Box(_Numbers):
    dtype = np.float32

    def __init__(self, tree: dict[str, Any]):
        self.shape = tuple(tree["shape"])
        low, high = (
            np.array([float(x) for x in tree[side]], np.float32).reshape(self.shape)
            for side in ("low", "high")
        )
        self.space = spaces.Box(low, high, dtype=np.float32)
        self.width = low.size

    def to_json(self, member: Any) -> list[float]:
        return self.to_row(member).tolist()


class _Text(Codec):
    def __init__(self, tree: dict[str, Any]):
        self._alphabet = tree["alphabet"]
        self.width = 1 + tree["max_length"]
        self.space = spaces.Text(
            tree["max_length"], min_length=tree["min_length"], charset=self._alphabet
        )

    def to_json(self, member: Any) -> str:
        if not isinstance(member, str):
            raise BadValue(f"({member!r}) must be a text")
        return member

    def from_json(self, tree: Any) -> str:
        return tree

    def to_row(self, member: Any) -> np.ndarray:
        if not self.space.contains(member):
            raise BadValue(f"({member!r}) must be a member of {self.space}")
        row = np.full(self.width, -1, np.float32)
        row[0] = len(member)
        row[1 : 1 + len(member)] = [self._alphabet.index(c) for c in member]
        return row

    def from_row(self, row: np.ndarray) -> str:
        return "".join(self._alphabet[int(i)] for i in row[1 : 1 + int(row[0])])


class BoundedSequence(spaces.Sequence):
    """A ``gymnasium.spaces.Sequence`` of tuples that has a shortest and a longest length."""

    def __init__(self, element: spaces.Space, min_length: int, max_length: int):
        super().__init__(element)
        self.min_length = min_length
        self.max_length = max_length

    def sample(self, mask: Any = None, **more: Any) -> Any:
        if mask is None and not more:
            mask = (int(self.np_random.integers(self.min_length, self.max_length + 1)), None)
        return super().sample(mask, **more)

    def contains(self, x: Any) -> bool:
        return (
            isinstance(x, tuple)
            and self.min_length <= len(x) <= self.max_length
            and super().contains(x)
        )

    def __repr__(self) -> str:
        return f"BoundedSequence({self.feature_space}, {self.min_length}, {self.max_length})"

    def __eq__(self, other: Any) -> bool:
        return (
            isinstance(other, BoundedSequence)
            and super().__eq__(other)
            and (self.min_length, self.max_length) == (other.min_length, other.max_length)
        )


class _Sequence(Codec):
    def __init__(self, tree: dict[str, Any]):
        self._element = codec(tree["element"])
        self._longest = tree["max_length"]
        self.width = 1 + self._longest * self._element.width
        self.space = BoundedSequence(self._element.space, tree["min_length"], self._longest)

    def to_json(self, member: Any) -> list[Any]:
        return [self._element.to_json(x) for x in member]

    def from_json(self, tree: Any) -> tuple[Any, ...]:
        return tuple(self._element.from_json(x) for x in tree)

    def to_row(self, member: Any) -> np.ndarray:
        if len(member) > self._longest:
            raise BadValue(f"({member!r}) must have at most {self._longest} elements")
        row = np.zeros(self.width, np.float32)
        row[0] = len(member)
        for i, x in enumerate(member):
            at = 1 + i * self._element.width
            row[at : at + self._element.width] = self._element.to_row(x)
        return row

    def from_row(self, row: np.ndarray) -> tuple[Any, ...]:
        elements = row[1:].reshape(self._longest, self._element.width)
        return tuple(self._element.from_row(x) for x in elements[: int(row[0])])


class _Product(Codec):
    """A Dict; Gymnasium sorts its keys, so the order of the row is kept here."""

    def __init__(self, tree: dict[str, Any]):
        self._parts = {part["name"]: codec(part["space"]) for part in tree["parts"]}
        self.space = spaces.Dict({name: part.space for name, part in self._parts.items()})
        self.width = sum(part.width for part in self._parts.values())

    def _slices(self) -> Any:
        at = 0
        for name, part in self._parts.items():
            yield name, part, slice(at, at + part.width)
            at += part.width

    def to_json(self, member: Any) -> dict[str, Any]:
        self._check(member)
        return {name: part.to_json(member[name]) for name, part in self._parts.items()}

    def from_json(self, tree: Any) -> dict[str, Any]:
        return {name: self._parts[name].from_json(tree[name]) for name in self.space.spaces}

    def to_row(self, member: Any) -> np.ndarray:
        self._check(member)
        return np.concatenate([p.to_row(member[name]) for name, p in self._parts.items()])

    def from_row(self, row: np.ndarray) -> dict[str, Any]:
        parts = {name: part.from_row(row[where]) for name, part, where in self._slices()}
        return {name: parts[name] for name in self.space.spaces}

    def to_rows(self, batch: Any, count: int) -> np.ndarray:
        self._check(batch)
        return np.concatenate(
            [p.to_rows(batch[name], count) for name, p in self._parts.items()], axis=1
        )

    def from_rows(self, rows: np.ndarray) -> dict[str, Any]:
        parts = {name: part.from_rows(rows[:, where]) for name, part, where in self._slices()}
        return {name: parts[name] for name in self.space.spaces}

    def _check(self, member: Any) -> None:
        if not isinstance(member, dict) or member.keys() != self._parts.keys():
            raise BadValue(f"({member!r}) must be a dict with the keys {', '.join(self._parts)}")


class _OneOf(Codec):
    def __init__(self, tree: dict[str, Any]):
        self._alternatives = [codec(alternative) for alternative in tree["alternatives"]]
        self.space = spaces.OneOf([alternative.space for alternative in self._alternatives])
        self.width = 1 + max(alternative.width for alternative in self._alternatives)

    def _chosen(self, member: Any) -> tuple[int, Codec, Any]:
        try:
            index, value = member
            if 0 <= index < len(self._alternatives):
                return int(index), self._alternatives[index], value
        except (TypeError, ValueError):
            pass
        raise BadValue(f"({member!r}) must be a pair of an alternative's index and its member")

    def to_json(self, member: Any) -> dict[str, Any]:
        index, alternative, value = self._chosen(member)
        return {"index": index, "value": alternative.to_json(value)}

    def from_json(self, tree: Any) -> tuple[np.int64, Any]:
        index = tree["index"]
        return np.int64(index), self._alternatives[index].from_json(tree["value"])

    def to_row(self, member: Any) -> np.ndarray:
        index, alternative, value = self._chosen(member)
        row = np.zeros(self.width, np.float32)
        row[0] = index
        row[1 : 1 + alternative.width] = alternative.to_row(value)
        return row

    def from_row(self, row: np.ndarray) -> tuple[np.int64, Any]:
        index = int(row[0])
        alternative = self._alternatives[index]
        return np.int64(index), alternative.from_row(row[1 : 1 + alternative.width])


class Masked(Codec):
    """Observations with the legal moves, as PettingZoo holds them: a dict of both.

    Attributes:
        inner: the observations without the moves
    """

    def __init__(self, tree: dict[str, Any]):
        self.inner = codec(tree["observation"])
        self.choices: int = tree["choices"]
        self.width = self.inner.width + self.choices
        moves = spaces.Box(0, 1, (self.choices,), np.int8)
        self.space = spaces.Dict({"observation": self.inner.space, "action_mask": moves})

    def from_json(self, tree: Any) -> dict[str, Any]:
        return {
            "observation": self.inner.from_json(tree["observation"]),
            "action_mask": np.asarray(tree["legal"], np.int8),
        }

    def from_row(self, row: np.ndarray) -> dict[str, Any]:
        return {
            "observation": self.inner.from_row(row[: self.inner.width]),
            "action_mask": row[self.inner.width :].astype(np.int8),
        }

    def from_rows(self, rows: np.ndarray) -> dict[str, Any]:
        return {
            "observation": self.inner.from_rows(rows[:, : self.inner.width]),
            "action_mask": rows[:, self.inner.width :].astype(np.int8),
        }


_KINDS: dict[str, type[Codec]] = {
    "discrete": _Discrete,
    "multi-discrete": _MultiDiscrete,
    "multi-binary": _MultiBinary,
    "box": _Box,
    "text": _Text,
    "sequence": _Sequence,
    "product": _Product,
    "one-of": _OneOf,
    "masked": Masked,
}


def codec(tree: dict[str, Any]) -> Codec:
    """The codec of the space that a JSON tree describes."""
    kind = _KINDS.get(tree.get("kind", ""))
    if kind is None:
        raise PlauditError(
            f"the server describes a space of an unknown kind ({tree.get('kind')})."
            " Maybe take client and server from one version."
        )
    return kind(tree)  # type: ignore[call-arg]
