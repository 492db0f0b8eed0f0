"""Every archive of the tables is found wherever a note may name it: first, last, behind a colon, behind “and”."""

from __future__ import annotations

import pytest

from citekit import parse
from citekit.authority.archives import begins
from citekit.authority.countries import archives

PLACES = {
    "first": "{name}, Ober Papers, Box 7.",
    "last": "Ober to Lund, 3 May 1957, Ober Papers, Box 7, {name}.",
    "colon": "Draft of April 7: {name}, Ober Papers, Box 7.",
    "and": "(Kennedy Library, National Security Files, Country Series, Box 3 and {name}, Ober Papers, Box 7.)",
}
MARKED = frozenset('(,„"')
"""Names with these are told apart by them, or have a whole archive before a comma; notes print other forms of them."""


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_an_archive_is_found_in_its_place(place: str) -> None:
    missed = set()
    for row in archives():
        if row.agency or MARKED.intersection(row.name):
            continue
        found = parse(PLACES[place].format(name=row.name), kind="footnote").citations
        held = [part.authority for one in found for part in one.parts if part.level == "repository"]
        if row.id not in held or (place == "and" and len(found) < 2):
            missed.add(row.id)
    assert missed == set()


@pytest.mark.parametrize("text", ["Clinton Library, Ober Files", "CIA, Job 80", "TNA: FO 371/1", "BArch.", "TNA"])
def test_a_location_begins_with_an_archive(text: str) -> None:
    assert begins(text, 0)


@pytest.mark.parametrize(
    "text", ["CIA officers", "Department of Stone", "TNAS, FO 371", "Defense, Box 3", "Library of"]
)
def test_other_words_begin_no_location(text: str) -> None:
    assert not begins(text, 0)


@pytest.mark.parametrize("imprint", ["(Chicago, IL: Newberry Library, 1967)", "(Kew: The National Archives, 2005)"])
def test_who_published_a_work_keeps_no_papers(imprint: str) -> None:
    assert parse(f"Maps of the Harbour, exh. cat. {imprint}, cat. no. 12.", kind="footnote").citations == ()


@pytest.mark.parametrize("text", ["The paper is in CINCPAC Command History, 1965, Annex A, MACV, pp. 141-153."])
def test_the_end_of_a_word_announces_no_archive(text: str) -> None:
    assert all(one.kind != "archival" for one in parse(text, kind="footnote").citations)
