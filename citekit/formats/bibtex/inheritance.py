"""What an entry takes over from others: ``crossref``, from parent and grandparent, and ``xdata``.

The rules are biblatex's (manual 3.18, 2.4.1 *Data Inheritance* and appendix B): the title of a collection is the
*booktitle* of its chapters and the *maintitle* of its volumes; every other field keeps its name, and none that an entry
has itself is replaced. BibTeX's own ``crossref`` is the same where it says anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.formats.bibtex.dialects import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citekit.formats.bibtex.parser import Budget

_OWN = {
    "crossref", "xdata", "xref", "ids", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
    "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "langid", "sorttitle",
    "indextitle", "indexsorttitle",
}  # fmt: skip
"""What is no other entry's."""
_TITLES = ("title", "subtitle", "titleaddon")
_DATES = {"date", "year", "month", "day"}

_IN_BOOK = {"inbook", "bookinbook", "suppbook"}
_IN_COLLECTION = {"incollection", "inreference", "suppcollection"}
_IN_PROCEEDINGS = {"inproceedings", "conference"}
_IN = _IN_BOOK | _IN_COLLECTION | _IN_PROCEEDINGS
_MANY = {"mvbook", "mvcollection", "mvreference", "mvproceedings"}
_DEEPEST = 8


def inherited(entry: Entry, entries: Mapping[str, Entry], budget: Budget, depth: int = 0) -> Entry:
    """An entry with the fields that it takes over; ``entries`` has them under their keys, also in small letters.

    What leads back to itself ends; so does what would make more text than the budget has.
    """
    fields = dict(entry.fields)
    for key in filter(None, (part.strip() for part in fields.get("xdata", "").split(","))):
        if parent := _known(key, entries, budget, depth):
            _add(fields, {name: text for name, text in parent.fields.items() if name not in _OWN}, budget)
    if parent := _known(fields.get("crossref", ""), entries, budget, depth):
        _add(fields, _taken(entry.type.lower(), parent), budget)
    return Entry(entry.type, fields)


def _known(key: str, entries: Mapping[str, Entry], budget: Budget, depth: int) -> Entry | None:
    """The entry of a key, itself with what it takes over."""
    found = entries.get(key) or entries.get(key.lower()) if key else None
    return inherited(found, entries, budget, depth + 1) if found and depth < _DEEPEST else None


def _add(fields: dict[str, str], more: dict[str, str], budget: Budget) -> None:
    """Adds the fields that are not there; a date is one field, whatever it is called."""
    dated = bool(_DATES & fields.keys())
    for name, text in more.items():
        if name not in fields and not (dated and name in _DATES) and not budget.spent(len(text)):
            fields[name] = text


def _taken(child: str, parent: Entry) -> dict[str, str]:
    """The fields of a parent under the names that they have in its child."""
    titles = _titles(child, parent.type.lower())
    found: dict[str, str] = {}
    for name, text in parent.fields.items():
        if name in titles:
            found.update((wanted, text) for wanted in titles[name] if wanted not in parent.fields or wanted == name)
        elif name not in _OWN:
            found.setdefault(name, text)
    return found


def _titles(child: str, parent: str) -> dict[str, tuple[str, ...]]:
    """What the titles and the author of a parent are in a child of this type.

    >>> _titles("inbook", "mvbook")["title"], _titles("book", "mvbook")["title"], _titles("inbook", "book")["author"]
    (('maintitle',), ('maintitle',), ('author', 'bookauthor'))
    >>> _titles("article", "periodical")["subtitle"]
    ('journalsubtitle',)
    """
    if parent == "periodical":
        return {"title": ("journaltitle",), "subtitle": ("journalsubtitle",), "shorttitle": ("shortjournal",)}
    if parent in _MANY and child not in _MANY:
        found = {name: (f"main{name}",) for name in _TITLES}
    elif child in _IN and parent not in _IN:
        found = {name: (f"book{name}",) for name in _TITLES}
    else:
        return {}
    of_book = child in _IN_BOOK and parent in {"book", "mvbook"}
    return found | {"shorttitle": ()} | ({"author": ("author", "bookauthor")} if of_book else {})
