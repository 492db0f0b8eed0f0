"""Two readings of one note, and what is taken of each.

The grammar of *Foreign Relations* looks for what announces a location; the reader of clauses takes a note as historians
write them, item and place. Where both read the same words, the one that accounts for more of them holds: a clause with
its item, an archive that is not the government's. What only one of them reads is kept.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from citekit.authority import kinds
from citekit.authority.known import OURS
from citekit.grammar import holders
from citekit.grammar.clauses import items, names, printed, reader
from citekit.grammar.text import dates
from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from citekit.authority.known import Archives

LONGEST = 20_000
"""Characters: a longer text is no note."""

_SIGNS = lazy(
    r"[^\W\d_a-zà-žα-ωа-я]{2}|[A-Z][a-z]{0,3}[A-Z]|\d/ ?\d|\b[A-Z]{1,2}\.? ?\d{2}|[A-Z]\. ?[A-Z]\. ?[A-Z]\."
    r"|[Pp]apers|[Cc]ollection|[Ff]ond[os]?\b|Nachla|Mss\b|[Aa]r[ck]h|[Aa]rki[vs]|[Aa]rchief|[Aa]rgief"
    r"|[Aa]rxiu|Αρχεί|[Аа]рх[иі]в|[Bb]ibl|Librar|Universit|Museum|Societ|[Dd]iary|[Bb]ox|[Ee]bd|[Ii]vi\b"
    r"|\b[a-zščćžа-я]{1,4}\. ?\d|[\u0531-\u1dff]{3}|[^\x00-\u2e7f]{3}"
)
"""One of these stands in every note that the reader of clauses can read."""

_ABROAD = lazy(
    r"\b[A-Z]{1,4} ?\d{1,4}/\d|Add\. MS|\b(?:TNA|PRO)\b"
    r"|\b(?:Papers|Archiv\w*|Library|Collection|fonds|Nachla(?:ss|ß))\b"
)
"""What may be of another archive beside the government's."""

_EDITORIAL = lazy(
    r"not printed|source text|[Tt]elegrams? \w+ ?\d* (?:to|from|of)\b|Foreign Relations, 1|not declassified"
    r"|[Tt]he Embassy|\b[Ff]or (?:the |full |the full )?text\b|\b[Ff]ootnote \d|Public Papers:"
)
"""How the editors of *Foreign Relations* speak, and hardly anybody else."""

_IMPRINTED = lazy(r"\((?:[A-Z][^():\d]+: [^()\d]+,? )(?:1[5-9]|20)\d\d\)")
"""Town, publisher and year."""

_DATED = lazy(r"[\d\]],? (?:in |at )?\Z")


def merged(text: str, start: int, end: int, found: Sequence[Statement], archives: Archives = OURS) -> list[Statement]:
    """The citations of ``text[start:end]``: those ``found``, and those of the clauses where they read better."""
    found = [s for s in _apart(found) if not _is_a_work(text, s)]
    own = bool(archives.taught or archives.learned)
    if end - start > LONGEST or not (own or _SIGNS.search(text, start, end)):
        return found
    editors = start > 0 or _is_foreign_relations(text, found) or _EDITORIAL.search(text, start, end) is not None
    if editors and not own and _is_covered(text, start, end, found):
        return found
    out = list(found)
    waiting: list[Statement] = []
    for cite in reader.read(text, start, end, archives):
        waiting = waiting if waiting and cite.start - waiting[-1].end < _NEAR else []
        rivals = [s for s in out if s.start < cite.end and cite.start < s.end]
        if _holds(text, cite, rivals, archives, editors=editors):
            out = [s for s in out if s not in rivals]
            out += [*(w for w in waiting if not any(s.start < w.end and w.start < s.end for s in out)), cite]
            waiting = []
        elif _is_sent_on_a_day(_item(text, cite)):
            waiting.append(cite)
    return _apart(sorted(out, key=lambda s: s.start))


def _holds(text: str, cite: Statement, rivals: Sequence[Statement], archives: Archives, *, editors: bool) -> bool:
    """Whether a citation of the clauses takes the place of its ``rivals``, or stands where there is none."""
    if editors and not (_improves(text, cite, rivals) if rivals else _is_elsewhere(text, cite, archives)):
        return False
    if cite.kind == "ibid" and cite.segments[0].kind == "item" and not _is_joined(text, cite):
        return False
    return all(_gives_way(text, s, cite, archives, editors=editors) for s in rivals)


