"""Elements of MODS as items, as libraries, bibutils and Zotero write them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from citekit.formats.mods.elements import (
    ELSEWHERE,
    EXTENTS,
    GENRES,
    HELD,
    HOST,
    IDENTIFIERS,
    ISSUANCE,
    OTHER_ROLES,
    PATHS,
    RESOURCES,
    ROLES,
    SUBJECTS,
)
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import names as _names
from citekit.formats.shared import variables as _variables
from citekit.formats.shared import xml as _xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import XPath
    from lxml.etree import _Element as Element

    from citekit.model.items import CslItem

_VOLUME = re.compile(r"\A\W*(?:volume|vol|band|bd|tome|t|том|т)\b[. ]*(?=\w)", re.IGNORECASE)
_LEAVES = re.compile(r"(\d+)\s*(?:p|pages?|S|Seiten|s|стр|с)\b")
_PAGES = re.compile(r"\A\s*(?:pp?|pages?|S|s)\.?\s*(?=\d)")


_PLACES = {
    variable: [(re.split(r"[/\[]", place)[0], place) for place in (path, *ELSEWHERE.get(variable, ()))]
    for variable, path in PATHS.items()
}
_TOGETHER = {"language", "abstract", "issued"}
"""Variables of which several elements are read together."""
"""Where each variable is looked for, each place with the name of its outermost element."""


def key_of(record: Element) -> str:
    return _xml.said(record.find("identifier[@type='citekey']")) or record.get("ID", "")


def item_of(record: Element) -> CslItem:
    """The item of a ``mods`` element, without its id."""
    item: CslItem = {"type": _type(record)}
    there = {element.tag for element in record}
    own: list[tuple[str, str]] = []
    for variable, places in _PLACES.items():
        for first, place in places:
            if first in there and (texts := _texts(record, place)):
                if variable == "genre":
                    texts = [text for text in texts if text not in GENRES] or texts[:1]
                item[variable] = _value(variable, texts[0])
                own += [(f"custom.{variable}", "; ".join(texts[1:]))] if texts[1:] and variable not in _TOGETHER else []
                break
    own += _whole(item, record)
    if "genre" in item and not record.xpath("genre[@authority='csl']") and item["genre"] in GENRES:
        del item["genre"]
    for name in record.findall("name"):
        if person := _name(name):
            item.setdefault(_role(name), []).append(person)
    for name in _all(record, f"{HOST}/name"):
        if person := _name(name):
            role = _role(name)
            item.setdefault("container-author" if role == "author" else role, []).append(person)
    if words := list(dict.fromkeys(_subjects(record))):
        item["keyword"] = ", ".join(words)
    return _noted(item, record, [*own, *_numbered(item, record)])


def _subjects(record: Element) -> Iterator[str]:
    """The words of the subjects: topics, places, times, people, works."""
    for subject in record.findall("subject"):
        for child in subject:
            if child.tag == "name":
                yield from filter(None, [", ".join(filter(None, map(_xml.said, child.findall("namePart"))))])
            elif child.tag == "titleInfo":
                yield from filter(None, [_xml.said(child.find("title"))])
            elif child.tag in SUBJECTS:
                yield from filter(None, [_xml.said(child)])


def _numbered(item: CslItem, record: Element) -> Iterator[tuple[str, str]]:
    """Numbers that no variable has, by their kinds: a library's control number, a local shelf mark."""
    for number in record.findall("identifier"):
        kind, text = number.get("type", ""), _xml.said(number)
        if text and kind not in IDENTIFIERS and text != item.get("URL"):
            yield f"custom.{kind or 'identifier'}", text


def _value(variable: str, text: str) -> Any:
    return _dates.understood(text) if _variables.variables()[variable] == "date" else text


def _whole(item: CslItem, record: Element) -> list[tuple[str, str]]:
    """What stands in several elements: parts of the title, first and last page, the ends of a period, languages.

    Other titles are returned under their kinds: a translated one, a uniform one.
    """
    for variable, above in (("title", "titleInfo[not(@type)]"), ("container-title", f"{HOST}/titleInfo[not(@type)]")):
        if infos := _all(record, above):
            item[variable] = _title(infos[0])
    if "container-title" not in item and (infos := _all(record, f"{HOST}/titleInfo")):
        item["container-title"] = _title(infos[0])
    item.setdefault("volume", _VOLUME.sub("", _found(record, "titleInfo[not(@type)]/partNumber")))
    item.setdefault("abstract", "")
    if more := [text for one in record.findall("abstract") if (text := _xml.said(one)) and text != item["abstract"]]:
        item["abstract"] = "\n".join(filter(None, (item["abstract"], *more)))
    for extent in EXTENTS if "page" not in item else ():
        first, last = _found(record, f"{extent}/start"), _found(record, f"{extent}/end")
        if found := first or last or _pages(_found(record, f"{extent}/list")) or _found(record, f"{extent}/total"):
            item["page"] = f"{first}-{last}" if first and last and first != last else found
            break
    if "issued" in item:
        item["issued"] = _finest(item["issued"], record)
    ends = [_found(record, f"originInfo/dateIssued[@point='{point}']") for point in ("start", "end")]
    if all(ends) and (date := _dates.parse("/".join(ends))):
        item["issued"] = date
    if languages := [said for language in record.findall("language") if (said := _language(language))]:
        item["language"] = "; ".join(languages)
    if record.xpath("genre[@authority='csl']"):
        return []
    if item["type"] in HELD and "archive" in item and "container-title" in item and "archive_collection" not in item:
        item["archive_collection"] = item.pop("container-title")
    if (pages := _LEAVES.search(str(item.get("number-of-pages", "")))) and item["type"] in {"book", "thesis", "report"}:
        item["number-of-pages"] = pages[1]
    titles = [(info.get("type", "other"), _title(info)) for info in record.findall("titleInfo")]
    others = [(kind, title) for kind, title in titles if title and title != item.get("title") and kind != "abbreviated"]
    return [(f"custom.{kind}-title", title) for kind, title in others]


