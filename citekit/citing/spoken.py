"""An archival source as our own note has it, for styles that would make something else of it.

Half of the public styles of notes know no archives: they put a place between quotation marks, drop the addressee and
the day, invent a place of publication. Where a style would do so, the whole note goes through it as a title, of a type
whose title it prints by itself; first form and short form are those of ``archival-chicago-note`` in its language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.citing.style_view import NAMES, OURS, PLACE, TOLD_APART, cites_in_notes, mark, shown
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from citekit.citing.style_view import View
    from citekit.model.items import CslItem

    Fit = Callable[[list[CslItem], str, str | None], list[CslItem]]

OWN = "archival-chicago-note"
TYPES = ("document", "manuscript", "report", "book", "pamphlet", "webpage", "article", "map", "legislation",
         "legal_case", "speech", "graphic", "motion_picture")  # fmt: skip
"""What a note may pass for, the nearest first."""
DAY = {"date-parts": [[1963, 7, 12]]}
_BARE = lazy(r"[.,;:\s]*")
_QUOTED = lazy(r"[“‘«„‹\"']\s?(?:\([^)]*\)\s?)?qx(\w+?)xq")
_BAD = lazy(
    r"\A\W*?[,;.)]|,\s*[,.;]|\(\s*[,;)]|\)\w|[a-z]xq\w|\d\w*qx|\w\s+[,;]|;\s*[,;.]|\.\s+\.|,\s*\Z|\[\s*\]|\)[,;]\s*\.?\Z"
)
"""Punctuation that nobody sets, and words that run together."""
_INVENTED = lazy(
    r"\b(?:n\. ?p(?:l|ubl)?\.|o\. ?o\.|s\. ?[dl]\.|o\. ?d\.|ohne datum|typoskript|anón\w*|no place|no date|in press|"
    r"unpublished|archival collection)"
)
"""What styles say of a source that nobody told them."""


def spoken(item: CslItem, view: View, made: CslItem, fit: Fit, language: str | None = None) -> CslItem | None:
    """The item as a title that is our own note; ``None`` where the style sets it well, or has no place for one.

    ``made`` is what the style would be given otherwise, ``fit`` makes items fit for a style,
    ``language`` is that of the document, else of the style.

    >>> from citekit.citing.style_view import View
    >>> from citekit.csl.styles.installed import find
    >>> letter = {"id": "a", "type": "personal_communication", "author": [{"literal": "Lund"}], "archive": "TNA",
    ...           "recipient": [{"literal": "Ober"}], "issued": {"date-parts": [[1956, 10, 17]]}}
    >>> from citekit.citing.fallbacks import fitted
    >>> fitted([letter], find("the-historical-journal").xml.decode())[0]["title"]
    '<i><span class="nocase">Lund to Ober, 17 October 1956, TNA</span></i>'
    >>> spoken(letter, View.of(find("chicago-notes").xml.decode()), letter, fitted) is None
    True
    """
    if view.listed or OURS in view.xml or not is_faulty(made, view, item):
        return None
    kind, before, after = _kind(view)
    if kind is None:
        return None
    asked = (repr(sorted(item.items(), key=lambda pair: pair[0])), view.xml, language)
    if asked not in _NOTED:
        if len(_NOTED) >= _MOST:
            _NOTED.clear()
        _NOTED[asked] = _noted(item, view.xml, fit, language)
    first, short = _NOTED[asked]
    kept: CslItem = {name: item[name] for name in ("id", "custom", "page") if name in item}
    return {**kept, "type": kind, "title": exactly(first, before, after), "title-short": exactly(short, before, after)}


def exactly(text: str, before: str = "", after: str = "") -> str:
    """Words that no style sets in other letters (CSL 1.0.2, rich text), between other markup."""
    return f'{before}<span class="nocase">{text}</span>{after}'


def is_faulty(item: CslItem, view: View, given: CslItem) -> bool:
    """Whether a style of notes would lose a part of an item, quote its place, or set it as nobody does.

    ``given`` is the item before anything of it was put into other variables.
    """
    titled = item.get("title") == given.get("title") and ("publisher" in given or "publisher" not in item)
    shape = (item["type"], frozenset(item), len(item.get("issued", {}).get("date-parts", [[]])[0]), titled)
    if shape not in view.faults:
        view.faults[shape] = _is_faulty(item, view, titled=titled)
    return bool(view.faults[shape])


def _is_faulty(item: CslItem, view: View, *, titled: bool) -> bool:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    dated = {"issued": {"date-parts": [DAY["date-parts"][0][: len(parts)]]}} if parts else {}
    note, _ = shown(view.xml, {**item, **dated})
    told = [name for name in (*TOLD_APART, *NAMES) if name in item]
    if any(note.count(mark(name)) != 1 for name in told):
        return True
    if parts and not all(said in note for said in ("1963", "12")[: 1 + (len(parts) > 2)]):
        return True
    quoted = {found[1] for found in _QUOTED.finditer(note)} - ({"title"} if titled else set())
    if "publisher" in item and not titled:  # a place where a publisher or a court belongs
        return True
    second = "genre" in item and "letter" in note  # beside the kind that the document has
    return bool(quoted or second or _BAD.search(note) or _INVENTED.search(note))


def _kind(view: View) -> tuple[str | None, str, str]:
    """A type whose title the style prints by itself, and the markup that makes it upright."""
    if "kind" not in view.faults:
        view.faults["kind"] = next(filter(None, (_as_title(kind, view) for kind in TYPES)), (None, "", ""))
    found: tuple[str | None, str, str] = view.faults["kind"]
    return found


def _as_title(kind: str, view: View) -> tuple[str, str, str] | None:
    probe = {"type": kind, "title": "", "title-short": mark("title-short")}
    note, entry = shown(view.xml, probe)
    if not _BARE.fullmatch(note.replace(mark("title"), "", 1)) or mark("title") not in note:
        return None
    if entry and mark("title") not in entry:
        return None
    html, _ = shown(view.xml, probe, "html")
    return (kind, "<i>", "</i>") if f"<i>{mark('title')}" in html else (kind, "", "")


_NOTED: dict[tuple[str, str, str | None], tuple[str, str]] = {}
_MOST = 512
"""Notes that are remembered: a draft asks for each several times."""


def _noted(item: CslItem, xml: str, fit: Fit, language: str | None) -> tuple[str, str]:
    """Our own note of an item, and its short form, without their full stops."""
    from citekit import csl
    from citekit.citing.no_date import silent_on_dates
    from citekit.csl.styles.installed import find

    own = find(OWN).xml.decode()
    default = re.search(r'default-locale="([\w-]+)"', xml)
    locale = language or (default[1] if default else None)
    between = {"id": "qx-between", "type": "book", "title": "B"}
    items = [*fit([{**item, "id": "qx-note"}], own, locale), between]
    cites = [[{"id": "qx-note"}], [{"id": "qx-between"}], [{"id": "qx-note"}]]
    made = csl.render(silent_on_dates(own), items, cites, locale=locale, format="text").citations
    return made[0].removesuffix("."), made[2].removesuffix(".")


def unquoted(item: CslItem, view: View) -> CslItem:
    """The item, for a style that shows it in its bibliography, as a type by which its place is not quoted there."""
    if not view.listed:
        return item
    levels = [level["text"] for level in item.get("custom", {}).get("levels", ()) if level["level"] != "item"]
    placed = any(text in item.get("title", "") for text in levels)
    shape = ("unquoted", item["type"], frozenset(item), placed)
    if shape not in view.faults:
        view.faults[shape] = _unquoted(item, view, placed=placed)
    kind, before, after = view.faults[shape]
    title = {"title": f"{before}{item['title']}{after}"} if before else {}
    return {**item, "type": kind, **title}


def _unquoted(item: CslItem, view: View, *, placed: bool) -> tuple[str, str, str]:
    """The type that an item is to pass for, its own where nothing is amiss, and the markup that its title needs."""
    if _is_misplaced(item, view, placed=placed):
        _, whole = shown(view.xml, item)
        told = [name for name in (*TOLD_APART, *NAMES) if name in item and mark(name) in whole]
        for kind in TYPES:
            trial = {**item, "type": kind}
            _, entry = shown(view.xml, trial)
            if all(entry.count(mark(name)) == 1 for name in told) and not _is_misplaced(trial, view, placed=placed):
                italic = "title" in item and f"<i>{mark('title')}" in shown(view.xml, trial, "html")[1]
                return (kind, "<i>", "</i>") if italic else (kind, "", "")
    return item["type"], "", ""


def _is_misplaced(item: CslItem, view: View, *, placed: bool) -> bool:
    """Whether a place stands between quotation marks, or a title that holds one (``placed``), or what nobody said."""
    _, entry = shown(view.xml, item)
    quoted = {found[1] for found in _QUOTED.finditer(entry)}
    invented = "issued" not in item and cites_in_notes(view.xml) and _INVENTED.search(entry)
    places = {mark(name) for name in PLACE}
    return any(f"qx{name}xq" in places for name in quoted) or ("title" in quoted and placed) or bool(invented)
