"""First long, later short: “The National Archives, Kew (hereafter TNA)”, and “TNA” from then on.

That runs over the whole document and not over its items: where an archive comes first is known when all notes are
set. So items go through the style with a mark in the place of each name, and the marks are exchanged afterwards, in
the order of the notes (Chicago 18, 13.61 and 14.119; MHRA Style Guide 4, 7.3). A bibliography has the full names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.citing.style_view import cites_in_notes
from citekit.items.short_names import marked, short_names, uses
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from citekit.items.short_names import ShortName
    from citekit.model.items import CslItem

WORDS = {
    "en": "hereafter", "de": "im Folgenden", "fr": "ci-après", "es": "en adelante", "it": "d’ora in poi",
    "pt": "doravante", "nl": "hierna", "ru": "далее", "pl": "dalej", "cs": "dále", "sl": "v nadaljevanju",
}  # fmt: skip
"""How notes of a language say it (see “defining” in ``note_words.toml``)."""
FORBIDDEN = frozenset(
    ("frus-source-note", "archival-oscola", "oscola", "oscola-no-ibid", "oscola-journal-abbreviations")
)
"""Styles of notes that must not: a source note stands by itself, and OSCOLA has *TNA* from the first note on."""


def allows(style: str, xml: str) -> bool:
    """Whether a style may name an archive in full first: one of notes, and none that has its own way.

    >>> allows("mhra-notes", '<style class="note">'), allows("apa", '<style class="in-text">')
    (True, False)
    """
    return cites_in_notes(xml) and style not in FORBIDDEN


class Hereafter:
    """The names of one document, and which of them its notes have introduced so far.

    >>> items = [{"archive": "Ford Library, Ann Arbor (FL)"}, {"archive": "Ford Library, Ann Arbor (FL)"}]
    >>> names = Hereafter(items)
    >>> notes = [f"Box {n}, {item['archive']}." for n, item in enumerate(names.items, 1)]
    >>> names.count(notes)
    >>> [names.settled(note) for note in notes]
    ['Box 1, Ford Library, Ann Arbor (hereafter FL).', 'Box 2, FL.']
    """

    def __init__(self, items: Sequence[CslItem], language: str = "en") -> None:
        self.word = WORDS.get(language.partition("-")[0], WORDS["en"])
        self.names: dict[str, ShortName] = {}
        self.items = list(items)
        for number, name in enumerate(short_names(items)):
            mark = f"Qxname{number}xq"
            self.names[mark] = name
            for place, spelled in name.spelled:
                self.items[place] = marked(self.items[place], name.variable, spelled, mark)
        self.once: frozenset[str] = frozenset()
        self.introduced: set[str] = set()

    def count(self, notes: Iterable[str]) -> None:
        """Look through the notes as the style has them: what is named once needs no short name."""
        self.once = frozenset(mark for mark, times in uses(self.names, notes).items() if times < 2)

    def read(self, note: str) -> None:
        """Take note of what the writer's own words introduce, in a note that stays as it is."""
        self.introduced |= {mark for mark, name in self.names.items() if f"{name.short})" in note}

    def settled(self, note: str, write: Callable[[str], str] = str) -> str:
        """A note with the names in the place of their marks, ``write`` written; notes are asked for in their order."""
        return self._exchanged(note, self._named, write)

    def in_full(self, entry: str, write: Callable[[str], str] = str) -> str:
        """An entry of the bibliography with the full names."""
        return self._exchanged(entry, lambda mark: self.names[mark].full, write)

    def _exchanged(self, text: str, named: Callable[[str], str], write: Callable[[str], str]) -> str:
        def name(found: re.Match[str]) -> str:
            said = named(found[1].capitalize())
            return write(said.removesuffix(".") if text.startswith(".", found.end()) else said)

        return _MARK.sub(name, text)

    def _named(self, mark: str) -> str:
        name = self.names[mark]
        if mark in self.introduced:
            return name.short
        self.introduced.add(mark)
        return name.written if mark in self.once else f"{name.full} ({self.word} {name.short})"


_MARK = lazy(r"(qxname\d+xq)", re.IGNORECASE)
