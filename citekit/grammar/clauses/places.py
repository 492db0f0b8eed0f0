"""The parts of a place, each with its level: what bare capitals, codes and numbers are where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citekit.authority import kinds
from citekit.authority.note_words import words
from citekit.grammar.clauses import codes, items, names, surroundings
from citekit.grammar.clauses.elements import MARKS, Element
from citekit.grammar.clauses.levels import Force, coded, united
from citekit.grammar.clauses.surroundings import LEVELS
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


ENGLISH = frozenset(("uk", "us", "ca", "au", "nz", "ie", "in", "za"))


class _Reading(Struct):
    """A clause while its parts are given levels: what has been read, and what is in force."""

    text: str
    clause: Sequence[Element]
    force: Force
    out: list[Element] = field(default_factory=list)
    placed: bool = False
    """Whether a place has begun, in this clause or the one before."""
    skip: int = -1
    """The last element that was read with one before it."""


def located(text: str, clause: Sequence[Element], force: Force) -> list[Element]:
    """The elements of a clause, those of a place with their level as their kind."""
    country = force.country or next((c for e in clause if (c := _country_shown(text, e, force))), "")
    here = replace(force, archive=False, country=country)
    reading = _Reading(text, clause, here, placed=force.archive)
    for index, element in enumerate(clause):
        if index > reading.skip and (signature := _signature(reading, index)):
            reading.out.append(signature)
        elif index > reading.skip:
            reading.out += _READERS.get(element.kind, _as_it_is)(reading, index, element)
    return reading.out


def _country_shown(text: str, element: Element, force: Force) -> str:
    """The country of an archive that an element is, for what stands before it: “Roll 3, M92, RG 59, NARA”."""
    if element.kind == "record_group" and element.of(text).startswith(("RG", "Record Group")):
        return "us"
    return surroundings.country_of(text, element, force) if element.kind in ("repository", "sigil") else ""


_CODED = frozenset(("words", "weak", "sigil", "date", "year"))


def _signature(reading: _Reading, index: int) -> Element | None:
    """The stretch from an element to the next mark, where the archive's country has signatures of its form."""
    clause, text = reading.clause, reading.text
    if not (reading.force.archive and reading.force.country) or clause[index].kind not in _CODED:
        return None
    if (
        index
        and clause[index - 1].kind not in MARKS
        and clause[index - 1].kind not in ("repository", "sigil", "define")
    ):
        return None
    stop = index
    while stop + 1 < len(clause) and clause[stop + 1].kind in (*_CODED, "code", "unit"):
        stop += 1
    for last in range(stop, index - 1, -1):
        printed = text[clause[index].start : clause[last].end]
        level = codes.level_in(printed, reading.force.country, reading.force.archive_id)
        if level == "record_group" and any(e.kind == level for e in reading.out):
            continue
        if level and not (last < stop and text[clause[last].end : clause[last + 1].start] == ""):
            reading.skip = last
            return Element(level, clause[index].start, clause[last].end)
    return None


def _as_it_is(_reading: _Reading, _index: int, element: Element) -> list[Element]:
    return [element]


def _opens(reading: _Reading, _index: int, element: Element) -> list[Element]:
    """A bracket may hold a place of its own."""
    reading.force.archive = False
    return [element]


def _repository(reading: _Reading, index: int, element: Element) -> list[Element]:
    glued = (
        surroundings.glued(reading.text, reading.clause, index)
        if reading.force.archive and element.of(reading.text).isupper()
        else None
    )
    if glued is not None and any(e.kind == "repository" for e in reading.out):
        reading.skip = glued
        return _code(reading, index, Element("weak", element.start, reading.clause[glued].end))
    code = surroundings.country_of(reading.text, element, reading.force) or _country_signed(reading, index, element)
    reading.force.country = code or reading.force.country
    reading.force.archive_id = element.row.id if element.row else ""
    reading.force.archive = reading.placed = True
    return [replace(element, kind="repository", sure=element.sure or bool(code))]


