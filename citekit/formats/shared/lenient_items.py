"""What others send as CSL items, brought to the schema's shape: nothing that is well formed is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.errors import Diagnostic
from citekit.formats import Parsed
from citekit.formats.shared import archival_levels as _levels
from citekit.formats.shared import dates as _dates
from citekit.formats.shared import labelled_lines as _labelled_lines
from citekit.formats.shared import variables as _variables
from citekit.items.keys import keyed

if TYPE_CHECKING:
    from citekit.model.items import CslItem

Place = tuple[int, int]

_TYPES = {
    "journal-article": "article-journal", "newspaper-article": "article-newspaper", "posted-content": "article",
    "magazine-article": "article-magazine", "book-chapter": "chapter", "book-section": "chapter", "monograph": "book",
    "edited-book": "book", "reference-book": "book", "proceedings-article": "paper-conference",
    "dissertation": "thesis", "letter": "personal_communication", "email": "personal_communication",
    "film": "motion_picture",
}  # fmt: skip
"""Types that Crossref's interface and older programs have in items that are CSL's otherwise."""

_NAMED = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix", "literal",
          "static-ordering", "parse-names"}  # fmt: skip
_DATED = {"date-parts", "season", "circa", "literal", "raw"}


def shaped(values: list[tuple[Any, Place]]) -> Parsed:
    """The items among some values, each with the stretch of text that it was read from."""
    items: list[CslItem] = []
    diagnostics: list[Diagnostic] = []
    for count, (value, place) in enumerate(values, 1):
        if not isinstance(value, dict):
            diagnostics.append(Diagnostic(f"record {count} is no item", *place, expected="an object"))
            continue
        item, findings = _item(value)
        items.append(item)
        diagnostics += [Diagnostic(f"{item['id'] or f'record {count}'}: {finding}", *place) for finding in findings]
    return Parsed(tuple(keyed(items)), tuple(diagnostics))


def _item(value: dict[Any, Any]) -> tuple[CslItem, list[str]]:
    key = value.get("id") or value.get("citation-key")
    item: CslItem = {"id": key if isinstance(key, (str, int, float)) else ""}
    item["type"], findings = _type(value.get("type") or "document")
    kinds = _variables.variables()
    for variable, sent in _labelled_lines.lifted(value).items():
        if variable in {"id", "type"} or sent in (None, "", [], {}):
            continue
        if variable not in kinds:
            item["custom"] = {**item.get("custom", {}), **_levels.set_apart({str(variable): sent})}
        elif kinds[variable] == "object" and isinstance(sent, dict):
            item["custom"] = {**item.get("custom", {}), **_levels.set_apart(sent)}
        elif (said := _value(kinds[variable], variable, sent)) not in (None, "", [], {}):
            item[str(variable)] = said
        else:
            findings.append(f"{variable} is left out: {str(sent)[:40]!r} has not the form that CSL gives it")
    return item, findings


def _type(said: Any) -> tuple[str, list[str]]:
    """The type of an item, and what there is to say where it is none of CSL's."""
    if isinstance(said, str) and said in _variables.types():
        return said, []
    read = _TYPES.get(said, "document") if isinstance(said, str) else "document"
    return read, [f"{str(said)[:40]!r} is no type of CSL 1.0.2; read as {read}"]


def _value(kind: str, variable: str, said: Any) -> Any:
    """A value in the form of its kind; nothing where it has none that can be understood.

    >>> _value("text", "title", ["Fog"]), _value("number", "volume", 7), _value("text", "title", {"a": 1})
    ('Fog', 7, None)
    """
    if kind == "name":
        listed = said if isinstance(said, list) else [said]
        people = [name for one in listed for name in _names(one) if name]
        return people if all(isinstance(one, (str, dict)) or one is None for one in listed) else None
    if kind == "date":
        return _date(said)
    if kind == "object":
        return said if isinstance(said, dict) else None
    if kind == "list":
        return said if isinstance(said, list) and _texts(said) else [said] if _texts([said]) else None
    if isinstance(said, list) and _texts(said):  # Crossref's titles and ISSNs
        return ", ".join(map(str, said))
    return said if _texts([said]) else None


