"""The words between a container's word and its number."""

from __future__ import annotations

import pytest

from citekit.grammar.clauses.units import match


@pytest.mark.parametrize("between", ["", ".", " No. ", " no. ", " Nos. ", " nos. ", " Nr. ", " nr. ", " č. ", ": "])
def test_a_number_may_be_led(between: str) -> None:
    text = f"Box{between or ' '}12"
    found = match(text, 0, len(text))
    assert found is not None, text
    assert (found.level, text[found.number : found.end]) == ("box", "12")


@pytest.mark.parametrize("between", [" numero ", " N. ", " of "])
def test_other_words_lead_no_number(between: str) -> None:
    text = f"Box{between}12"
    assert match(text, 0, len(text)) is None