def held(text: str, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of a note that has no lead, without locations that cite a printed work and name no archive."""
    return [Statement("remark", (Segment("remark", s.start, s.end),)) if _is_work(text, s) else s for s in statements]


def _is_work(text: str, statement: Statement) -> bool:
    if statement.kind != "location":
        return False
    levels = {segment.kind for segment in statement.segments}
    if levels & {"lot", "record_group", "box", "accession", "reel"}:
        return False
    begin = max(text.rfind(mark, 0, statement.start) + 1 for mark in ";.")
    stop = text.find(";", statement.end)
    clause = text[begin : stop if stop >= 0 else len(text)].strip()
    named = next((s.of(text) for s in statement.segments if s.kind == "repository"), None)
    if named is not None and "file" in levels:
        return False
    return printed.is_work(clause) if named is None else _IMPRINTED.search(clause) is not None


_NEAR = 8
"""Characters between documents that share a place: “, and ”."""


def _item(text: str, cite: Statement) -> str:
    return next((s.of(text) for s in cite.segments if s.kind == "item"), "")


_HELD = frozenset(("lot", "box", "accession", "file", "record_group", "reel", "entry"))


def _is_a_work(text: str, statement: Statement) -> bool:
    """Whether what was taken for a place is a printed work: a publisher and a year, and no box."""
    held = any(s.kind in _HELD for s in statement.segments)
    return statement.kind == "location" and not held and printed.is_published(text[statement.start : statement.end])


def _improves(text: str, cite: Statement, rivals: Sequence[Statement]) -> bool:
    """Whether a reading by clauses tells more of a note of the editors: a document joined to its place by a comma."""
    if any(_is_garbled(text, s) and cite.start >= s.start - len("MS. ") for s in rivals):
        return True
    return _is_joined(text, cite, by=(",", ":"))


def _apart(found: Sequence[Statement]) -> list[Statement]:
    """The citations that do not begin within one before them."""
    out: list[Statement] = []
    for cite in found:
        if not out or cite.start >= out[-1].end:
            out.append(cite)
    return out


def _begins_a_title(words: str) -> bool:
    """Whether words begin with documents in the plural, as a folder's title does: “Cables to Ober”."""
    found = kinds.match(words)
    return found is not None and found[0].is_several(words[: found[1]])


def _points_within(text: str, crossref: Statement) -> bool:
    """Whether a note points to a document or footnote of its volume; “Doc. 7” is also a leaf in a bundle."""
    pointing = any(s.kind in ("document", "footnote") for s in crossref.segments)
    return pointing and not text.startswith(("Doc. ", "doc. "), crossref.start)


def _is_foreign_relations(text: str, found: Sequence[Statement]) -> bool:
    """Whether a note speaks as *Foreign Relations* does: of the government's files, or of its own documents."""
    return any(
        (s.kind == "crossref" and _points_within(text, s))
        or (s.kind in ("location", "ibid") and holders.is_governments(text, s))
        for s in found
    )


def _is_covered(text: str, start: int, end: int, found: Sequence[Statement]) -> bool:
    """Whether nothing outside the citations ``found`` may be of an archive, and no document's name leads to one."""
    here = start
    for cite in found:
        if _is_garbled(text, cite):
            return False
        if cite.kind == "location" and _DATED.search(text, max(start, cite.start - 8), cite.start):
            return False
        if _ABROAD.search(text, here, cite.start):
            return False
        here = cite.end
    return not _ABROAD.search(text, here, end)


def _is_joined(text: str, cite: Statement, by: Collection[str] = (",", ", in", ", in:", ":")) -> bool:
    """Whether a comma alone parts an item from its place: “Hale to Pell, May 3, 1956, Truman Library, …”."""
    parts = [s for s in cite.segments if s.kind not in ("separator", "words")]
    joints = [(a, b) for a, b in pairwise(parts) if text[a.end : b.start].strip() in by]
    return any(
        (a.kind == "item" and (a is parts[0] or _is_sent_on_a_day(a.of(text))))
        or (b.kind == "item" and _is_sent_on_a_day(b.of(text)))
        for a, b in joints
    )


def _is_sent_on_a_day(item: str) -> bool:
    return items.is_sent(item) and next(dates.find(item), None) is not None


_NAMED_LEVELS = frozenset(("folder", "series", "item", "collection", "unknown"))


_PLACED = _NAMED_LEVELS - {"item"}


def _is_garbled(text: str, statement: Statement) -> bool:
    """Whether a part swallowed what is none: a semicolon, a whole sentence, a document behind a folder's name."""
    return any(s.kind in _NAMED_LEVELS and _has_swallowed(s.of(text), s.kind) for s in statement.segments)


def _has_swallowed(part: str, level: str) -> bool:
    if ";" in part and level != "item":
        return True
    pieces = part.split(", ")
    if level == "item" or len(pieces) == 1:
        return False
    tails = [", ".join(pieces[n:]) for n in range(len(pieces))]
    return (names.is_body(pieces[0]) and pieces[0].endswith("Papers")) or any(
        (items.is_sent(piece) or (n and items.is_sent(tails[n])))
        and not _begins_a_title(piece.rsplit(". ", maxsplit=1)[-1])
        and next(dates.find(tails[n]), None)
        for n, piece in enumerate(pieces)
    )


def _is_elsewhere(text: str, cite: Statement, archives: Archives) -> bool:
    """Whether a citation is of an archive that is named in it and is not the government's, with what lies there."""
    named = next((s.of(text) for s in cite.segments if s.kind == "repository"), None)
    kinds = {s.kind for s in cite.segments}
    if named is None:
        return False
    row = archives.repository(named)
    return bool(kinds & {"file", "collection", "box"}) and (row is not None and not row.agency)


def _gives_way(text: str, old: Statement, new: Statement, archives: Archives, *, editors: bool) -> bool:
    """Whether a citation gives way to one of the reader of clauses; in a note of the ``editors`` less often."""
    levels = {s.kind for s in new.segments}
    held = {s.kind for s in old.segments}
    if old.kind == "location" and any(s.kind in _PLACED and ";" in s.of(text) for s in old.segments):
        return True
    if (
        old.start <= new.start
        and old.end >= new.end
        and {"item", "repository"} <= held
        and not {"item", "repository"} <= levels
    ):
        return False
    if holders.titles_its_item(text, old, new):
        return False
    if old.kind == "published" and not editors and _is_wider(text, old, new, archives):
        return True
    if old.kind in ("published", "crossref"):
        return holders.is_firm(text, new, archives)
    if old.kind == "ibid":
        others = [s.of(text) for s in old.segments if s.kind == "other"]
        if others and "page" not in held and new.start == old.start and all(map(dates.is_date, others)):
            return not editors
        if (
            new.kind != "ibid"
            or held & {"year", "volume"}
            or (others and (editors or not all(map(dates.is_date, others))))
        ):
            return False
        told = (s.of(text) for s in new.segments if s.kind == "item")
        named = (item for item in told if items.is_headed(item) and not items.is_several(item))
        more = "item" not in held and any(not editors or _is_sent_on_a_day(item) for item in named)
        behind = new.start < old.start and new.end >= old.end and (len(levels) > _BARE or _is_joined(text, new))
        return more or new.end > old.end or (behind and not editors)
    if not editors and new.kind == "ibid" and new.start <= old.start and new.end >= old.end:
        return True
    if holders.is_governments(text, old):
        covers = (
            "item" in levels
            and new.start <= old.start
            and new.end >= old.end
            and not any(s.kind == "item" for s in old.segments)
        )
        return covers or _is_garbled(text, old)
    return True


_BARE = 2
"""Kinds of parts of an *ibid.* with one part."""


def _is_wider(text: str, old: Statement, new: Statement, archives: Archives) -> bool:
    """Whether a work is a part of a whole place: “Vol. 4, 1888” of “…, Ober Papers, Box 6, Journal Vol. 4, 1888”."""
    levels = {s.kind for s in new.segments}
    longer = new.start <= old.start and old.end <= new.end and new.end - new.start > old.end - old.start
    named = (s.of(text) for s in new.segments if s.kind == "repository")
    published = any((row := archives.repository(name)) is not None and row.agency for name in named)
    held = bool(levels & {"box", "file", "record_group", "collection", "folder"})
    sent = any(s.kind == "item" and _is_sent_on_a_day(s.of(text)) for s in new.segments)
    return longer and "repository" in levels and held and (sent or not published)


def is_better(text: str, clauses: Sequence[Statement], other: Sequence[Statement]) -> bool:
    """Whether a note says more by clauses than as a source note: it is not the government's, or has its item."""
    cited = [s for s in clauses if s.kind in ("location", "ibid")]
    if not cited:
        return False
    whole = [s for s in other if s.kind in ("location", "ibid")]
    if not whole:
        return True
    told = {s.kind for c in cited for s in c.segments}
    if holders.is_governments(text, whole[0]):
        sent = any(items.is_sent(s.of(text)) for c in cited for s in c.segments if s.kind == "item")
        return sent and "repository" in told
    headed = any(items.is_headed(s.of(text)) for c in cited for s in c.segments if s.kind == "item")
    return bool(told & {"repository", "ibid"} or headed) and whole[0].segments[-1].kind != "form"


def led(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a bare source note: its first citation is the source of the document."""
    first = next((s for s in statements if s.kind in ("location", "ibid")), None)
    return [Statement(s.kind, s.segments, {**s.traits, "role": "source"}) if s is first else s for s in statements]
