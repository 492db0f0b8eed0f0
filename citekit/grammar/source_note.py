"""A source note: the lead, the location, then the rest."""

from __future__ import annotations

from citekit.authority.archives import repositories
from citekit.authority.known import OURS, Archives
from citekit.grammar import engine
from citekit.grammar.citations import ibid, publications, unlisted_works
from citekit.grammar.location import item_first, location
from citekit.grammar.text import lead
from citekit.model.patterns import lazy
from citekit.model.spans import Segment, Statement


def read(text: str, rules: tuple[engine.Rule, ...], archives: Archives = OURS) -> list[Statement]:
    """::

    source note = [ summary ] [ lead ] ( location | published | ibid ) { sentence }
    """
    statements = []
    if stop := lead.end(text):
        statements = [Statement("lead", (Segment("lead", 0, stop),))]
    elif span := lead.after_summary(text):
        statements = [
            Statement("remark", (Segment("remark", 0, span[0]),)),
            Statement("lead", (Segment("lead", *span),)),
        ]
    elif copied := _COPIED.match(text):
        statements = [Statement("remark", (Segment("remark", 0, copied.end()),))]
    if where := cited(text, statements[-1].end if statements else 0):
        statements.append(where)
    return statements + engine.rest(text, statements[-1].end if statements else 0, len(text), rules, archives)


def cited(text: str, start: int) -> Statement | None:
    """Where the document comes from: a published work, an *ibid.*, else a location, from either end.

    Without a lead it must look like one.
    """
    held = repositories().match(text, start)
    if not start and (lead.abstains(text) or (_PROSE.match(text) and not held)):
        return None
    end = len(text)
    found = publications.read(text, start, end)
    if held is None or not text.startswith(", ", held[1]):
        found = found or ibid.read(text, start, end)
    elif found and found.segments[0].end <= held[1]:
        found = None  # an archive, though a work's name is its first word
    if found is None:
        found = location.read(text, start, end)
        if found and found.segments[0].kind != "repository" and not all(s.kind in _BARE for s in found.segments):
            found = item_first.read(text, start, end) or found
        if found and found.segments[0].kind == "unknown":
            work = unlisted_works.leading(text, start, end)
            if not (work or start) and all(s.kind in _WEAK for s in found.segments):
                return None
            found = work or found
    if found is None or found.traits.get("role") == "source":
        return found
    return Statement(found.kind, found.segments, {**found.traits, "role": "source"})


_COPIED = lazy(
    r"(?:Reprinted from |(?:Photostatic |Photographic )?[Cc]op(?:y|ies)(?: of [a-z]{3,12})? obtained from )"
    r"(?:the )?(?=[A-Z])"
)
"""What leads to the library that gave the editors their copy."""

_PROSE = lazy(r"(?:Not|In|The|A|An|This|These|See|For|No|According|It|At|On|Reference|Presumably|Dated) ")
"""How a sentence begins that stands where a source note should."""

_BARE = frozenset(("file", "form", "separator"))
"""A file number by itself, which names no archive from the narrow to the wide."""

_WEAK = frozenset(("unknown", "folder", "series", "separator", "words"))
