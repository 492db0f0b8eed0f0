"""What a style prints of a source where it names it in full: the first note, and the entry of the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from citekit.model.items import CslItem


class Printed(NamedTuple):
    """A source in a style; ``is_note`` where the style cites in notes, and the note is the whole of it."""

    note: str
    entry: str
    is_note: bool

    @property
    def whole(self) -> str:
        """Where the style shows the source whole."""
        return self.note if self.is_note else self.entry


class FullForm:
    """One style, asked for one source at a time; ``listed`` where a bibliography stands behind its citations.

    >>> item = {"id": "a", "type": "manuscript", "archive": "Kennedy Library", "archive_location": "Box 3"}
    >>> FullForm("archival-chicago-note")(item, "").note
    'Box 3, Kennedy Library.'
    """

    def __init__(self, style: str, locale: str | None = None, *, listed: bool = True) -> None:
        from citekit.citing.no_date import silent_on_dates
        from citekit.csl.styles.installed import find
        from citekit.csl.styles.style import load

        self.listed = listed
        self.known: dict[tuple[str, str], Printed] = {}
        found = find(style)
        self.xml = silent_on_dates(found.xml.decode())
        self.style = load(self.xml, locale or found.locale)

    def __call__(self, item: CslItem, locator: str) -> Printed:
        """The source as the style has it; empty where it has no form for it. What was asked before is remembered."""
        asked = (repr(item), locator)
        if asked not in self.known:
            self.known[asked] = self.printed(item, locator)
        return self.known[asked]

    def printed(self, item: CslItem, locator: str) -> Printed:
        from citekit.citing.fallbacks import fitted
        from citekit.csl.document.bibliography import entries
        from citekit.csl.document.document import NO_FORM, Document
        from citekit.csl.output.nodes import plain

        cite = {"id": item["id"], **({"locator": locator, "label": "page"} if locator else {})}
        asked = [{"citationItems": [cite], "properties": {"noteIndex": 1}}]
        document = Document(self.style, fitted([item], self.xml), asked)
        note = plain(document.citation(document.citations[0]))
        entry = " ".join(plain(one.nodes) for one in entries(document)) if self.listed else ""
        return Printed("" if note == NO_FORM else note, entry, self.style.note)
