"""An item as a style can show it, so that no archive is lost in a style that knows none.

Of 2,850 public styles 164 read ``archive_collection`` and 638 ``archive_location``. What a style does not show
of an archival item is folded into the nearest variable that it does show: the collection into the location,
the addressee into the kind of document, the whole place into the title at the last. The style is asked what
it shows: it renders a probe whose variables are told apart.

The levels of a place run as the style's own variables run: a style that prints the collection before the
location has box before folder, one that puts semicolons between its variables has them between the levels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from citekit.authority import kinds
from citekit.citing.kept_order import is_signed, signed
from citekit.citing.no_date import silent_on_dates
from citekit.citing.spoken import exactly, spoken, unquoted
from citekit.citing.style_view import PLACE, View
from citekit.items import place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.model.items import CslItem

ARRANGED = PLACE[:-1]
"""The variables of a place that hold levels of description."""
HOSTS = ("archive_location", "archive_collection", "archive", "publisher", "title")
"""Where a part of the place may go that the style does not show, the nearest first."""
TYPES = ("manuscript", "document", "report", "book", "article-journal")
"""What an archival item may pass for in a style that does not show its own type."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
SERIES = ("Foreign Relations of the United States", "Papers Relating to ")


def fitted(items: Iterable[CslItem], xml: str, language: str | None = None) -> list[CslItem]:
    """The items as the style with this XML shows them whole, kinds of document in the ``language`` of the document.

    >>> item = {"id": "a", "type": "manuscript", "title": "Sketch", "archive": "City Archive",
    ...         "archive_collection": "Port Papers", "archive_location": "Box 4"}
    >>> from citekit.csl.styles.installed import find
    >>> fitted([item], find("nature").xml.decode())[0]["title"]
    'Sketch, Box 4, Port Papers, City Archive'
    """
    view = View.of(_speaking(silent_on_dates(xml), language))
    return [_fit(_in_language(_letter_understood(item, view), language), view, language) for item in items]


def _speaking(xml: str, language: str | None) -> str:
    """A style in the language of the document."""
    return re.sub(r'default-locale="[^"]*"', f'default-locale="{language}"', xml, count=1) if language else xml


def _in_language(item: CslItem, language: str | None) -> CslItem:
    """The item with its kind of document in a language; an English document keeps the words of its notes.

    >>> [_in_language({"genre": genre, "archive": "X"}, "fr-FR")["genre"] for genre in ("telegram", "note", "sketch")]
    ['télégramme', 'note', 'sketch']
    """
    code = (language or "en").partition("-")[0]
    kind = kinds.whole(str(item.get("genre", ""))) if code != "en" and any(name in item for name in PLACE) else None
    own = kind.names.get(code, ()) if kind else ()
    return {**item, "genre": own[0]} if own and item["genre"].casefold() not in map(str.casefold, own) else item


def _letter_understood(item: CslItem, view: View) -> CslItem:
    """A letter from one to another without the word, in notes that have it behind the names; other kinds are named.

    Chicago Manual of Style, 18th edition, 14.121; Turabian, 9th edition, 17.7.4.1.
    """
    kind = kinds.whole(str(item.get("genre", "")))
    parties = item.get("author") and item.get("recipient")
    if view.listed or kind is None or kind.id != "letter" or not parties or "number" in item:
        return item
    return item if view.precedes(item, "genre", "author") else _without(item, "genre")


def _fit(item: CslItem, view: View, language: str | None) -> CslItem:
    if item.get("collection-title", "").startswith(SERIES):
        return _volume_shown(item, view)
    if not any(variable in item for variable in PLACE):
        return item
    shown = (_addressed, _number_shown, _recipient_shown, _besides, _called, _typed, _kind_shown, _place_shown)
    # typed again: what has got a name may be shown in another way
    steps = (_arranged, signed, _stated, _typed, *shown)
    given = item
    for step in steps:
        item = step(item, view)
    return spoken(given, view, item, fitted, language) or unquoted(item, view)


def _arranged(item: CslItem, view: View) -> CslItem:
    """The place in the style's order, from the levels that the item remembers."""
    custom = item.get("custom", {})
    levels = [(level["level"], level["text"]) for level in custom.get("held") or custom.get("levels") or ()]
    if not levels or view.layout == place.OUTWARD:
        return item
    kept = {variable: value for variable, value in item.items() if variable not in ARRANGED}
    if view.layout.separator == "; ":
        titles = " ".join(text for _, text in levels)
        levels = [(level, _in_full(level, text, titles)) for level, text in levels]
    elif view.layout.separator == ". ":  # as GOST R 7.0.5 parts them
        levels = [(level, _capital(text)) for level, text in levels]
    arranged = place.variables(levels, view.layout)
    return kept | (arranged if "page" in item else _without(arranged, "page"))


