"""An item of CSL-JSON, read once: names, dates and texts by the name of their variable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from citekit.csl.input.dates import Date, read_date
from citekit.csl.input.names import Name, read_name, read_names
from citekit.csl.input.vocabulary import DATES, NAMES, OLDER, OTHER, TYPES, VARIABLES
from citekit.errors import Diagnostic
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BRACED = lazy(r"\{:([-_a-z]+|[A-Z]+):([^{}]*)\}")
_LINE = lazy(r"([A-Za-z][-.\w ]{0,60}):\s*([^{}]+)\Z")
_FIRST_PAGE = lazy(r"\s*(?:&|, |-|–)\s*")
NEWER = {**OLDER, "event": "event-title"}
ALIASES = {variable: older for older, variable in NEWER.items()}
LABELS = {name.lower().replace("_", "-"): name for name in (VARIABLES | {"type"}) - {"note"}}
"""Variables by what a line of a note calls them: Zotero's users write ``Original Date`` for ``original-date``."""
_NAME_PAIR = 2


Abbreviate: TypeAlias = "Callable[[str, str], str | None]"
"""From a variable and what it says to the short form of that, ``None`` where there is none."""


class Shape(NamedTuple):
    """What items have in common of which a style shows the same: their type, and which variables they have.

    ``cited`` says whether they stand in a citation, where a cite has variables of its own.
    """

    type: str
    given: frozenset[str]
    cited: bool


class Item:
    """What a style may ask of an item. Values are normalised when they are first asked for and then kept."""

    __slots__ = ("_dates", "_given", "_names", "_texts", "abbreviate", "id", "language", "raw", "type")

    def __init__(self, raw: Mapping[str, Any], abbreviate: Abbreviate | None = None) -> None:
        self.abbreviate = abbreviate
        self.raw = _with_note_fields(dict(raw))
        self.id = str(raw.get("id", ""))
        self.type = str(self.raw.get("type", ""))
        self.language = str(self.raw.get("language") or "")
        self._texts: dict[str, str | None] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date | None] = {}
        self._given: frozenset[str] | None = None

    @property
    def given(self) -> frozenset[str]:
        """The variables that have a value, with those that are made of another."""
        if self._given is None:
            there = {key for key in self.raw if self.has(key)}
            there |= {NEWER[key] for key in there & NEWER.keys()} | ({"page-first"} if "page" in there else set())
            if self.abbreviate is not None:
                there |= {short for key in there if self.has(short := f"{key}-short")}
            self._given = frozenset(there)
        return self._given

    def text(self, variable: str) -> str | None:
        """The variable as a string, or ``None`` where it is absent or empty."""
        try:
            return self._texts[variable]
        except KeyError:
            return self._texts.setdefault(variable, self._read_text(variable))

    def names(self, variable: str) -> tuple[Name, ...]:
        """The variable as names."""
        try:
            return self._names[variable]
        except KeyError:
            return self._names.setdefault(variable, read_names(self.raw.get(variable)))

    def date(self, variable: str) -> Date | None:
        """The variable as a date."""
        try:
            return self._dates[variable]
        except KeyError:
            return self._dates.setdefault(variable, read_date(self.raw.get(variable)))

    def has(self, variable: str) -> bool:
        """Whether the variable has a value."""
        if variable in NAMES:
            return bool(self.names(variable))
        if variable in DATES:
            return self.date(variable) is not None
        return self.text(variable) is not None

    def _read_text(self, variable: str) -> str | None:
        value = self.raw.get(variable)
        if value in (None, "", []):
            if variable == "page-first" and (page := self.text("page")):
                return page if "\\" in page else _FIRST_PAGE.split(page)[0]
            other = ALIASES.get(variable)
            value = self.raw.get(other) if other else None
        if value in (None, "", []) and self.abbreviate and variable.endswith("-short"):
            whole = self.text(variable.removesuffix("-short"))
            return self.abbreviate(variable.removesuffix("-short"), whole) if whole else None
        return _text(value)


def _text(value: Any) -> str | None:
    """A string for whatever stands in a text variable: numbers too, and lists joined."""
    if value is None or value is False or value == "":
        return None
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value))) or None
    if isinstance(value, dict):
        return _text(value.get("literal") or value.get("raw"))
    return str(value)


def _with_note_fields(raw: dict[str, Any]) -> dict[str, Any]:
    """Variables written into the note, a line ``key: value`` or ``{:key: value}`` each, as Zotero's users do.

    They end with the first line that is none, but for a first line of words; what is no variable stays in the note.
    """
    note = raw.get("note")
    if not isinstance(note, str) or ":" not in note:
        return raw
    lines = _BRACED.sub(r"\n\1:\2\n", note).split("\n")
    names: dict[str, list[Any]] = {}
    rest: list[str] = []
    for index, line in enumerate(lines):
        match = _LINE.match(line)
        if match is None and line.strip() and index:
            rest += lines[index:]
            break
        key = match and LABELS.get(match.group(1).lower().replace(" ", "-").replace("_", "-"))
        if match is None or key is None or not _take(raw, names, key, match.group(2).strip()):
            rest.append(line)
    raw.update(names)
    raw["note"] = "\n".join(rest).strip()
    return raw


def _take(raw: dict[str, Any], names: dict[str, list[Any]], key: str, value: str) -> bool:
    """Whether one field of the note is wanted; if so it is added to the item."""
    if key == "type":
        raw["type"] = value
    elif key in DATES:
        raw[key] = {"raw": value}
    elif raw.get(key):
        return False
    elif key in NAMES:
        parts = [part.strip() for part in value.split("||")]
        pair = {"family": parts[0], "given": parts[1]} if len(parts) == _NAME_PAIR else {"literal": value}
        names.setdefault(key, []).append(pair)
    else:
        raw[key] = value
    return True


def diagnose(raw: Mapping[str, Any]) -> list[Diagnostic]:
    """What is not known to CSL in an item; it is rendered all the same."""
    shown = raw.get("id", "?")
    found = []
    kind = raw.get("type")
    if kind not in TYPES:
        found.append(Diagnostic(f"item {shown!r}: unknown type {kind!r}", expected="a CSL type"))
    for key in raw:
        if key not in VARIABLES and key not in OTHER:
            found.append(Diagnostic(f"item {shown!r}: unknown variable {key!r}", hint="it is not rendered"))
    for key in NAMES & raw.keys():
        value = raw[key]
        if not isinstance(value, list) or not all(read_name(one) for one in value):
            found.append(Diagnostic(f"item {shown!r}: not all of {key!r} is a name", expected="a list of names"))
    for key in DATES & raw.keys():
        if read_date(raw[key]) is None:
            found.append(Diagnostic(f"item {shown!r}: {key!r} is not a date", expected="date-parts, raw or literal"))
    return found