def _country_signed(reading: _Reading, index: int, element: Element) -> str:
    """The country of the one archive of an abbreviation whose signatures have the form of the code behind it."""
    behind = [e for e in reading.clause[index + 1 : index + 3] if e.kind not in MARKS]
    borne = {row.country for row in reading.force.known.bearers(element.of(reading.text))}
    if len(borne) < 2 or not behind:
        return ""
    printed = behind[0].of(reading.text)
    fitting = {code for code in borne if codes.fits(printed, code)}
    return fitting.pop() if len(fitting) == 1 else ""


def _capitals(reading: _Reading, index: int, element: Element) -> list[Element]:
    """Bare capitals: an archive, the head of a code, a body of records at the end of a place, or words."""
    text, clause, out = reading.text, reading.clause, reading.out
    if surroundings.is_archive(text, clause, index, reading.force, out):
        return _repository(reading, index, element)
    glued = surroundings.glued(text, clause, index)
    printed = element.of(text)
    if printed in words("states"):
        return [replace(element, kind="words")]
    if glued is not None and _is_in_an_item(reading):
        reading.skip = glued
        return [replace(element, kind="words", end=clause[glued].end)]
    if glued is not None:
        reading.skip = glued
        if clause[glued].kind == "year" and re.search(r"[–−-]", clause[glued].of(text)):
            return [replace(element, kind="collection", end=clause[glued].end)]
        return _code(reading, index, Element("weak", element.start, clause[glued].end))
    if not (surroundings.ends(clause, index) and surroundings.has_place(out)):
        return [replace(element, kind="words")]
    later = any(e.kind in ("sigil", "repository") for e in clause[index + 1 :])
    if printed[-1] in surroundings.BODIES or reading.force.archive or later:
        return [replace(element, kind="collection")]
    return _repository(reading, index, element)


def _is_in_an_item(reading: _Reading) -> bool:
    """Whether words that name a document have begun behind the last part: “…, Report by Ober, LND 3”."""
    for element in reversed(reading.out):
        if element.kind in LEVELS:
            return False
        if element.kind == "words" and items.is_headed(element.of(reading.text)):
            return any(e.kind in LEVELS for e in reading.out)
    return False


def _code(reading: _Reading, index: int, element: Element) -> list[Element]:
    """What may be a code is one where a place has begun, or where the body of records that it numbers follows."""
    begun = reading.placed or reading.force.archive or surroundings.has_place(reading.out)
    if begun or surroundings.heads(reading.clause, index):
        return coded(reading.text, element, reading.out, reading.force)
    return [element]


_DOCUMENT = lazy(r"[A-Z]{1,3}(?:-[A-Z]{1,2})?\([A-Z\d]{1,3}\)")
"""How the papers of a cabinet or a council are numbered: “CC(57)42”, “C-M(57)103”."""


def _firm_code(reading: _Reading, index: int, element: Element) -> list[Element]:
    begun = reading.placed or surroundings.has_place(reading.out)
    held = any(e.kind in ("repository", "sigil", "code") for e in reading.clause[index + 1 :])
    if not begun and held and _DOCUMENT.match(reading.text, element.start):
        return [replace(element, kind="words")]
    return coded(reading.text, element, reading.out, reading.force, strong=True)


def _plain_words(reading: _Reading, index: int, element: Element) -> list[Element]:
    """Words, or an abbreviation before its number."""
    if surroundings.counts(reading.text, reading.clause, index, reading.out):
        reading.skip = index + 1
        return [Element("file", element.start, reading.clause[index + 1].end)]
    if not surroundings.abbreviates(reading.text, reading.clause, index):
        return [element]
    reading.skip = index + 1
    return _code(reading, index, Element("weak", element.start, reading.clause[index + 1].end))


_POINTING = lazy(r" (?:below|above|supra|infra)\b")
"""What makes a number that of a note: “no. 8 below”."""


