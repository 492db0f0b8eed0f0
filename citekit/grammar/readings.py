"""Two readings of one note, and what is taken of each.

The grammar of *Foreign Relations* looks for what announces a location; the reader of clauses takes a note as historians
write them, item and place. Where both read the same words, the one that accounts for more of them holds: a clause with
its item, an archive that is not the government's. What only one of them reads is kept.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from citekit.authority import decode
from citekit.authority.archives import repository
from citekit.authority.known import OURS
from citekit.grammar.clauses import codes, items, names, reader
from citekit.grammar.clauses.printed import is_work
from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citekit.authority.known import Archives

LONGEST = 20_000
"""Characters: a longer text is no note."""

_SIGNS = lazy(
    r"\b[A-ZÄÖÜŠ][A-Za-zÄÖÜäöü]{0,3}[A-ZÄÖÜŠ][A-Za-zÄÖÜäöü_-]{0,7}\.?[,:]? |[A-Z\d]/ ?\d|\b[A-Z]{1,2}\.? ?\d{2}"
    r"|[A-Z]\. ?[A-Z]\. ?[A-Z]\.|[Pp]apers|PAPERS|Collection|COLLECTION|[Ff]ond[os]?\b|Nachla|MSS?\b|Mss\b"
    r"|[Aa]rch"
    r"|[Bb]ibl|Librar|Universit|Museum|Societ"
    r"|\bRO\b|\b[Ff]\. ?\d|[А-Яа-я]\. ?\d|[Ee]bd|[Ii]vi\b|\b[a-zščćž]{1,4}\. \d+,"
    r"|档|史料|資料|[Dd]iary|\bRG|Bl\. ?\d|[Bb]ox"
)
"""One of these stands in every note that the reader of clauses can read."""

_ABROAD = lazy(
    r"\b[A-Z]{1,4} ?\d{1,4}/\d|Add\. MS|\b(?:TNA|PRO)\b"
    r"|\b(?:Papers|Archiv\w*|Library|Collection|fonds|Nachla(?:ss|ß))\b"
)
"""What may be of another archive beside the government's."""

_EDITORIAL = lazy(
    r"not printed|source text|[Tt]elegrams? \w+ ?\d* (?:to|from|of)\b|Foreign Relations, 1|not declassified"
    r"|[Tt]he Embassy|\b[Ff]ootnote \d|Public Papers:"
)
"""How the editors of *Foreign Relations* speak, and hardly anybody else."""

_IMPRINTED = lazy(r"\((?:[A-Z][^():\d]+: [^()\d]+,? )(?:1[5-9]|20)\d\d\)")
"""Town, publisher and year."""

_DATED = lazy(r"[\d\]],? (?:in |at )?\Z")


def merged(text: str, start: int, end: int, found: Sequence[Statement], archives: Archives = OURS) -> list[Statement]:
    """The citations of ``text[start:end]``: those ``found``, and those of the clauses where they read better."""
    found = _apart(found)
    own = bool(archives.taught or archives.learned)
    if end - start > LONGEST or not (own or _SIGNS.search(text, start, end)):
        return found
    printed = start > 0 or _is_foreign_relations(text, found) or _EDITORIAL.search(text, start, end) is not None
    if printed and not own and _is_covered(text, start, end, found):
        return found
    out = list(found)
    for cite in reader.read(text, start, end, archives):
        rivals = [s for s in out if s.start < cite.end and cite.start < s.end]
        if printed and not (
            _is_joined(text, cite) or any(_is_garbled(text, s) for s in rivals)
            if rivals
            else _is_elsewhere(text, cite, archives)
        ):
            continue
        if cite.kind == "ibid" and cite.segments[0].kind == "item" and not _is_joined(text, cite):
            continue
        if all(_gives_way(text, s, cite, archives) for s in rivals):
            out = [s for s in out if s not in rivals]
            out.append(cite)
    return _apart(sorted(out, key=lambda s: s.start))


def held(text: str, statements: Iterable[Statement]) -> list[Statement]:
    """The statements of a note that has no lead, without locations that cite a printed work and name no archive."""
    return [Statement("remark", (Segment("remark", s.start, s.end),)) if _is_work(text, s) else s for s in statements]


def _is_work(text: str, statement: Statement) -> bool:
    if statement.kind != "location":
        return False
    kinds = {segment.kind for segment in statement.segments}
    if kinds & {"lot", "record_group", "box", "accession", "reel"}:
        return False
    begin = max(text.rfind(mark, 0, statement.start) + 1 for mark in ";.")
    stop = text.find(";", statement.end)
    clause = text[begin : stop if stop >= 0 else len(text)].strip()
    named = next((s.of(text) for s in statement.segments if s.kind == "repository"), None)
    if named is not None and "file" in kinds:
        return False
    return is_work(clause) if named is None else _IMPRINTED.search(clause) is not None


def _apart(found: Sequence[Statement]) -> list[Statement]:
    """The citations that do not begin within one before them."""
    out: list[Statement] = []
    for cite in found:
        if not out or cite.start >= out[-1].end:
            out.append(cite)
    return out


