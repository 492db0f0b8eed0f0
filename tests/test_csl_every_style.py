"""A share of the public styles, drawn by seed, renders odd items of every type without raising."""

from __future__ import annotations

import pytest

from citekit.csl.input.vocabulary import TYPES
from tests import csl_every_style
from tests.oracle import odd

SHARE = 60


@pytest.mark.slow
def test_no_style_raises() -> None:
    assert list(csl_every_style.faults(csl_every_style.drawn(SHARE, seed=1))) == []


def test_the_items_cover_every_type() -> None:
    assert {item["type"] for item in odd.items()} == TYPES
    assert len(odd.items()) == 60