def _names(said: Any) -> list[dict[str, Any]]:
    """The name, or the names where a literal is a list of them; a bare ``name`` is a literal too."""
    if not isinstance(said, dict):
        return [_name(said)]
    whole = said.get("literal", said.get("name") if not _NAMED & said.keys() else None)
    if isinstance(whole, list):
        return [_name(one) for one in whole]
    return [_name({"literal": whole} if whole and "literal" not in said else said)]


def _name(said: Any) -> dict[str, Any]:
    """A name: a text is one too, and what is no part of a name of CSL (Juris-M's ``multi``) says nothing here.

    >>> _name("Department of State"), _name({"family": "Roe", "given": None, "multi": {"_key": {}}})
    ({'literal': 'Department of State'}, {'family': 'Roe'})
    """
    if isinstance(said, str):
        return {"literal": said} if said.strip() else {}
    if not isinstance(said, dict):
        return {}
    return {part: said[part] for part in said if part in _NAMED and _texts([said[part]]) and said[part] != ""}


def _date(said: Any) -> dict[str, Any] | None:
    """A date of any form that programs give it: CSL's, its text, or its parts by their names (pandoc-citeproc).

    >>> _date({"date-parts": [["1999", None]], "season": "Spring"}), _date({"raw": "July 12, 1999"})
    ({'date-parts': [[1999]], 'season': 1}, {'date-parts': [[1999, 7, 12]]})
    >>> _date([{"year": "1963", "month": "7"}]), _date("1963-07"), _date({"raw": "Lent term"})
    ({'date-parts': [[1963, 7]]}, {'date-parts': [[1963, 7]]}, {'raw': 'Lent term'})
    """
    if isinstance(said, (str, int)):
        return _dates.free(str(said))
    if isinstance(said, dict) and "year" not in said:
        return _of_csl({part: value for part, value in said.items() if part in _DATED})
    ends = said if isinstance(said, list) else [said]
    if ends and not isinstance(ends[0], dict):
        return _of_csl({"date-parts": ends})
    if not all(isinstance(end, dict) for end in ends):
        return None
    parts = [[end.get(name) for name in ("year", "month", "day")] for end in ends]
    return _of_csl({"date-parts": parts, **{part: ends[0][part] for part in _DATED & ends[0].keys()}}) if ends else None


def _of_csl(said: dict[str, Any]) -> dict[str, Any] | None:
    """A date of CSL's own form, its parts numbers and its season one of four."""
    texts = {part: str(said[part]) for part in ("literal", "raw") if said.get(part) and _texts([said[part]])}
    sent = said.get("date-parts")
    listed: list[Any] = sent if isinstance(sent, list) else []
    ends = listed if all(isinstance(end, list) for end in listed) else [listed]
    words = [str(part) for part in ends[0] if _texts([part])] if ends else []
    if (
        len(words) > 1
        and not words[1].strip().isdecimal()
        and (found := _dates.understood_freely(" ".join(words[::-1])))
    ):
        return found  # the name of a month or season where its number should be
    parts = [numbers for end in ends[:2] if (numbers := _numbers(end))]
    circa = {"circa": True} if said.get("circa") not in (None, False, "", 0, "0", "false") else {}
    if not parts:
        known = _dates.free(texts["raw"]) if "raw" in texts else {}
        return {**known, **circa} if "date-parts" in known else {**texts, **circa} if texts else None
    season = said.get("season")
    number = _dates.season(season) if _texts([season]) else None
    if _texts([season]) and season and not number:
        return {"literal": f"{season} {parts[0][0]}"}
    return {"date-parts": parts, **({"season": number} if number else {}), **circa, **texts}


def _numbers(end: list[Any]) -> list[int]:
    """Year, month and day up to the first that is none."""
    numbers: list[int] = []
    for part in end[:3]:
        said = str(part).strip() if _texts([part]) and not isinstance(part, float) else ""
        if not said.removeprefix("-").isdecimal() or len(said) > 10 or (numbers and not int(said)):
            break
        numbers.append(int(said))
    return numbers


def _texts(values: Any) -> bool:
    return all(isinstance(value, (str, int, float)) for value in values)