def _is_foreign_relations(text: str, found: Sequence[Statement]) -> bool:
    """Whether a note speaks as *Foreign Relations* does: of the government's files, or of its own documents."""
    return any(
        (s.kind == "crossref" and any(g.kind in ("document", "footnote") for g in s.segments))
        or (s.kind in ("location", "ibid") and _is_governments(text, s))
        for s in found
    )


def _is_covered(text: str, start: int, end: int, found: Sequence[Statement]) -> bool:
    """Whether nothing outside the citations ``found`` may be of an archive, and no document's name leads to one."""
    here = start
    for cite in found:
        if cite.kind == "location" and _DATED.search(text, max(start, cite.start - 8), cite.start):
            return False
        if _ABROAD.search(text, here, cite.start):
            return False
        here = cite.end
    return not _ABROAD.search(text, here, end)


def _is_joined(text: str, cite: Statement) -> bool:
    """Whether a comma alone parts an item from its place: “Hale to Pell, May 3, 1956, Truman Library, …”."""
    parts = [s for s in cite.segments if s.kind not in ("separator", "words")]
    joints = [(a, b) for a, b in pairwise(parts) if text[a.end : b.start].strip() in (",", ", in", ", in:", ":")]
    return any(a.kind == "item" or (b.kind == "item" and items.is_sent(b.of(text))) for a, b in joints)


def _is_garbled(text: str, statement: Statement) -> bool:
    """Whether a part swallowed what is none: a semicolon, a bracket, a whole sentence."""
    return any(
        s.kind in ("folder", "series", "item", "collection", "unknown") and (s.end - s.start > 90 or ";" in s.of(text))
        for s in statement.segments
    )


def _is_elsewhere(text: str, cite: Statement, archives: Archives) -> bool:
    """Whether a citation is of an archive that is named in it and is not the government's, with what lies there."""
    named = next((s.of(text) for s in cite.segments if s.kind == "repository"), None)
    kinds = {s.kind for s in cite.segments}
    if named is None:
        return False
    row = archives.repository(named)
    return bool(kinds & {"file", "collection", "box"}) and (row is not None and not row.agency)


def _gives_way(text: str, old: Statement, new: Statement, archives: Archives) -> bool:
    """Whether a citation gives way to one of the reader of clauses."""
    levels = {s.kind for s in new.segments}
    held = {s.kind for s in old.segments}
    if (
        old.start <= new.start
        and old.end >= new.end
        and {"item", "repository"} <= held
        and not {"item", "repository"} <= levels
    ):
        return False
    if old.kind in ("published", "crossref"):
        return _is_firm(text, new, archives)
    if old.kind == "ibid":
        if new.kind != "ibid" or any(s.kind == "other" for s in old.segments):
            return False
        told = (s.of(text) for s in new.segments if s.kind == "item")
        more = "item" not in held and any(items.is_headed(item) and not items.is_several(item) for item in told)
        return more or new.end > old.end
    if _is_governments(text, old):
        covers = (
            "item" in levels
            and new.start <= old.start
            and new.end >= old.end
            and not any(s.kind == "item" for s in old.segments)
        )
        return covers or _is_garbled(text, old)
    return True


def _is_firm(text: str, cite: Statement, archives: Archives) -> bool:
    """Whether a citation names an archive that is known or has a keeper's name, or a code that only archives have."""
    for part in cite.segments:
        printed = part.of(text)
        if part.kind == "repository" and (
            names.is_known(printed, archives) or repository(printed) or names.is_keeper(printed)
        ):
            return True
        if part.kind == "record_group" or (
            part.kind == "file" and codes.strong(printed, 0, len(printed)) == len(printed)
        ):
            return True
    return False


def _is_governments(text: str, statement: Statement) -> bool:
    """Whether a location is the United States government's, or a presidential library's: the grammar's own ground."""
    named = next((s.of(text) for s in statement.segments if s.kind == "repository"), None)
    if named is None:
        return any(
            s.kind == "lot" or (s.kind == "file" and _is_filed_centrally(s.of(text))) for s in statement.segments
        )
    return _governments(named)


@lru_cache(maxsize=1024)
def _is_filed_centrally(number: str) -> bool:
    decoded = decode(number)
    return decoded is not None and decoded.scheme in ("decimal", "subject-numeric", "central-foreign-policy")


@lru_cache(maxsize=1024)
def _governments(named: str) -> bool:
    row = repository(named)
    return row is not None and row.id.startswith("us-")


def is_better(text: str, clauses: Sequence[Statement], other: Sequence[Statement]) -> bool:
    """Whether a note says more by clauses than as a source note: it is not the government's, or has its item."""
    cited = [s for s in clauses if s.kind in ("location", "ibid")]
    if not cited:
        return False
    whole = [s for s in other if s.kind in ("location", "ibid")]
    if not whole:
        return True
    told = {s.kind for c in cited for s in c.segments}
    if _is_governments(text, whole[0]):
        return "item" in told and "repository" in told
    headed = any(items.is_headed(s.of(text)) for c in cited for s in c.segments if s.kind == "item")
    return bool(told & {"repository", "ibid"} or headed) and whole[0].segments[-1].kind != "form"


def led(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of a bare source note: its first citation is the source of the document."""
    first = next((s for s in statements if s.kind in ("location", "ibid")), None)
    return [Statement(s.kind, s.segments, {**s.traits, "role": "source"}) if s is first else s for s in statements]
