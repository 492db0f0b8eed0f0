"""Where a document lies: its levels of archival description, and the variables of CSL that name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.model.levels import widest_first
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Document, Part, ResolvedPart

Level = tuple[str, str]
"""A level of description and what stands there: ``("box", "Box 3")``."""

COLLECTION = ("collection", "lot", "division", "record_group")
REPOSITORY = ("division", "repository")
LOCATION = ("series", "entry", "box", "reel", "folder", "file")


class Layout(Struct, frozen=True):
    """How a style names a place: which way the levels run in a variable, and what stands between them.

    ``collection_inward`` from the record group down, for a style that prints the repository before the collection;
    ``location_inward`` from the series down, for one that prints the collection before the location. ``unit`` are
    the levels that stand apart, as ``part-title``.
    """

    collection_inward: bool = False
    location_inward: bool = False
    separator: str = ", "
    unit: tuple[str, ...] = ()
    inside: bool = False
    """Whether a comma stands inside of closing quotation marks."""

    def joined(self, texts: Iterable[str]) -> str:
        """Levels in one variable.

        >>> Layout(inside=True).joined(['"CO 312"', "Box 12"]), Layout().joined(['"CO 312"', "Box 12"])
        ('"CO 312," Box 12', '"CO 312", Box 12')
        """
        whole = self.separator.join(texts)
        return whole.replace('", ', '," ') if self.inside else whole


OUTWARD = Layout()
_CALLED_PAGE = lazy(r"pp?\.|pages? ", re.IGNORECASE)


def printed(parts: Sequence[Part | ResolvedPart], citation: Citation | None = None) -> list[Level]:
    """The levels as the note names them, misprints corrected, from the wide to the narrow.

    In the ``citation`` that they are parts of, a title has its quotation marks and a bare number the word “file”.

    >>> from citekit.records.parsing import parse
    >>> found = parse("Memo, Ober to Lund, 5/3/65, “CO 312,” Box 12, Lund Papers, LBJ Library.").citations[0]
    >>> printed(found.parts, found)[-1], printed(found.parts)[-1]
    (('folder', '"CO 312"'), ('folder', 'CO 312'))
    """
    named = zip(widest_first(parts), as_printed(parts, citation), strict=True)
    return [(level, getattr(part, "reading", None) or text) for part, (level, text) in named]


def as_printed(parts: Sequence[Part | ResolvedPart], citation: Citation | None = None) -> list[Level]:
    """The levels to the letter, misprints and all, from the wide to the narrow."""
    return [(part.level, _in_its_words(part, citation)) for part in widest_first(parts)]


_QUOTED = lazy(r"[“\"][^“”\"]*[”\"]")
_STOPPED = lazy(r"[“\"]([^“”\"]+),[”\"]")
_LABEL = lazy(r"\b[Ff]iles? \Z")
_TITLED = lazy(r"(?:[Ff](?:older|ile)\s+)?[“\"](?P<title>[^“”\"]+?),?[”\"](?:\s+(?:folder|file))?")
_FOLDER_NUMBER = lazy(r"(?:folders?|fldr|files?)\b\.? ?[\dA-Z][\w/–-]{0,7}", re.IGNORECASE)


def _in_its_words(part: Part | ResolvedPart, citation: Citation | None) -> str:
    """A level with what stands around it and belongs to it."""
    if citation is None or citation.resolved is not None or not citation.text:
        return part.text
    start, end = part.start - citation.start, part.end - citation.start
    if start > 0 and _QUOTED.fullmatch(citation.text, start - 1, end + 1 + citation.text.startswith((",", "."), end)):
        return f'"{part.text}"'  # in which a processor sets those of the language, and punctuation as it has it
    if part.level == "file" and part.text.isdigit() and (label := _LABEL.search(citation.text, 0, max(start, 0))):
        return label[0] + part.text
    return _STOPPED.sub(r'"\1"', part.text) if "," in part.text else part.text


def _title(text: str) -> str:
    """A folder's title without its quotation marks and the word, for a style that sets both.

    >>> _title("folder “Poland (1981),”"), _title("“CO 312” folder"), _title("Trade")
    ('Poland (1981)', 'CO 312', 'Trade')
    """
    found = _TITLED.fullmatch(text)
    return found["title"] if found else text


def variables(levels: Sequence[Level], layout: Layout = OUTWARD) -> CslItem:
    """The archive's variables: ``archive``, ``archive_collection``, ``archive_location``, ``call-number``, ``page``.

    A division belongs to its record group where there is one, else to the repository. The call number is that of
    the accession, under which a records center keeps its boxes. ``part-title`` is
    what the layout sets apart.

    >>> levels = [("repository", "National Archives"), ("record_group", "RG 59"), ("collection", "Office Files"),
    ...           ("box", "Box 3"), ("folder", "USSR")]
    >>> for variable, text in variables(levels).items(): print(variable, "=", text)
    archive = National Archives
    archive_collection = Office Files, RG 59
    archive_location = USSR, Box 3
    >>> variables(levels, Layout(collection_inward=True, separator="; "))["archive_collection"]
    'RG 59; Office Files'
    """
    grouped = any(level == "record_group" for level, _ in levels)
    item = {
        "archive": _ranked(levels, ("repository",) if grouped else REPOSITORY, layout),
        "archive_collection": _ranked(levels, COLLECTION if grouped else ("collection", "lot"), layout),
        "archive_location": _run(
            [level for level in levels if _is_within(level) and not _is_apart(level, layout)], layout
        ),
        "call-number": _run([level for level in levels if level[0] == "accession"], layout),
        "part-title": _run([(name, _title(text)) for name, text in levels if _is_apart((name, text), layout)], layout),
        "page": _run([level for level in levels if _is_page(level)], layout).removeprefix("pp. ").removeprefix("p. "),
    }
    return {variable: text for variable, text in item.items() if text}


def _is_apart(level: Level, layout: Layout) -> bool:
    """Whether a style sets a level apart: a folder that has a title, and is not only numbered."""
    return _is_within(level) and level[0] in layout.unit and not _FOLDER_NUMBER.fullmatch(level[1])


def _is_within(level: Level) -> bool:
    """Whether a level says where in its collection something lies; a leaf does, and a page is one of a document."""
    return level[0] in LOCATION or (level[0] == "page" and not _is_page(level))


def _is_page(level: Level) -> bool:
    """Whether a level is a page that is called so; a number without a word may be that of a leaf or of a piece."""
    return level[0] == "page" and _CALLED_PAGE.match(level[1]) is not None


def _ranked(levels: Sequence[Level], wanted: tuple[str, ...], layout: Layout) -> str:
    """The texts of these levels in their order, the narrower of two alike first; inward, in that of the note."""
    if layout.collection_inward:
        found = [text for level, text in levels if level in wanted]
    else:
        found = [text for name in wanted for level, text in reversed(levels) if level == name]
    return layout.joined(found)


def _run(levels: Sequence[Level], layout: Layout) -> str:
    ordered = levels if layout.location_inward else reversed(levels)
    return layout.joined(text for _, text in ordered)


def held(citation: Citation, document: Document | None) -> tuple[list[Level], str | None]:
    """The levels under today's custodian, and the place where it is; those of the note where that is not known.

    Everything that the note names below the repository stays: only names that have changed are exchanged.
    """
    from citekit import authority

    levels = printed(citation.resolved if citation.resolved is not None else citation.parts, citation)
    own = citation.described.date if citation.described else None
    own = None if own and own.startswith("--") else own  # a day without a year is none to go by
    if citation.role == "source" and document is not None:
        own = own or document.date
    holding = authority.held(citation, date=own, years=_years(document))
    if holding is None:
        return levels, None
    levels = _named(levels, "repository", holding.repository, after=())
    if holding.record_group:
        number = holding.record_group.removeprefix("RG ")
        levels = _named(levels, "record_group", f"Record Group {number}", after=("repository",))
    if holding.collection:
        levels = [(level, text) for level, text in levels if level != "series" or text != holding.collection]
        levels = _named(levels, "collection", holding.collection, after=("repository", "record_group", "division"))
    return levels, holding.place


def _named(levels: list[Level], level: str, text: str, *, after: tuple[str, ...]) -> list[Level]:
    """The levels with the first of this kind named so; put behind those of ``after`` where there is none."""
    for place, (known, _) in enumerate(levels):
        if known == level:
            return [*levels[:place], (level, text), *levels[place + 1 :]]
    place = max((n for n, (known, _) in enumerate(levels, 1) if known in after), default=0)
    return [*levels[:place], (level, text), *levels[place:]]


def _years(document: Document | None) -> tuple[int, int] | None:
    """The years that the document's volume is about: 1961–1963."""
    found = re.findall(r"\d{4}", document.volume.subseries or "") if document and document.volume else []
    return (int(found[0]), int(found[-1])) if found else None