def _title(info: Element) -> str:
    """A title with its article, its subtitle and its part; the part's number alone is the volume."""
    start, title, rest, number, part = (
        _xml.said(info.find(name)) for name in ("nonSort", "title", "subTitle", "partNumber", "partName")
    )
    start += "" if start.endswith(("'", "’", "-")) or not start else " "
    whole = ": ".join(filter(None, (f"{start}{title}", rest)))
    return ". ".join(filter(None, (whole, ", ".join(filter(None, (number, part))) if part else "")))


def _pages(said: str) -> str:
    """Pages without the word before them."""
    return _PAGES.sub("", said)


def _finest(date: dict[str, Any], record: Element) -> dict[str, Any]:
    """A date, or one that says the same day more closely: a part has its year, its host the whole date.

    Beside *c1999* stands the year by itself.
    """
    found = [element for path in (PATHS["issued"], *ELSEWHERE["issued"]) for element in _all(record, path)]
    texts = [_xml.said(element) for element in found]
    understood = [said for text in texts if (said := _dates.understood_freely(text))]
    if "date-parts" not in date and understood:
        date = understood[0]
    for other in understood:
        first, second = date.get("date-parts", [[]])[0], other["date-parts"][0]
        if first and len(second) > len(first) and second[: len(first)] == first and "season" not in date:
            date = other
    about = any(element.get("qualifier") == "approximate" for element in found)
    return date | ({"circa": True} if about else {})


def _language(language: Element) -> str:
    """A language by its code, or where it has none by its name."""
    return _found(language, "languageTerm[@type='code']") or _found(language, "languageTerm")


def _noted(item: CslItem, record: Element, own: list[tuple[str, str]]) -> CslItem:
    """The notes: those whose type is a variable are that variable, the others the item's note."""
    lines: list[str] = []
    free: list[str] = []
    for note in record.findall("note"):
        line = f"{note.get('type')}: {_xml.said(note)}"
        known = note.get("type") and not _labelled_lines.split(line)[2]
        (lines if known else free).append(line if known else _xml.said(note))
    said = {variable: value for variable, value in item.items() if value}
    return _labelled_lines.added(
        said | ({"note": "\n".join(free)} if any(free) else {}), "\n".join(lines), own, rest="note"
    )


@cache
def xpath(path: str) -> XPath:
    from lxml.etree import XPath

    return XPath(path)


def _all(record: Element, path: str) -> list[Element]:
    found = xpath(path)(record)
    return [one for one in found if not isinstance(one, str)] if isinstance(found, list) else []  # type: ignore[misc]


def _texts(record: Element, path: str) -> list[str]:
    """What the elements of a path say, each once."""
    found = xpath(path)(record)
    said = [str(one) if isinstance(one, str) else _xml.said(one) for one in found] if isinstance(found, list) else []  # type: ignore[arg-type]
    return list(dict.fromkeys(filter(None, said)))


def _found(record: Element, path: str) -> str:
    found = xpath(path)(record)
    first = found[0] if isinstance(found, list) and found else ""
    return str(first) if isinstance(first, str) else _xml.said(first)  # type: ignore[arg-type]


def _type(record: Element) -> str:
    own = _found(record, "genre[@authority='csl']")
    if own in _variables.types():
        return own
    known = [GENRES[genre] for element in record.findall("genre") if (genre := _xml.said(element)) in GENRES]
    if known:
        return "chapter" if known[0] == "book" and _all(record, HOST) else known[0]
    host = {_xml.said(genre) for genre in _all(record, f"{HOST}/genre")}
    if {"periodical", "academic journal"} & host:
        return "article-journal"
    return "chapter" if "book" in host else _resource(record)


def _resource(record: Element) -> str:
    """The type by the kind of resource, and of a text by whether it is written by hand or issued as a book."""
    kind = record.find("typeOfResource")
    if kind is not None and kind.get("manuscript") == "yes":
        return "manuscript"
    issued = "" if _all(record, HOST) else _found(record, "originInfo/issuance")
    return RESOURCES.get(_xml.said(kind)) or ISSUANCE.get(issued, "document")


def _role(name: Element) -> str:
    """The variable of a name by the first of its roles that is known."""
    codes = {code: variable for variable, code in ROLES.items()} | {v: v for v in ROLES} | OTHER_ROLES
    said = [text.lower().rstrip(".") for term in name.findall("role/roleTerm") if (text := _xml.said(term))]
    return next((codes[word] for word in said if word in codes), "contributor" if said else "author")


def _name(name: Element) -> _names.Name:
    """The name of an element; nothing where it says none."""
    said = [(part.get("type", ""), text) for part in name.findall("namePart") if (text := _xml.said(part))]
    parts = dict(said)
    given = " ".join(text for kind, text in said if kind == "given")
    if "family" not in parts:
        whole = [text for kind, text in said if not kind] or [given or _xml.said(name.find("displayForm"))]
        joined = "".join(f"{body.removesuffix('.')}. " for body in whole[:-1]) + whole[-1]
        if not joined:
            return {}
        return _names.from_sorted(joined) if name.get("type") == "personal" else {"literal": joined}
    suffix = f", {parts['termsOfAddress']}" if parts.get("termsOfAddress") else ""
    return _names.joined(parts["family"], given + suffix)
