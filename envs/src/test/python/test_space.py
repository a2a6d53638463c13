"""The codecs: members of every kind of space, there and back, in both forms."""

import json

import numpy as np
import pytest
from gymnasium import spaces
from gymnasium.utils.env_checker import data_equivalence
from gymnasium.vector.utils import batch_space, concatenate, create_empty_array

from plaudit_gym import BadValue
from plaudit_gym.space import codec

DISCRETE = {"kind": "discrete", "n": 4, "start": -1}
BOX = {"kind": "box", "low": [-1, "-inf", 0], "high": [1, "inf", 0.1], "shape": [1, 3]}
TEXT = {"kind": "text", "alphabet": "ab é", "min_length": 1, "max_length": 5}
TREES = {
    "discrete": DISCRETE,
    "multi-discrete": {"kind": "multi-discrete", "sizes": [3, 1, 7]},
    "multi-binary": {"kind": "multi-binary", "n": 5},
    "box": BOX,
    "text": TEXT,
    "sequence": {"kind": "sequence", "element": BOX, "min_length": 1, "max_length": 3},
    "product": {
        "kind": "product",
        "parts": [
            {"name": "z", "space": DISCRETE},
            {"name": "a", "space": BOX},
            {"name": "m", "space": TEXT},
        ],
    },
    "one-of": {"kind": "one-of", "alternatives": [DISCRETE, BOX, TEXT]},
}
WIDTHS = {
    "discrete": 1,
    "multi-discrete": 3,
    "multi-binary": 5,
    "box": 3,
    "text": 6,
    "sequence": 10,
    "product": 10,
    "one-of": 7,
}


def members(kind, count=50):
    space = codec(TREES[kind]).space
    space.seed(7)
    return [space.sample() for _ in range(count)]


@pytest.mark.parametrize("kind", TREES)
def test_members_come_back_from_json(kind):
    c = codec(TREES[kind])
    for member in members(kind):
        back = c.from_json(json.loads(json.dumps(c.to_json(member))))
        assert back in c.space
        assert data_equivalence(back, member, exact=True), (back, member)


@pytest.mark.parametrize("kind", TREES)
def test_members_come_back_from_rows(kind):
    c = codec(TREES[kind])
    assert c.width == WIDTHS[kind]
    for member in members(kind):
        row = c.to_row(member)
        assert row.shape == (c.width,)
        assert row.dtype == np.float32
        back = c.from_row(row)
        assert back in c.space
        assert data_equivalence(back, member, exact=True), (back, member)


@pytest.mark.parametrize("kind", TREES)
def test_batches_are_what_gymnasium_makes_of_members(kind):
    c = codec(TREES[kind])
    batched = batch_space(c.space, 6)
    some = members(kind, 6)
    batch = concatenate(c.space, some, create_empty_array(c.space, 6))
    rows = c.to_rows(batch, 6)
    assert rows.shape == (6, c.width)
    assert np.array_equal(rows, np.stack([c.to_row(member) for member in some]))
    back = c.from_rows(rows)
    assert data_equivalence(back, batch, exact=True)
    assert back in batched


def test_floats_survive_json_to_the_last_bit():
    c = codec({"kind": "box", "low": ["-inf"], "high": ["inf"], "shape": [1]})
    bits = np.random.default_rng(3).integers(0, 1 << 32, 20_000, dtype=np.uint32)
    floats = bits.view(np.float32)
    for x in floats[np.isfinite(floats)]:
        member = np.array([x], np.float32)
        back = c.from_json(json.loads(json.dumps(c.to_json(member))))
        assert back.tobytes() == member.tobytes()


def test_the_parts_of_a_row_keep_their_order_although_gymnasium_sorts_them():
    c = codec(TREES["product"])
    assert list(c.space.spaces) == ["a", "m", "z"]
    member = c.space.sample()
    assert c.to_row(member)[0] == member["z"]


def test_masks_stand_beside_the_observation():
    c = codec({"kind": "masked", "observation": BOX, "choices": 2})
    assert c.width == 5
    for seen in (
        c.from_json({"observation": [0, 1, 0], "legal": [1, 0]}),
        c.from_row(np.array([0, 1, 0, 1, 0], np.float32)),
    ):
        assert seen in c.space
        assert seen["action_mask"].tolist() == [1, 0]
        assert seen["observation"].tolist() == [[0, 1, 0]]
    batch = c.from_rows(np.zeros((3, 5), np.float32))
    assert batch["action_mask"].shape == (3, 2)
    assert batch["observation"].shape == (3, 1, 3)


def test_sequences_keep_their_lengths():
    space = codec(TREES["sequence"]).space
    assert isinstance(space, spaces.Sequence)
    space.seed(1)
    assert {len(space.sample()) for _ in range(100)} == {1, 2, 3}
    assert () not in space
    one = space.sample()[0]
    assert (one,) * 3 in space
    assert (one,) * 4 not in space


@pytest.mark.parametrize(
    ("kind", "broken"),
    [
        ("discrete", 0.5),
        ("discrete", "left"),
        ("discrete", np.array([1])),
        ("multi-discrete", [0.5, 0, 0]),
        ("multi-discrete", [0, 0]),
        ("box", [[0, 0]]),
        ("box", "far"),
        ("text", 7),
        ("product", {"z": 0}),
        ("product", 3),
        ("one-of", (9, 0)),
        ("one-of", 0),
    ],
)
def test_what_has_the_wrong_form_is_refused_before_it_is_sent(kind, broken):
    with pytest.raises(BadValue, match="must be"):
        codec(TREES[kind]).to_json(broken)
