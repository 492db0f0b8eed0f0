"""A few hundred mutilated files of each format are read and written on, and nothing raises."""

from __future__ import annotations

import pytest

from citekit import formats
from tests import fuzz_formats

NAMES = [form.name for form in formats.FORMATS if form.reads]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_nothing_raises(name: str) -> None:
    assert fuzz_formats.seeds(name)
    assert list(fuzz_formats.faults(name, count=200)) == []
