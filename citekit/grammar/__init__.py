"""The grammar: one module a kind of statement; RULES is its one visible table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.authority.known import OURS
from citekit.grammar import abstract, engine, readings, source_note
from citekit.grammar.location.element_kinds import shape
from citekit.grammar.statements import attachments, copies, distribution, drafting, marking, meeting, redaction, seen_by
from citekit.grammar.text import lead
from citekit.model.patterns import lazy
from citekit.model.spans import Segmented

if TYPE_CHECKING:
    from citekit.authority.known import Archives
    from citekit.model.spans import Statement
    from citekit.model.terms import NoteKind

RULES: tuple[engine.Rule, ...] = (
    marking.read,
    drafting.read,
    distribution.read,
    redaction.read,
    meeting.read,
    seen_by.read,
    attachments.read,
    copies.read,
)
"""The rules that read one sentence each, in the order in which they are tried."""


def segment(text: str, *, kind: NoteKind | None = None, archives: Archives = OURS) -> Segmented:
    """The statements of a note, which tile it exactly; never raises, whatever the text.

    ``kind`` is source, footnote or abstract; judged from the text where absent; ``archives`` are those that
    are known.

    >>> [s.kind for s in segment("Source: Ford Library, Trip File, Box 3. Secret; Nodis.").statements]
    ['lead', 'location', 'separator', 'marking']
    """
    kind = kind or judge(text)
    if kind == "abstract" or (kind == "source" and lead.abstract_number(text)):
        return Segmented(text, tuple(readings.held(text, abstract.read(text, RULES))))
    if kind == "source" and (lead.end(text) or lead.after_summary(text)):
        return Segmented(text, tuple(source_note.read(text, RULES, archives)))
    if kind == "source":
        return Segmented(text, tuple(readings.held(text, _bare(text, archives))))
    return Segmented(text, tuple(readings.held(text, engine.rest(text, 0, len(text), RULES, archives))))


def _bare(text: str, archives: Archives) -> list[Statement]:
    """A note without a lead that begins with a location: as a source note, or by clauses where that reads more."""
    statements = source_note.read(text, RULES, archives)
    clauses = engine.rest(text, 0, len(text), RULES, archives)
    return readings.led(clauses) if readings.is_better(text, clauses, statements) else statements


_SHOWN = lazy(
    r"File\.? ?Nos?\b|F\. ?W\. ?\d{3}|Paris Peace Conf\. \d|Unperfected Treaty [A-Z]"
    r"|(?:Treaty|Executive Agreement) Series(?:, No\.| No\.)? \d"
    r"|(?:Photostatic |Photographic )?[Cc]op(?:y|ies)(?: of [a-z]{3,12})? obtained from "
)
"""How a bare source of before 1945 begins, and no footnote."""


def judge(text: str) -> NoteKind:
    """The kind of a note, from its text: a lead or a bare location makes it a source note.

    >>> judge("Source: X"), judge("501.BC/8–348: Telegram"), judge("See Document 4."), judge("12. Letter to Ober.")
    ('source', 'source', 'footnote', 'abstract')
    """
    if lead.end(text) or lead.after_summary(text):
        return "source"
    if lead.abstract_number(text):
        return "abstract"
    if _SHOWN.match(text):
        return "source"
    first = text.split(":", maxsplit=1)[0].split(",", maxsplit=1)[0].strip().rstrip(".")
    return "source" if first and shape(first) in ("file", "files", "repository", "central", "lot") else "footnote"
