"""Dates as people write them never end a file, and give what is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit import Document, Note, parse
from citekit.authority.days import iso
from citekit.records.parsing import parse_document
from tests.command_line import citekit

PROSE = "Telegram 77 from Seoul, January 26, reported it. (Department of State, Central Files, STR 12-3 USSR)"
DATES = [
    ("July 12, 1963", "1963-07-12"), ("12 July 1963", "1963-07-12"), ("12 Jul. 1963", "1963-07-12"), ("1963-7-12", "1963-07-12"),
    ("July 12th, 1963", "1963-07-12"), ("12.07.1963", "1963-07-12"), ("12. 7. 1963", "1963-07-12"), ("[July 1963]", "1963-07"),
    ("juillet 1963", "1963-07"), ("12 de julio de 1963", "1963-07-12"), ("1963/07/12", "1963-07-12"), ("23/7/1963", "1963-07-23"),
    ("7/23/1963", "1963-07-23"), ("5/3/1963", "1963"), ("c. 1963", "1963"), ("1963?", "1963"), ("Summer 1963", "1963"),
    ("1963-07-12T20:13:00", "1963-07-12T20:13:00"), ("1963-07-12T20:13:00Z", "1963-07-12T20:13:00"), ("1963", "1963"),
    ("1963-13-01", "1963"), ("1963-02-30", "1963"), ("0000-00-00", None), ("n.d.", None), ("undated", None), ("", None), ("1961 or 1963", None),
    ("one Tuesday", None), ("12/23/55", None), ("9" * 5000, None), ("\x00", None), ("٣ July 1963", "1963-07-03"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), DATES)
def test_what_is_sure_is_kept(written: str, expected: str | None) -> None:
    assert iso(written) == expected
    assert parse(PROSE, date=written).text == PROSE


@pytest.mark.slow
@given(st.text() | st.from_regex(r"[0-9./ -]{0,12}(July|mai|Dez\.)?[0-9., /-]{0,12}", fullmatch=True))
def test_no_date_raises(written: str) -> None:
    found = iso(written)
    assert found is None or iso(found) == found
    parse_document(Document(notes=(Note(PROSE, date=written),), date=written))


@pytest.mark.parametrize("command", [("parse", "-t", "jsonl"), ("cite",), ("export", "-t", "csl-json")])
def test_no_line_ends_the_file(command: tuple[str, ...]) -> None:
    import json

    rows = "".join(
        json.dumps({"text": f"Kennedy Library, NSF, Box {n}", "date": date}) + "\n"
        for n, (date, _) in enumerate(DATES, 1)
    )
    done = citekit(command[0], "-", *command[1:], stdin=rows)
    assert done.returncode == 0, done.stderr
    assert f"Box {len(DATES)}" in done.stdout
    assert "its date 'one Tuesday' is not understood" in done.stderr
    assert "n.d.'" not in done.stderr


def test_a_kind_that_there_is_not_is_told_of_and_the_note_read() -> None:
    done = citekit("parse", "-", "-t", "table", stdin='{"text": "Kennedy Library, Box 3", "kind": "endnote"}\n')
    assert "Kennedy Library" in done.stdout
    assert "its kind 'endnote' is none of" in done.stderr
