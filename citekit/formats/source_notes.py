"""Source notes, one a line, as *Foreign Relations* prints them: ``citekit cite`` reads them again.

An item that was read from a note has the note in ``custom``; of any other the place is written, from the wide to the
narrow, with the classification behind it. What has no archive is no source note, and is reported.

>>> item = {"id": "a", "type": "manuscript", "archive": "Kennedy Library",
...         "archive_collection": "National Security Files", "archive_location": "Berlin, Box 82",
...         "custom": {"classification": "Secret", "markings": "Priority"}}
>>> print(write([item]), end="")
Source: Kennedy Library, National Security Files, Box 82, Berlin. Secret; Priority.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.formats import Loss, unreported

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.formats import Report
    from citekit.model.items import CslItem

_WIDE_TO_NARROW = ("archive", "archive_collection", "archive_location")


def write(items: Iterable[CslItem], *, report: Report = unreported) -> str:
    """The note of each item; of what it says beside its place, ``report`` is told."""
    lines = []
    for item in items:
        custom = item.get("custom", {})
        note = custom.get("source-note") or _note(item, custom)
        lines += [" ".join(str(note).split()) + "\n"] if note else []
        if not custom.get("source-note"):
            for variable in item.keys() - {"id", "custom", *(_WIDE_TO_NARROW if note else ())}:
                report(Loss(str(item.get("id", "")), variable))
    return "".join(lines)


def _note(item: CslItem, custom: CslItem) -> str:
    levels = [part["text"] for part in custom.get("levels", ())]
    place = levels or [part for v in _WIDE_TO_NARROW for part in reversed(str(item.get(v, "")).split(", ")) if part]
    if not place:
        return ""
    stated = "; ".join(filter(None, (custom.get("classification"), custom.get("markings"))))
    drafted = f"Drafted by {custom['drafted-by']}" if custom.get("drafted-by") else ""
    return ". ".join(filter(None, (f"Source: {', '.join(place)}", stated, drafted))) + "."
