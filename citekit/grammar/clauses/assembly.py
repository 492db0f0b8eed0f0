"""The citations of one clause: parts of places put together, and parted where another begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.note_words import either
from citekit.grammar.clauses import codes, items
from citekit.grammar.clauses.cite import Cite
from citekit.grammar.clauses.leading import has_day, lead
from citekit.grammar.clauses.places import ENGLISH
from citekit.grammar.clauses.stretches import TOWN, aside, chunks, name, stripped
from citekit.grammar.clauses.surroundings import LEVELS, country_of
from citekit.grammar.clauses.towns import is_town
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.grammar.clauses.elements import Element
    from citekit.grammar.clauses.levels import Force


def cited(text: str, clause: Sequence[Element], force: Force) -> list[Cite]:
    """The citations of one clause."""
    found: list[Cite] = []
    cite = Cite(country=force.country)
    pending: list[Element] = []
    for element in clause:
        if element.kind not in LEVELS:
            if element.kind == "close" and cite.placed and _closes(text, cite, element):
                _right(text, cite, pending)
                found.append(cite)
                cite, pending = Cite(country=force.country), []
                continue
            pending.append(element)
            continue
        if cite.placed and (_parts_company(text, cite, pending, element) or not _joins(text, cite, pending)):
            pending = _right(text, cite, pending)
            found.append(cite)
            cite = Cite(country=force.country)
        if cite.placed:
            _between(text, cite, pending)
        else:
            lead(text, cite, pending, element, found)
        pending = []
        _add(text, cite, element, force)
    if cite.placed:
        _right(text, cite, pending)
        found.append(cite)
    for one in found:
        _widen(one)
    return found


def _widen(cite: Cite) -> None:
    """Names before a box, where no archive and no body of records is named, are bodies: “Commercio, cart. 228”."""
    if cite.has("repository", "collection", "record_group", "ibid", "file") or cite.parts[0][0] != "folder":
        return
    first = cite.parts[0]
    cite.parts = [
        ("collection", *first[1:]),
        *((("series" if p[0] == "folder" else p[0]), *p[1:]) for p in cite.parts[1:]),
    ]


def _closes(text: str, cite: Cite, close: Element) -> bool:
    """Whether a bracket ends the citation that began in it: nothing of it stands before, no comma behind."""
    start = min(a for _, a, _ in cite.parts)
    opened = text.count("(", start, close.start) + text.count("[", start, close.start)
    closed = text.count(")", start, close.start) + text.count("]", start, close.start)
    return (
        opened <= closed
        and not text.startswith((",", " ,"), close.end)
        and text[close.end : close.end + 1] in (" ", "")
    )


def _parts_company(text: str, cite: Cite, pending: Sequence[Element], element: Element) -> bool:
    """Whether another citation begins: an *ibid.*, a code or an archive of its own, or another document."""
    words = stripped(pending)
    printed = text[words[0].start : words[-1].end] if words else ""
    joined = any(e.kind == "signal" and _AND.fullmatch(e.of(text).strip()) for e in pending) or _AND.match(printed)
    if element.kind == "ibid":
        return cite.has("repository", "ibid") or not _ENDS_THERE.match(text, element.end)
    if element.kind == "repository" and not cite.has(*_NARROW):
        return cite.has("page") and not cite.has("repository")
    dated = any(e.kind == "date" for e in words)
    sent = bool(words) and items.is_headed(printed) and (dated or (items.is_sent(printed) and bool(joined)))
    if sent and cite.has("item"):
        return True
    if (
        element.kind == "file"
        and cite.has("file")
        and (joined or (element.sure and cite.sure))
        and not (words and len(printed) > 5)
    ):
        return True
    if cite.parts[-1][0] == "ibid" and element.kind == "repository":
        return True
    if element.kind == "repository" and cite.has("repository"):
        return bool(
            joined or sent or (cite.parts[-1][0] not in ("repository", "division", "item") and _first_is_archive(cite))
        )
    return False


_AND = lazy(r"(?:(?:and|und|et|e|y|i)\b|&)")


def _is_told_by_its_year(cite: Cite, rest: Sequence[Element], printed: str) -> bool:
    """Whether a title of some words with its year stands behind a file, as abroad: a document, and no folder."""
    named = printed.count(" ") >= _TITLE_WORDS and printed[0].isupper()
    narrow = cite.parts[-1][0] in ("file", "box", "folder")
    return cite.country not in ENGLISH and narrow and named and rest[-1].kind == "year" and len(rest) > 1


_TITLE_WORDS = 3
_SMALL = lazy(r"(?<!\S)[a-z]{3,}(?!\S)")
_HEREAFTER = lazy(rf"\b(?:{either('defining')})\b")
_ENDS_THERE = lazy(r"\.?(?:\s*[;)\]]|\s*\Z)")
_NARROW = (
    "file",
    "box",
    "folder",
    "collection",
    "series",
    "record_group",
    "reel",
    "entry",
    "lot",
    "item",
    "division",
    "accession",
    "ibid",
    "repository",
)


def _first_is_archive(cite: Cite) -> bool:
    return next((level for level, _, _ in cite.parts if level != "item"), "") == "repository"


def _joins(text: str, cite: Cite, pending: Sequence[Element]) -> bool:
    """Whether what stands between two parts lets them belong together: names, days and marks, but no sentence."""
    words = stripped(pending)
    if not words:
        return True
    printed = text[words[0].start : words[-1].end]
    if items.is_prose(printed):
        return False
    if (
        words[0].kind == "words"
        and printed[0].islower()
        and ((cite.country in ENGLISH and printed.isascii()) or len(printed.split()) > 6)
    ):
        return items.is_headed(printed) or (any(e.kind == "date" for e in words) and items.is_between(printed))
    return True


def _between(text: str, cite: Cite, pending: Sequence[Element]) -> None:
    """Words between parts of a place: named bodies, or the item where a day stands in them."""
    while pending and pending[0].kind == "aside":
        aside(text, cite, pending[0])
        pending = pending[1:]
    rest = stripped(pending)
    if not rest:
        return
    printed = text[rest[0].start : rest[-1].end]
    dated = any(e.kind == "date" or (e.kind == "aside" and has_day(text, e)) for e in rest)
    if not cite.has("item") and (dated or items.is_sent(printed) or items.is_authored(printed)) and cite.placed:
        _item(text, cite, rest)
        return
    if cite.has("item") and dated and len(rest) == 1:
        cite.add("item", rest[0].start, rest[0].end)
        return
    defines = any(e.kind == "define" for e in pending) and TOWN.fullmatch(printed) is not None
    if cite.parts[-1][0] in ("repository", "division") and (is_town(printed) or defines):
        defined = next((e.end for e in pending if e.kind == "define" and e.start >= rest[-1].end), rest[-1].end)
        cite.town(rest[0].start, defined)
        return
    if cite.parts[-1][0] in ("repository", "division") and len(rest) > 1 and is_town(rest[0].of(text)):
        cite.town(rest[0].start, rest[0].end)
        rest = stripped(rest[1:])
    for a, b in chunks(rest):
        name(text, cite, a, b)


def _item(text: str, cite: Cite, rest: list[Element]) -> None:
    """The item, without the codes and capitals that stand before it: “B 12, 844, Aufzeichnung vom 3. 2. 1961”."""
    rest = _from_the_sender(text, cite, rest)
    while len(rest) > 2 and rest[1].kind == "comma" and _is_code(rest[0].of(text)):
        bare = rest[0].of(text)
        if any(map(str.isdigit, bare)):
            cite.add("file", rest[0].start, rest[0].end)
        else:
            name(text, cite, rest[0].start, rest[0].end)
        rest = rest[2:]
    if len(rest) > 1 and rest[-1].kind == "aside" and codes.weak(text[rest[-1].start + 1 : rest[-1].end - 1]):
        cite.add("item", rest[0].start, rest[-2].end)
        cite.add("file", rest[-1].start + 1, rest[-1].end - 1)
        return
    cite.add("item", rest[0].start, rest[-1].end)


def _from_the_sender(text: str, cite: Cite, rest: list[Element]) -> list[Element]:
    """The words from those on that say who wrote to whom; bodies that stand before are the place's."""
    starts = [n + 1 for n, e in enumerate(rest[:-1]) if e.kind == "comma" and rest[n + 1].kind == "words"]
    if items.is_headed(text[rest[0].start : rest[-1].end]):
        return rest
    sent = next((n for n in starts if items.is_sent(rest[n].of(text))), 0)
    for a, b in chunks(rest[:sent]):
        name(text, cite, a, b)
    return rest[sent:]