def _unit(reading: _Reading, index: int, element: Element) -> list[Element]:
    page = element.unit is not None and element.unit.level == "page"
    if (
        element.unit is None
        or (page and surroundings.adjoins(reading.text, reading.clause, index))
        or _numbers(reading, index)
    ):
        return [replace(element, kind="words")]
    if _POINTING.match(reading.text, element.end):
        return [element]
    if _is_a_house(reading, element):
        return _repository(reading, index, replace(element, kind="repository"))
    if _is_of_the_name(reading, element):
        reading.out[-1] = replace(reading.out[-1], end=element.end)
        return []
    return united(reading.text, element, reading.out, reading.force)


def _is_a_house(reading: _Reading, element: Element) -> bool:
    """Whether a named archive that heads a place is the archive: “Archivio Antico di Lund: vol. 27”."""
    named = element.unit is not None and reading.text[element.unit.number].isupper()
    return named and not reading.force.archive and not reading.out and names.is_keeper(element.of(reading.text))


_NARROWED = frozenset(("box", "reel", "folder", "file"))


def _is_of_the_name(reading: _Reading, element: Element) -> bool:
    """Whether a volume belongs to the name directly before it: “Box 6, Harbour Journal Vol. 4”."""
    out = reading.out
    if not out or out[-1].kind not in ("words", "collection") or reading.text[out[-1].end : element.start] != " ":
        return False
    volume = element.unit is not None and element.unit.word in _VOLUMES
    return volume and any(e.kind in _NARROWED for e in out[:-1])


_VOLUMES = frozenset(("vol", "volume", "part", "pt", "no"))


def _numbers(reading: _Reading, index: int) -> bool:
    """Whether a number belongs to the kind of document directly before it: “Despatch No. 12”."""
    before = reading.clause[index - 1] if index else None
    unit = reading.clause[index].unit
    if before is None or unit is None or unit.word not in _NUMBER_WORDS:
        return False
    if before.kind == "comma" and index > 1 and reading.clause[index - 2].kind == "words":
        behind = reading.clause[index + 1 : index + 6]
        return items.is_sent(reading.clause[index - 2].of(reading.text)) and any(e.kind == "date" for e in behind)
    if before.kind != "words":
        return False
    if reading.text[before.end : reading.clause[index].start].strip():
        return False
    words = before.of(reading.text).split(" ")
    if unit.level != "page" and not any(e.kind == "date" for e in reading.clause[index + 1 : index + 8]):
        return False
    return any(kinds.whole(" ".join(words[-n:])) for n in (1, 2, 3))


_NUMBER_WORDS = frozenset(
    ("no", "nos", "nr", "n°", "nº", "n", "num", "núm", "č", "br", "št", "бр", "№", "nro", "n.º", "п")
)
"""What numbers a document as well as a file: “Despatch No. 12”, “telegrama n.º 61”."""


def _group(reading: _Reading, _index: int, element: Element) -> list[Element]:
    """A record group; *I. HA* is a house of its archive."""
    return [replace(element, kind="division" if re.match(r"I{1,3}\.", element.of(reading.text)) else "record_group")]


def _same(reading: _Reading, _index: int, element: Element) -> list[Element]:
    """An *ibid.*: the archive before is in force."""
    reading.force.archive = reading.placed = True
    return [element]


def _day(reading: _Reading, index: int, element: Element) -> list[Element]:
    number = surroundings.is_number(reading.text, reading.clause, index, reading.out)
    return [replace(element, kind="record_group") if number else element]


def _year(reading: _Reading, index: int, element: Element) -> list[Element]:
    """A year directly behind a code is the code's: “KD 84/17 1891”."""
    last = reading.out[-1] if reading.out else None
    behind = reading.clause[index + 1].kind if index + 1 < len(reading.clause) else "end"
    if (
        last
        and last.kind == "file"
        and reading.text[last.end : element.start] == " "
        and behind in ("comma", "end", "stop")
    ):
        reading.out[-1] = replace(last, end=element.end)
        return []
    return [element]


_READERS: dict[str, Callable[[_Reading, int, Element], list[Element]]] = {
    "open": _opens,
    "repository": _repository,
    "sigil": _capitals,
    "weak": _code,
    "code": _firm_code,
    "words": _plain_words,
    "unit": _unit,
    "record_group": _group,
    "ibid": _same,
    "date": _day,
    "year": _year,
}
