"""Citation keys: readable, the same in every run, never the same twice, and kept from format to format."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.errors import CitekitError
from citekit.formats import Format, Loss
from citekit.formats import losses as survival
from citekit.items.keys import key_of, keyed, rekeyed
from tests.command_line import citekit
from tests.test_cli import PAGE

ITEM = {
    "type": "personal_communication", "author": [{"family": "Grey", "given": "Una"}], "archive": "Institute of Harbours",
    "archive_location": "Folder “Lights & Buoys”, Box 7", "number": "306", "issued": {"date-parts": [[1963, 7, 12]]},
}  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        (None, "ioh-folder-lights-buoys-306-1963-7-12"), ("{author}{year}", "grey1963"),
        ("{author}-{archive}:{number}", "grey-ioh:306"), ("{title}", "source"),
    ],
)  # fmt: skip
def test_a_key_is_made_of_what_is_known(pattern: str | None, key: str) -> None:
    assert key_of(ITEM, pattern=pattern) == key


@pytest.mark.parametrize(
    "pattern", ["{colour}", "{author", "author}", "{author!r}", "{author:>99999999}", "{0}", "{}", "x", ""]
)
def test_a_pattern_that_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(CitekitError, match="key pattern"):
        key_of({"id": "a", "type": "book"}, pattern=pattern or " ")


@given(st.lists(st.sampled_from(["", "a", "b", "a-2", "ioh-2"]), max_size=8))
def test_no_key_is_given_twice_and_the_first_keeps_its_own(ids: list[str]) -> None:
    found = [item["id"] for item in keyed({**ITEM, "id": id_} for id_ in ids)]
    assert len(set(found)) == len(ids)
    assert {id_ for id_ in ids if id_} <= set(found)


def test_keys_that_point_at_keys_follow_them() -> None:
    host = {"id": "d12", "type": "chapter", "title": "A Telegram", "issued": {"date-parts": [[1996]]}}
    (new, cited) = rekeyed([host, {**ITEM, "id": "x", "custom": {"cited-in": "d12"}}])
    assert cited["custom"]["cited-in"] == new["id"] == "1996-telegram"


@pytest.mark.parametrize("form", survival.both_ways(), ids=lambda form: form.name)
@settings(max_examples=30, deadline=None)
@given(
    key=st.text(
        st.characters(min_codepoint=32, max_codepoint=0x17F, exclude_categories=("Cc",)), min_size=1, max_size=8
    )
)
def test_a_key_is_kept_or_its_change_is_told(form: Format, key: str) -> None:
    key = " ".join(key.split()) or "a"
    told: list[Loss] = []
    (back,) = form.read(form.write([{**ITEM, "id": key}], report=told.append)).items
    assert back["id"] == key or "id" in {loss.variable for loss in told}


def test_the_command_makes_keys_anew_and_keeps_them_otherwise() -> None:
    made = citekit("export", PAGE, "-t", "bibtex", "--key-pattern", "{archive}-{year}").stdout
    again = citekit("export", "-", "-t", "csl-json", stdin=made)
    keys = [item["id"] for item in json.loads(again.stdout)]
    assert len(set(keys)) == len(keys)
    assert all(f"{{{key}," in made for key in keys)
    assert citekit("export", PAGE, "-t", "bibtex", "--key-pattern", "{colour}").returncode == 1