_CAPITALS = lazy(r"[A-ZÇĞİÖŞÜ]{2,8}|(?:[A-ZÇĞİÖŞÜ]{1,5}\.)+(?:[A-ZÇĞİÖŞÜ]{1,5}\.?)?")


def _is_code(printed: str) -> bool:
    return printed.isdigit() or _CAPITALS.fullmatch(printed) is not None or (codes.weak(printed) and "/" in printed)


def _add(text: str, cite: Cite, element: Element, force: Force) -> None:
    """A part, at its level; a wider archive behind a narrower one is the repository."""
    level = element.kind
    if level == "repository":
        country = country_of(text, element, force)
        if cite.has("repository"):
            n = max(i for i, p in enumerate(cite.parts) if p[0] == "repository")
            if _first_is_archive(cite):
                level = "division" if not element.row else "repository"
            else:
                cite.parts[n] = ("division", *cite.parts[n][1:])
        cite.agency = element.row is not None and element.row.agency
        force.archive = True
        if country:
            cite.country = force.country = country
    elif level == "collection" and cite.has("collection"):
        level = "series"
    cite.sure |= element.sure
    cite.add(level, element.start, element.end)


def _right(text: str, cite: Cite, pending: Sequence[Element]) -> list[Element]:
    """What stands behind the last part of a place: brackets, the town, the item; the rest comes back."""
    pending = list(pending)
    while pending and pending[0].kind == "aside":
        aside(text, cite, pending.pop(0))
    while pending and pending[0].kind == "define" and (len(pending) > 1 or not _HEREAFTER.search(pending[0].of(text))):
        cite.end = pending.pop(0).end
    rest = stripped(pending)
    if not rest:
        return []
    printed = text[rest[0].start : rest[-1].end]
    if items.is_prose(printed) or not _takes(text, cite, rest, printed):
        return pending
    return []


