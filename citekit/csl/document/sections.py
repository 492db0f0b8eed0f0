"""Several bibliographies in one: entries under titles, as historians part archival from printed sources."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from citekit.csl.input.item import Item
from citekit.csl.input.vocabulary import VARIABLES
from citekit.errors import FormatError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from citekit.csl.document.rendered import Rendered

REST = "Other sources"
ASKED = {"type", "script"}
"""What is no variable and can be asked for."""
SCRIPTS = {"cjk": "han", "hiragana": "han", "katakana": "han"}
"""Scripts that are shelved as another: Japanese stands with Chinese."""


class Section(Struct, frozen=True):
    """A title and which items stand under it: ``variable``, and what it must say where ``value`` is given."""

    title: str
    variable: str
    value: str = ""

    def takes(self, item: Item) -> bool:
        """Whether an item belongs here: its type or one of its keywords is the value, another variable has it in it."""
        if self.variable == "script":
            return script(item) == self.value.casefold()
        if not self.value:
            return item.has(self.variable)
        wanted, text = self.value.casefold(), (item.text(self.variable) or "").casefold()
        if self.variable == "keyword":
            return wanted in (word.strip() for word in re.split("[,;]", text))
        return wanted == item.type if self.variable == "type" else wanted in text


def script(item: Item) -> str:
    """The script of an item's title, or of its first name, by its name in Unicode: ``latin``, ``cyrillic``, ``han`` ….

    >>> script(Item({"title": "Приливы"})), script(Item({"title": "潮汐"})), script(Item({}))
    ('cyrillic', 'han', '')
    """
    names = next((names for role in ("author", "editor") if (names := item.names(role))), ())
    text = (item.text("title") or "") + "".join(name.family or name.literal for name in names[:1])
    letter = next((c for c in text if c.isalpha()), "")
    word = unicodedata.name(letter, "").partition(" ")[0].lower() if letter else ""
    return SCRIPTS.get(word, word)


def read_section(text: str) -> Section:
    """A section as it is written on the command line: ``TITLE:VARIABLE`` or ``TITLE:VARIABLE=VALUE``.

    Raises ``FormatError`` where there is no title, or the variable is none of CSL's.

    >>> read_section("Archives:archive")
    Section(title='Archives', variable='archive', value='')
    >>> read_section("Letters: 1940–45:type=personal_communication").title
    'Letters: 1940–45'
    """
    title, _, condition = text.rpartition(":")
    variable, _, value = (part.strip() for part in condition.partition("="))
    if not title.strip() or variable not in VARIABLES | ASKED or (variable in ASKED and not value):
        raise FormatError(
            f"not a section: {text!r}, expected TITLE:VARIABLE or TITLE:VARIABLE=VALUE",
            hint='for example "Archives:archive", "Books:type=book", "Hebrew works:script=hebrew"',
        )
    return Section(title.strip(), variable, value)


def divide(rendered: Rendered, items: Iterable[Mapping[str, Any]], sections: Iterable[Section]) -> dict[str, list[str]]:
    """The entries by title, each under the first section that takes it; all others under ``REST``.

    >>> from citekit.csl.document.rendered import Rendered
    >>> made = Rendered([], ["Salt. 1961.", "Box 7."], ["s", "b"])
    >>> items = [{"id": "s", "type": "book"}, {"id": "b", "type": "manuscript", "archive": "Kew"}]
    >>> divide(made, items, [Section("Archives", "archive")])
    {'Archives': ['Box 7.'], 'Other sources': ['Salt. 1961.']}
    """
    chosen = list(sections)
    known = {str(raw.get("id", "")): Item(raw) for raw in items}
    divided: dict[str, list[str]] = {section.title: [] for section in chosen}
    for key, entry in zip(rendered.ids, rendered.bibliography, strict=True):
        title = next((section.title for section in chosen if section.takes(known[key])), REST)
        divided.setdefault(title, []).append(entry)
    return divided
