"""Notes and files changed at random raise nothing that they are not to raise."""

from __future__ import annotations

import pytest

from tests.fuzzing import NOTES, failing, files, raising

SLOWEST = 0.2
"""Seconds of the processor that a note of at most 5,000 characters may take."""


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_no_note_raises_and_none_is_slow(seed: int) -> None:
    *raised, (text, slowest) = raising(NOTES, 1500, seed)
    assert raised == []
    assert isinstance(slowest, float)
    assert slowest < SLOWEST, text


@pytest.mark.slow
@pytest.mark.parametrize("format", files())
def test_a_reader_reads_or_says_why_not(format: str) -> None:
    assert list(failing(format, files()[format], 250, 1)) == []