def _takes(text: str, cite: Cite, rest: list[Element], printed: str) -> bool:
    """Take the words behind a place as its town, its item or its narrowest body; whether they are any of these."""
    last = cite.parts[-1][0]
    dated = any(e.kind == "date" for e in rest)
    if last == "repository" and text[cite.end : rest[0].start] == " " and len(_SMALL.findall(printed)) > 1:
        return False
    if rest[0].kind == "quote" and printed[1:].lstrip()[:1].islower():
        return False
    if (
        last in ("repository", "division")
        and not any(e.kind in ("date", "year") for e in rest)
        and TOWN.fullmatch(printed)
    ):
        cite.town(rest[0].start, rest[-1].end)
    elif cite.has("item") and len(rest) == 1 and rest[0].kind in ("date", "year"):
        cite.add("item", rest[0].start, rest[0].end)
    elif cite.has("item") and printed.startswith("etc."):
        cite.extend(rest[-1].end)
    elif not cite.has("item") and (
        (items.is_headed(printed, small=False) and not items.is_several(printed))
        or (dated and (not printed[0].islower() or items.is_between(printed)))
        or _is_told_by_its_year(cite, rest, printed)
    ):
        _item(text, cite, rest)
    elif last == "file" and (dated or _AND.match(printed) or _LEADS_ON.search(printed)):
        return False
    elif last in _NAMED if cite.has("item") else cite.has("repository", "collection"):
        if printed[0].islower() and (cite.has("item") or printed.isascii()):
            return False
        for a, b in chunks(rest):
            name(text, cite, a, b)
    else:
        return False
    return True


_LEADS_ON = lazy(r" (?:in|im|aus|at|en|dans|v|w|u)\Z")
_NAMED = ("box", "folder", "series", "collection", "file")
"""Levels behind which a name is that of something narrower."""
