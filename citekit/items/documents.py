"""What the cited document is: its kind, number, correspondents, title and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.authority import kinds
from citekit.items import as_written, dates
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from citekit.model.items import CslItem
    from citekit.model.records import Citation, Described, Document

_NUMBER = lazy(r"\s+((?:[A-Z][\w–-]*\s)?(?:[^\W\d]|[–-])*+\d[\w/–-]*+)\s+(?:From|To)\b", re.IGNORECASE)
"""The number that a heading gives a telegram: *Telegram 1117 From the Embassy in Libya*."""
YEAR_INFERRED = "year inferred from the document that cites it"


def item(citation: Citation, document: Document | None) -> CslItem:
    """The variables of the document that a citation locates; empty where it only names a place.

    The citation with role ``source`` locates the printed document itself.

    >>> from citekit.model.records import Citation, Described
    >>> said = Described("telegram 840 from New Delhi", kind="telegram", number="840", from_="New Delhi")
    >>> item(Citation("other", "archival", "", 0, 0, described=said), None)["genre"]
    'telegram'
    """
    if citation.role == "source" and document is not None and document.title:
        return _printed(citation, document)
    return _said(citation.described) if citation.described else {}


def _printed(citation: Citation, document: Document) -> CslItem:
    """The printed document. FRUS heads what nobody sent with its kind and subject, *Minutes of a Meeting of …*:
    that is a description and no title, so it is set unquoted, like a kind (Chicago 14.121)."""
    kind = document.kind or next((p.text.lower() for p in citation.parts if p.level == "form"), None)
    if kind is None:
        title = None if document.from_ else document.title
        return _document(None, document.from_, document.to, document.date, title)
    title = document.title or ""
    heading = title if not (document.from_ or document.to) else ""
    described = heading if kind in heading.lower() and heading.lower() != kind else _in_its_case(kind, title)
    found = _document(described, document.from_, document.to, document.date, None)
    headed = _NUMBER.match(title, len(kind)) if title.lower().startswith(kind) else None
    number = headed[1] if headed else document.serial
    return found | ({"number": number} if number else {})


def _in_its_case(kind: str, text: str) -> str:
    """A kind that is the name of a series of papers keeps its capitals: *National Intelligence Estimate*.

    >>> _in_its_case("national intelligence estimate", "National Intelligence Estimate 11-8")
    'National Intelligence Estimate'
    >>> _in_its_case("memorandum", "Memorandum")
    'memorandum'
    """
    start = text.lower().find(kind)
    return text[start : start + len(kind)] if start >= 0 and kind.startswith(as_written.NAMED) else kind


def _said(said: Described) -> CslItem:
    if not as_written.has_all(said):
        return _as_written(said)
    named = said.kind or said.from_ or said.to or said.date  # a date by itself is no title
    kind = as_written.undated(_in_its_case(said.kind, said.text)) if said.kind else None
    sender, addressee = (_with_article(name, said.text) for name in (said.from_, said.to))
    found = _document(kind, sender, addressee, said.date, said.title or (None if named else said.text))
    if said.number:
        found["number"] = said.number
    if dated := said.dated or (None if said.date else as_written.written(said.text).dated):
        found["issued"] = {"literal": dated}
    return found | _noted(said, said.besides)


def _with_article(name: str | None, text: str) -> str | None:
    """A name with its article where it is that of an office alone.

    >>> text = "Memo, Rostow to the President"
    >>> _with_article("President", text), _with_article("Rostow", text)
    ('the President', 'Rostow')
    """
    return f"the {name}" if name and name.isalpha() and f" the {name}" in text else name


def _as_written(said: Described) -> CslItem:
    """The words as they stand, unquoted, with the date in a field of its own."""
    head, dated, tail = as_written.written(said.text)
    found: CslItem = {"type": "manuscript", "genre": as_written.genre(head or tail)}
    if dated:
        found["issued"] = (None if said.dated else dates.date(said.date)) or {"literal": dated}
    return found | _noted(said, tail if head else "")


def _noted(said: Described, besides: str | None) -> CslItem:
    """What is to be known of the date, and the words behind it."""
    year = (said.date or "")[:4]
    more = None if besides == year else besides  # a year by itself is that of the date
    notes = {"date-note": YEAR_INFERRED if said.inferred and said.date else None, "besides": more}
    custom = {label: text for label, text in notes.items() if text}
    return {"custom": custom} if custom else {}


def _document(
    kind: str | None, sender: str | None, addressee: str | None, date: str | None, title: str | None
) -> CslItem:
    """Type, genre, author, recipient, date and title; the kind goes into ``genre``, so that it is set unquoted."""
    known = kinds.named(kind)
    sent = addressee and (sender or (known and known.sent))
    found: CslItem = {"type": "personal_communication" if sent else "manuscript"}
    if kind:
        found["genre"] = kind
    if title:
        found["title"] = title
    if sender:
        found["author"] = [{"literal": sender}]
    if addressee:
        found["recipient"] = [{"literal": addressee}]
    if issued := dates.date(date):
        found["issued"] = issued
    return found
