"""What one element of a location looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from citekit.authority import repository
from citekit.authority.folding import fold
from citekit.authority.note_words import either, words
from citekit.authority.tables import table
from citekit.grammar.location import containers, file_number, reference_codes
from citekit.grammar.text.moments import MONTH
from citekit.grammar.text.tiling import holds
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

_INSTITUTION = lazy(
    r"(?:(?:[A-Z][\w.’'&-]*|of|the|and|for|de|at|in) ){0,7}(?:Library|University(?: (?:Library|Archives))?"
    r"|Archives?|Historical Society"
    r"|Historical (?:Association|Commission|Office)|Institut(?:e|ion)|Foundation|Museum|Athenaeum|College"
    r"|Academy|Archiv|arkiv|Record Office)"
    r"(?: (?:of|at|for|on|in|and) [A-Z].*| \([^()]*\))?"
    r"|University of [A-Z].*|Archives? (?:of|nationales?)\b.*|Bundesarchiv.*|Politisches Archiv.*|Ministère .*"
    r"|(?:The )?National Archives?\b.*|Public Record Office.*"
    r"|(?:Department|Agency|Ministry|Library|Embassy|Board|Center|Centre|Institute|Joint Chiefs) (?:of"
    r"|for) [A-Z][\w ]*[a-z]"
    r"|U\.S\. (?:Mission|Embassy|Legation|Delegation|Army|Navy|Air Force|Senate) [\w ]*[a-z]"
    r"|[A-Z][\w ]*(?:Agency|Department|Administration|Commission)"
)
_FILES = lazy(
    rf"\b(?:{either('bodies of records')})"
    r"(?:,? (?:19|20)\d\d(?:[–—-]\d+)?"
    r"| for 19\d\d| [A-Z][–-][A-Z])?(?: ?\([^()]*\))?\Z"
    r"|\A(?:papers|records|files|diary|diaries|collection) of\b|\A[\w ]+ (?:files|papers) of\b",
    re.IGNORECASE,
)
_BODIES = tuple(words("bodies of records"))
"""What every body of records has in its name: looked for first, because that is quick."""
_SINGLE = lazy(r"[Mm]emorandum (?:of|for)(?: the)? [Rr]ecord")
_VERB = lazy(r" (?:is|are|was|were|has|have) ")
_SERIES = lazy(r"(?:Sub)?[Ss]eries (?:[IVXLC]+|\d+|[A-Z])(?:[.-]\d+)*")
_FORM = lazy(
    r"(?:(?:circular |joint |secret )?(?:telegrams?|airgrams?|despatch|dispatch|instructions?|memorandum|letter"
    r"|note)|tel\.)",
    re.IGNORECASE,
)
_DATED_NUMBER = lazy(r"\d{3}[A-Z]?\.[\dA-Z–-]+/\d+[–-]\d+")
"""A number of the decimal file as most are: nothing else is made like it."""
_RECORDING = lazy(r"Recording of |Conversation (?:No\. )?\d+[–-]\d")
_YEARS = lazy(rf"(?:1[7-9]|20)\d\d(?: ?[–—-] ?(?:1[7-9]|20)?\d\d)?|{MONTH} (?:19|20)\d\d ?[–—-] ?{MONTH} (?:19|20)\d\d")
_RECORDS = lazy(r"(?:General )?Records of (?:the )?.*")
_CENTRAL = lazy(
    r"(?:(?:department of state )?central (?:foreign policy |decimal )?(?:files?|flies|piles|files?)|cfpf?"
    r"|decimal files?|state central files|paris peace conf\.)"
    r"(?:,? ?(?:19|20)\d\d(?: ?[–—-] ?(?:19)?\d\d)?)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def shape(text: str) -> str:
    """The shape of one element: a level that shows by itself, or what kind of title it is.

    Levels: repository, record_group, lot, accession, entry, box, reel, folder, page, file, form. Titles: central
    (the Central Files), files (“… Files”, “… Papers”), series (a title known as one), region, division, records
    (“Records of the …”), years, symbol (NSC 5422), title.

    >>> [shape(t) for t in ("Johnson Library", "RG 59", "Central Files 1964–66", "POL 7 US", "Rusk Files", "USSR")]
    ['repository', 'record_group', 'central', 'file', 'files', 'title']
    >>> [shape(t) for t in ("Country File", "Europe", "Office of the Historian", "1977–1980", "NSC 8/2", "Telegram")]
    ['series', 'region', 'division', 'years', 'symbol', 'form']
    """
    if _DATED_NUMBER.fullmatch(text):
        return "file"
    if shown := containers.level(text) or reference_codes.level(text):
        return shown
    for name, test in _TESTS:
        if test(text):
            return name
    return "title"


def is_institution(text: str) -> bool:
    """Whether an element reads as the name of an institution, known or not.

    >>> is_institution("University of Montana"), is_institution("Rusk Files")
    (True, False)
    """
    return _INSTITUTION.fullmatch(text) is not None and not is_files(text)


def is_files(text: str) -> bool:
    """Whether a title says that it is a body of records: “… Files”, “Papers of …”, “… Collection”."""
    if not (holds(text.lower(), _BODIES) and _FILES.search(text)):
        return False
    return not (_VERB.search(text) or _SINGLE.match(text))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("series")[key])


def _is_series(text: str) -> bool:
    folded = fold(text)
    titles = _words("titles")
    bare = folded.removesuffix(" series").removesuffix(" files").removesuffix(" file")
    return folded in titles or _SERIES.fullmatch(text) is not None or (bare != folded and bare in titles)


_NOTED = lazy(r" \([A-Z][^()]*\)\Z")


def _repository(text: str) -> object:
    return repository(_NOTED.sub("", text) if "(" in text else text)


_REDACTED = lazy(r"\[[^\[\]]*not declassified[^\[\]]*\]")
"""A title that was not released: “[text not declassified]”."""


def _is_office(text: str) -> bool:
    """Whether the whole element is the name of a division, whatever bodies of records end so: “Executive Registry”."""
    return text in table("series")["divisions"]


def _is_division(text: str) -> bool:
    head = next((head for head in table("series")["divisions"] if text.startswith(head)), None)
    goes_on = head is not None and text[len(head) : len(head) + 4] in (" of ", " for")
    return goes_on or text.endswith((" Division", " Staff", " Bureau", " Branch", " Secretariat", " Directorate"))


def is_region(text: str) -> bool:
    """Whether a title divides a file of countries or agencies: Europe, Far East, ACDA."""
    return fold(text) in _words("regions")


def is_subject(text: str) -> bool:
    """Whether a title divides what a region or an agency has: Disarmament, behind ACDA."""
    return fold(text) in _words("subjects")


_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("file", file_number.is_file_number),
    ("control", file_number.CONTROL.fullmatch),
    ("repository", _repository),
    ("central", _CENTRAL.fullmatch),
    ("form", _FORM.fullmatch),
    ("item", _RECORDING.match),
    ("years", _YEARS.fullmatch),
    ("symbol", file_number.is_symbol),
    ("redacted", _REDACTED.fullmatch),
    ("division", _is_office),
    ("series", _is_series),
    ("region", is_region),
    ("records", _RECORDS.fullmatch),
    ("files", is_files),
    ("division", _is_division),
)


def shapes(printed: list[str]) -> list[str]:
    """The shape of each element, as ``shape`` sees it and its neighbours tell.

    >>> shapes(["Ford Library", "Country File", "ACDA", "Disarmament"])[2:], shapes(["lot 66 D 1", "POL 7 US"])
    (['region', 'region'], ['lot', 'title'])
    """
    found = [shape(one) for one in printed]
    if "repository" in found[1:]:
        found[1:] = [
            ("region" if is_region(one) else "title") if kind == "repository" else kind
            for kind, one in zip(found[1:], printed[1:], strict=True)
        ]
    if "region" in found:
        found = [
            "region" if before == "region" and is_subject(one) else kind
            for before, kind, one in zip(["", *found], found, printed, strict=False)
        ]
    if found[0] == "repository":
        found = reference_codes.shapes(printed, found)
    if "page" in found:
        found = [
            "box" if kind == "page" and before == "series" and one[0] == "p" else kind
            for before, kind, one in zip(["", *found], found, printed, strict=False)
        ]  # a Russian *papka*, between *opis* and *delo*
    if "lot" in found:
        lot = found.index("lot")
        found[lot:] = [_in_lot(kind, one[0]) for kind, one in zip(found[lot:], printed[lot:], strict=True)]
    return found


def _in_lot(kind: str, first: str) -> str:
    """Inside a lot a subject-numeric number is the title of a folder: “POL 7, Visits and Meetings, 1969”."""
    return "title" if kind == "file" and first.isalpha() else kind
