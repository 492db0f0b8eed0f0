"""Several bibliographies in one: entries under headings, as historians part archival from printed sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from citekit.csl.item import Item
from citekit.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from citekit.csl import Rendered

FILTERS = ("type", "archive", "keyword", "note")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and which items stand under it: ``variable``, and what it must hold where ``value`` is given."""

    heading: str
    variable: str
    value: str = ""

    def takes(self, item: Item) -> bool:
        """Whether an item belongs here; a type must be the same, other variables hold the value in any case."""
        if self.variable == "type":
            return item.type == self.value
        text = item.text(self.variable)
        return text is not None and self.value.casefold() in text.casefold()


def read_section(text: str) -> Section:
    """A section as it is written on the command line: ``HEADING:FILTER`` or ``HEADING:FILTER=VALUE``.

    Raises ``FormatError`` for a filter that is not one of ``FILTERS``.

    >>> read_section("Archives:archive")
    Section(heading='Archives', variable='archive', value='')
    >>> read_section("Letters: 1940–45:type=personal_communication").heading
    'Letters: 1940–45'
    """
    heading, _, condition = text.rpartition(":")
    variable, _, value = condition.partition("=")
    if not heading or variable not in FILTERS or (variable == "type" and not value):
        raise FormatError(
            f"not a section: {text!r}",
            hint='write "HEADING:archive", "HEADING:type=book", "HEADING:keyword=WORD" or "HEADING:note=WORD"',
        )
    return Section(heading, variable, value)


def divide(rendered: Rendered, items: Iterable[Mapping[str, Any]], sections: Iterable[Section]) -> dict[str, list[str]]:
    """The entries by heading, each under the first section that takes it; the rest under ``""``, last.

    >>> from citekit.csl import Rendered
    >>> made = Rendered([], ["Salt. 1961.", "Box 7."], ["s", "b"])
    >>> items = [{"id": "s", "type": "book"}, {"id": "b", "type": "manuscript", "archive": "Kew"}]
    >>> divide(made, items, [Section("Archives", "archive")])
    {'Archives': ['Box 7.'], '': ['Salt. 1961.']}
    """
    chosen = list(sections)
    known = {str(raw.get("id", "")): Item(raw) for raw in items}
    divided: dict[str, list[str]] = {heading: [] for heading in (*(one.heading for one in chosen), "")}
    for key, entry in zip(rendered.ids, rendered.bibliography, strict=True):
        heading = next((section.heading for section in chosen if section.takes(known[key])), "")
        divided[heading].append(entry)
    return divided
