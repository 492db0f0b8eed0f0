"""Keys of a library: readable, never the same twice, and never given to another source again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.items.keys import key_of

if TYPE_CHECKING:
    from citekit.library.store.store import Store
    from citekit.model.items import CslItem


class Keys:
    """The keys of a library, those that were once in use among them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.last: dict[str, int] = {}

    def __contains__(self, key: object) -> bool:
        taken = "SELECT 1 FROM record WHERE key = ?1 UNION ALL SELECT 1 FROM former_key WHERE key = ?1 LIMIT 1"
        return self.store.connection.execute(taken, (key,)).fetchone() is not None

    def free(self, item: CslItem) -> str:
        """The key for a new source: the one that it brings along or that is made of it, with a number where taken."""
        wanted = str(item.get("id") or "") or key_of(item)
        if wanted not in self.last and wanted not in self:
            self.last[wanted] = 1
            return wanted
        number = self.last.get(wanted, 1) + 1
        while f"{wanted}-{number}" in self:
            number += 1
        self.last[wanted] = number
        return f"{wanted}-{number}"
