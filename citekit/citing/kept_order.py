"""A place in the order of its country, for styles that would turn it round.

“РГАСПИ, ф. 17, оп. 162, д. 5, л. 12” stays what it is under the Chicago Manual too; see ``citekit.items.signature``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.citing.style_view import PLACE

if TYPE_CHECKING:
    from citekit.citing.style_view import View
    from citekit.model.items import CslItem

HOSTS = ("archive_location", "archive_collection", "archive", "publisher")
"""Where the whole of a place may stand, the best first."""


def signed(item: CslItem, view: View) -> CslItem:
    """The item with its place in one variable, where it has a signature and the style runs another way.

    A style of ours has it as ``call-number``, and of its collection as much as a bibliography names.
    """
    custom = item.get("custom", {})
    if "signature" not in custom or (view.layout.collection_inward and view.layout.location_inward and not view.signs):
        return item
    bare = {variable: value for variable, value in item.items() if variable not in (*PLACE, "part-title")}
    if view.signs:
        return bare | {"call-number": custom["signature"], "archive_collection": custom["body"]}
    trials = [{**bare, host: custom["signature"]} for host in HOSTS]
    if not item.get("title"):
        trials.append({**bare, "title": f'<span class="nocase">{custom["signature"]}</span>'})
    return next((trial for trial in trials if {*HOSTS, "title"} & view.shows(trial)), item)


def is_signed(item: CslItem) -> bool:
    """Whether the place of an item is one."""
    signature = item.get("custom", {}).get("signature")
    return signature is not None and any(signature in item.get(variable, "") for variable in (*PLACE, "title"))