def _in_full(level: str, text: str, beside: str) -> str:
    """A record group with its title, as leaflet 17 of the National Archives asks, where that does not stand beside."""
    from citekit.authority import record_group

    known = record_group(text) if level == "record_group" else None
    return f"{known.name}, Record Group {known.number}" if known and known.name not in beside else text


def _stated(item: CslItem, view: View) -> CslItem:
    """The rest of the source note, for a style that prints it behind the place: *501.BC/7–2948: Telegram*; *Secret*."""
    custom = item.get("custom", {})
    if not view.stated:
        return item
    from citekit.items.statement import of_text

    form = next((level["text"] for level in custom.get("levels", ()) if level["level"] == "form"), None)
    if form and "archive_location" in item:
        item = {**item, "archive_location": f"{item['archive_location']}: {form}"}
    said = of_text(custom["source-note"]) if "source-note" in custom else ""
    return {**item, "annote": said} if said else item


def _typed(item: CslItem, view: View) -> CslItem:
    """The item as a type that the style shows, and shows once: many leave letters out of their list.

    What lies in an archive can be found again, so that it belongs there.
    """
    for kind in (item["type"], *TYPES):
        trial = {"title": "", **item, "type": kind}
        if {"title", *PLACE} & view.shows(trial) and not view.repeats(trial):
            return {**item, "type": kind}
    return item


def _addressed(item: CslItem, view: View) -> CslItem:
    """A letter whose writer is not named as one phrase, *telegram 173 to London*: styles put the addressee first."""
    if item.get("author") or not item.get("recipient") or not item.get("genre"):
        return item
    kind = " ".join(filter(None, (item["genre"], str(item.get("number", "")))))
    return {**_without(item, "recipient", "number"), "genre": f"{kind} {view.to} {_names(item['recipient'])}"}


def _number_shown(item: CslItem, view: View) -> CslItem:
    """The number with the kind: short forms leave it out otherwise, and a telegram is known by nothing else."""
    report = item["type"] == "report"  # whose number styles do know
    if not item.get("number") or not item.get("genre") or (report and "number" in view.shows(item)):
        return item
    return {**_without(item, "number"), "genre": f"{item['genre']} {item['number']}"}


def _recipient_shown(item: CslItem, view: View) -> CslItem:
    if not item.get("recipient") or "recipient" in view.shows(item):
        return item
    if not item.get("genre"):  # what goes from one to another and has no other name is a letter
        item = _in_language({**item, "genre": "letter"}, view.language)
    return _to_recipient(item, view)


def _to_recipient(item: CslItem, view: View) -> CslItem:
    return {**_without(item, "recipient"), "genre": f"{item['genre']} {view.to} {_names(item['recipient'])}"}


def _besides(item: CslItem, view: View) -> CslItem:
    """What the note says of the document beside kind, number and parties, behind these or else before its place."""
    words = item.get("custom", {}).get("besides")
    if not words:
        return item
    if item.get("genre") and not view.precedes(item, "genre", "author"):
        if item.get("recipient") and view.precedes(item, "genre", "recipient"):
            item = _to_recipient(item, view)
        return {**item, "genre": f"{item['genre']}, {words}"}
    if "page" in view.layout.unit and not is_signed(item):  # set apart before the location
        narrow = "part-title"
    else:
        narrow = next((variable for variable in PLACE if variable in item), "archive_location")
    pair = [words, item.get(narrow, "")]
    if view.layout.location_inward:
        pair.reverse()
    return {**item, narrow: view.layout.separator.join(filter(None, pair))}


def _names(names: Iterable[dict[str, Any]]) -> str:
    return " and ".join(map(_name, names))


def _name(name: dict[str, Any]) -> str:
    parts = (name.get("given"), name.get("family"), name.get("suffix"))
    return str(name.get("literal") or " ".join(filter(None, parts)))


