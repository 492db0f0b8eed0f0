"""Whatever words name a document, all of them are in its item, and so are those of its date."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.items import to_csl
from citekit.model.records import Citation, Described, Part
from citekit.records.item_descriptions import caption

PLACE = Citation("other", "archival", "TNA", 0, 3, (Part("repository", "TNA", 0, 3),))
SAID_OTHERWISE = {"from", "to", "the", "by", "of", "an", "no", "and", "on", "dated", "a"}
"""Words that a style has its own for."""


def item(words: str) -> dict[str, Any]:
    """The item of a document that a note names with these words."""
    said = caption(words, 0, len(words)) or Described(text=words, start=0, end=len(words))
    return to_csl(Citation(PLACE.role, PLACE.kind, PLACE.text, 0, 3, PLACE.parts, described=said))


def printed(made: dict[str, Any]) -> str:
    """What the item says, in the order in which styles do."""
    names = [name["literal"] for role in ("author", "recipient") for name in made.get(role, ())]
    date = made.get("issued", {})
    return " ".join(
        [*names, made.get("genre", ""), made.get("number", ""), made.get("title", ""), date.get("literal", ""),
         made.get("custom", {}).get("besides", "")]
    )  # fmt: skip


def words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W_]+", text)}


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Memorandum of conversation, Ball and Ortega, November 8, 1962", "memorandum of conversation, Ball and Ortega"),
        ("Memorandum of conversation, Pell, Strand, and others, 3 May 1957", "memorandum of conversation, Pell, Strand, and others"),
        ("Memcon, Haddad/Moreau, May 3, 1957", "memcon, Haddad/Moreau"),
        ("Minutes of the 512th meeting of the National Security Council, July 20, 1963", "minutes of the 512th meeting of the National Security Council"),
        ("Minutes of the 7th meeting of the Grain Committee, 3 May 1957", "minutes of the 7th meeting of the Grain Committee"),
        ("Record of the second session of the Joint Board, May 3, 1957", "record of the second session of the Joint Board"),
        ("Memorandum for the files, May 3, 1957", "memorandum for the files"),
        ("Memorandum for the record, May 3, 1957", "memorandum for the record"),
        ("Memorandum for the President, May 3, 1957", "memorandum for the President"),
        ("Memorandum for Ober, 3 May 1957", "memorandum for Ober"),
        ("Draft brief of the Planners", "draft brief of the Planners"),
        ("Communication channel not indicated", "communication channel not indicated"),
    ],
)  # fmt: skip
def test_words_stay_as_written(text: str, genre: str) -> None:
    made = item(text)
    assert ", ".join(filter(None, (made["genre"], made["custom"].get("besides")))) == genre
    assert ("issued" in made) == any(c.isdigit() for c in text.rsplit(",", maxsplit=1)[-1])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Pell to Strand, July 12", "July 12"),
        ("Telegram 840 from New Delhi to Washington, May 4", "May 4"),
        ("Draft brief of the Planners, 4 June", "4 June"),
        ("Letter from Ball to Ortega, undated", "undated"),
        ("Lund to Ober, 5/3/57", "5/3/57"),
        ("Lund to Ober, [3 May 1951]", "[3 May 1951]"),
    ],
)
def test_a_date_that_is_not_a_whole_one_is_kept_in_its_words(text: str, date: str) -> None:
    assert item(text)["issued"] == {"literal": date}


@pytest.mark.parametrize("text", ["Letter from Ball to Ortega, 8 November 1962", "Lund to Ober, 3 May 1957, copy"])
def test_what_the_fields_have_whole_is_no_more_than_fields(text: str) -> None:
    made = item(text)
    assert made["author"]
    assert made["recipient"]
    assert made["type"] == "personal_communication"


FORMS = st.sampled_from(
    ["Memorandum", "Letter", "Minutes", "Telegram 12", "Draft brief", "Notes", "Record of conversation", "Lund to Ober",
     "Memorandum of conversation", "Report", "Aide-mémoire", "Despatch No. 7"]
)  # fmt: skip
MORE = st.lists(
    st.sampled_from(
        ["for the files", "of the Council", "Ball and Ortega", "on wheat", "from Pell", "to Strand", "with annex", "copy",
         "512th meeting", "for the President", "in two parts", "by Haddad", "“Ports of Call”", "revised"]
    ),
    max_size=4,
)  # fmt: skip
DATES = st.sampled_from(["", ", 3 May 1957", ", July 12", ", n.d.", ", May 1957", ", 5/3/57"])
JOINS = st.sampled_from([" ", ", "])


@given(FORMS, MORE, DATES, JOINS)
def test_no_word_is_lost(form: str, more: list[str], date: str, join: str) -> None:
    text = join.join([form, *more]) + date
    made = item(text)
    whole = "date-parts" in made.get("issued", {})
    lost = words(text) - words(printed(made)) - SAID_OTHERWISE - (words(date) if whole else set())
    assert lost == set()
