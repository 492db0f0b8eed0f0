"""pandoc's citations as CSL's: ``[see @key, pp. 33–35]``, ``-@key``, ``@key [p. 3]``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from citekit.integrations.pandoc.inlines import Shelf
    from citekit.integrations.pandoc.locators import Locators
    from citekit.integrations.pandoc.tree import Element

Cites = list[dict[str, Any]]
"""CSL's ``citationItems``."""


class Reader(Struct, frozen=True):
    """Reads citations in a document's language."""

    shelf: Shelf
    locators: Locators

    def read(self, cite: Element) -> Cites:
        """The cites of a ``Cite``: prefixes, locators, suffixes, and whose author is suppressed."""
        return [self._one(cited) for cited in cite["c"][0]]

    def _one(self, cited: dict[str, Any]) -> dict[str, Any]:
        located = self.locators.read(self.shelf.field(cited["citationSuffix"]))
        prefix = self.shelf.field(cited["citationPrefix"])
        return {
            "id": str(cited["citationId"]),
            "prefix": f"{prefix} " if prefix and not prefix.endswith(" ") else prefix,
            "suffix": located.rest,
            "locator": located.locator,
            "label": located.label,
            "suppress-author": cited["citationMode"]["t"] == "SuppressAuthor",
        }


def names_author(cite: Element) -> bool:
    """Whether the author is named in the running text: ``@key``."""
    return bool(cite["c"][0]) and cite["c"][0][0]["citationMode"]["t"] == "AuthorInText"


def of(key: str, locator: str = "") -> Cites:
    """The cites of one archival source."""
    return [{"id": key, "locator": locator, "label": "page"}]


def element(key: str, content: list[Element]) -> Element:
    """A ``Cite`` of an archival source, as pandoc's readers make one."""
    cited = {
        "citationId": key, "citationPrefix": [], "citationSuffix": [], "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0, "citationHash": 0,
    }  # fmt: skip
    return {"t": "Cite", "c": [[cited], content]}
