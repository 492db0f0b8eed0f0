"""References by their keys, and the citations of them, with citeproc-py's names and attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeproc.string import MixedString, NoCase, String

from citekit.csl.input.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class VariableError(AttributeError):
    """A variable that a reference does not have."""


class Attributes(dict[str, Any]):
    """A mapping whose keys are attributes too."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise VariableError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class Name(Attributes):
    """A person by ``family``, ``given`` and particles, or an institution by its ``literal``, as CSL-JSON has them."""

    def __init__(self, **parts: Any) -> None:
        super().__init__({name.replace("_", "-"): part for name, part in parts.items() if part is not None})


class Date(Attributes):
    """A day by its ``year``, ``month`` and ``day``, as precise as it is known, perhaps ``circa``."""

    def __init__(self, **parts: Any) -> None:
        super().__init__(parts)

    @property
    def parts(self) -> list[Any]:
        """Year, month and day, as far as they are there."""
        return [self[name] for name in ("year", "month", "day") if name in self]


class LiteralDate(Attributes):
    """A date in words."""

    def __init__(self, text: str, **more: Any) -> None:
        super().__init__({"literal": text, **more})


class DateRange(Attributes):
    """Two days, ``begin`` and ``end``; without an end the range is open."""

    def __init__(self, **ends: Any) -> None:
        begin, end = ends["begin"], ends.get("end")
        parts = [begin.parts, end.parts if end is not None else [0]]
        super().__init__({**ends, "date-parts": parts})


def _value(given: Any) -> Any:
    """A variable as CSL-JSON has it: words that keep their case are marked."""
    if isinstance(given, MixedString):
        return "".join(f'<span class="nocase">{one}</span>' if isinstance(one, NoCase) else str(one) for one in given)
    return str(given) if isinstance(given, String) else given


class Reference(Attributes):
    """An item by the names that Python allows: ``container_title`` is its ``container-title``.

    ``key`` is its id in small letters, ``item`` is the CSL item that is rendered.
    """

    def __init__(self, key: str, type: str, item: Mapping[str, Any] | None = None, **variables: Any) -> None:
        own = {_csl(name): _value(value) for name, value in variables.items()} if item is None else dict(item)
        super().__init__({name.replace("-", "_"): value for name, value in own.items() if name not in ("id", "type")})
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "item", {**own, "id": key, "type": type})

    def __repr__(self) -> str:
        return f"Reference({self.key})"


def _csl(name: str) -> str:
    """A variable by its name in CSL."""
    hyphened = name.replace("_", "-")
    return hyphened if name not in KINDS and hyphened in KINDS else name


class BibliographySource(dict[str, Reference]):
    """References by their keys, in small letters."""

    def add(self, entry: Reference) -> None:
        """Add a reference."""
        self[entry.key] = entry

    def add_items(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Add CSL items."""
        for item in items:
            self.add(Reference(str(item.get("id", "")).lower(), str(item.get("type") or "document"), item))


class Locator:
    """What a cite points at: a ``label`` such as ``page``, and its number."""

    def __init__(self, label: str, identifier: str) -> None:
        self.label = label
        self.identifier = identifier


class CitationItem(Attributes):
    """A cite: the key of a reference, in any case, with ``locator``, ``prefix``, ``suffix`` and CSL's other fields."""

    def __init__(self, key: str, bibliography: Any = None, **fields: Any) -> None:
        super().__init__(fields)
        object.__setattr__(self, "key", key.lower())

    @property
    def bibliography(self) -> Any:
        """The bibliography that its citation is registered with."""
        return self.citation.bibliography

    @property
    def reference(self) -> Reference:
        """The reference that it cites."""
        found: Reference = self.bibliography.source[self.key]
        return found

    @property
    def has_locator(self) -> bool:
        """Whether it points at a place within the work."""
        return "locator" in self

    def csl(self) -> dict[str, Any]:
        """The cite as csl-citation.json has it."""
        cite = {name.replace("_", "-"): value for name, value in self.items()}
        locator = cite.get("locator")
        if isinstance(locator, Locator):
            cite |= {"locator": locator.identifier, "label": locator.label.replace("_", "-")}
        return {"id": self.key, **cite}

    def __repr__(self) -> str:
        return f"CitationItem({self.key})"


class Citation(Attributes):
    """Cites that stand together; keywords are properties of csl-citation.json such as ``noteIndex`` and ``mode``."""

    def __init__(self, cites: Iterable[CitationItem], **properties: Any) -> None:
        super().__init__(properties)
        object.__setattr__(self, "cites", list(cites))
        for cite in self.cites:
            object.__setattr__(cite, "citation", self)

    def csl(self, identity: str) -> dict[str, Any]:
        """The citation as csl-citation.json has it."""
        return {
            "citationID": identity,
            "citationItems": [cite.csl() for cite in self.cites],
            "properties": dict(self),
        }

    def __repr__(self) -> str:
        return f"Citation({', '.join(cite.key for cite in self.cites)})"