def _called(item: CslItem, view: View) -> CslItem:
    """A style that cites by name needs one: the kind of document, or the file, of what nobody wrote or titled."""
    custom = item.get("custom", {})
    if not view.listed or item.get("author") or item.get("title") or (is_signed(item) and view.signs):
        return item
    if item.get("genre"):
        if view.calls(item, "genre"):
            return item
        return _as_author({**_without(item, "genre"), "title": _capital(item["genre"])}, view)
    if "signature" in custom:
        placed = [name for name, value in item.items() if value == custom["signature"]]
        return _as_author(
            {**_without(item, *PLACE, *placed, "part-title"), "title": exactly(custom["signature"])}, view
        )
    levels = [(level["level"], level["text"]) for level in custom.get("held") or custom.get("levels") or ()]
    apart = place.variables(levels, replace(view.layout, unit=("folder", "file")))
    if unit := apart.pop("part-title", None):
        kept = {variable: value for variable, value in item.items() if variable not in ARRANGED}
        return _as_author({**kept, **apart, "title": exactly(unit)}, view)
    if 'class="note"' in view.xml:  # a short note names what is cited of the collection
        named: list[str] = [name for name in ("archive_location", "archive_collection") if name in item]
    else:
        named = [name for name in ("archive_collection", *PLACE) if name in item][:1]
    title = exactly(", ".join(item[variable] for variable in named))
    return _as_author({**_without(item, *named), "title": title}, view) if named else item


def _as_author(item: CslItem, view: View) -> CslItem:
    """The item as it is, or called by its title in the author's place, where a style cites by nothing else."""
    return item if view.cites(item) else {**_without(item, "title"), "author": [{"literal": item["title"]}]}


def _kind_shown(item: CslItem, view: View) -> CslItem:
    if not item.get("genre") or "genre" in view.shows(item):
        return item
    titled = f"{item['title']}, {item['genre']}" if item.get("title") else _capital(item["genre"])
    return {**_without(item, "genre"), "title": titled}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place_shown(item: CslItem, view: View) -> CslItem:
    """Each part of the place that the style does not show, in the nearest variable that it does."""
    if is_signed(item):
        return item
    for variable in PLACE:
        if variable in item and variable not in view.shows(item):
            item = next(filter(None, (_folded(item, variable, host, view) for host in HOSTS)), item)
    return item


def _folded(item: CslItem, variable: str, host: str, view: View) -> CslItem | None:
    """The item with one part of its place in another variable; ``None`` where the style does not show that one."""
    if host == variable:
        return None
    pair = [item.get(host, ""), item[variable]]
    inward = view.layout.location_inward if "archive_location" in (variable, host) else view.layout.collection_inward
    if host in PLACE and (PLACE.index(host) > PLACE.index(variable)) is not inward:
        pair.reverse()
    trial = {**_without(item, variable), host: view.layout.separator.join(filter(None, pair))}
    return trial if host in view.shows(trial) else None


def _volume_shown(item: CslItem, view: View) -> CslItem:
    """A document of *Foreign Relations*, for a style that knows no documentary series.

    Number and date stand with the title; series and volume with the volume's title, as on its
    title page; the editors behind that, where the style would make them the authors of the document.
    """
    if view.numbers_documents({**_without(item, "page"), "volume": "", "number": ""}):
        return item
    paged = "page" in item and "page" in view.shows(item)
    number = f"Document {item['number']}: " if item.get("number") and not paged else ""
    heading = ", ".join(filter(None, (number + item.get("title", ""), _day(item.get("original-date")))))
    volume = f"Volume {item['volume']}" if item.get("volume") else ""
    whole = ", ".join(filter(None, (item["collection-title"], volume, item.get("container-title"))))
    rest = _without(item, "number", "original-date", "collection-title", "volume")
    return _editors_shown({**rest, "title": heading, "container-title": whole}, view)


def _editors_shown(item: CslItem, view: View) -> CslItem:
    if not item.get("editor") or not view.promotes(item, "editor"):
        return item
    editors = "ed. " + _names(item["editor"])
    trial = {**_without(item, "editor"), "edition": editors}
    if "edition" in view.shows(trial):
        return trial
    return {**_without(item, "editor"), "container-title": f"{item['container-title']}, {editors}"}


def _day(date: dict[str, Any] | None) -> str:
    """A date as the headings of *Foreign Relations* have it.

    >>> _day({"date-parts": [[1963, 7, 12]]}), _day({"date-parts": [[1963]]})
    ('July 12, 1963', '1963')
    """
    year, *rest = (date or {}).get("date-parts", [[""]])[0]
    return ", ".join(filter(None, (" ".join([MONTHS[rest[0] - 1], *map(str, rest[1:])]) if rest else "", str(year))))


def _without(item: CslItem, *variables: str) -> CslItem:
    return {variable: value for variable, value in item.items() if variable not in variables}
