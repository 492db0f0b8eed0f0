"""What a document says in its metadata: pandoc's own fields for citations, and ``citekit``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from citekit.citing.footnotes import STYLE
from citekit.integrations.pandoc.tree import text_of, walk
from citekit.items import CUSTODIES
from citekit.reading.settings_file import Settings as Usual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from citekit.integrations.pandoc.tree import Element

NOTES = ("keep", "text")
FIELDS = frozenset(
    ("csl", "citation-style", "lang", "locale", "bibliography", "references", "nocite", "citekit", "link-citations",
     "suppress-bibliography", "reference-section-title", "notes-after-punctuation")
)  # fmt: skip
"""The fields that are settings, and no part of the paper."""


class Settings(Struct, frozen=True):
    """The settings of one document; those of pandoc have pandoc's meaning and defaults."""

    style: str = STYLE
    locale: str | None = None
    bibliography: tuple[str, ...] = ()
    references: tuple[Any, ...] = ()
    nocite: tuple[str, ...] = ()
    link_citations: bool = False
    suppress_bibliography: bool = False
    reference_section_title: tuple[Element, ...] = ()
    notes_after_punctuation: bool | None = None
    custody: str = "printed"
    """``citekit: {custody: held}``: cite the record as printed, or where it lies today."""
    hereafter: bool = False
    """``citekit: {hereafter: true}``: archives in full where they come first, and by their short names later."""
    notes: str = "keep"
    """What becomes of a note that is nothing but a citation, in a style that cites in the text: it stays, or ``text``
    puts the citation into the text."""
    remarks: bool = True
    """Whether what a source note says beside its citation stays: classification, drafting, the editors' remarks."""
    sections: bool = True
    """Whether archives and printed works stand apart in the bibliography."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """``archives-title`` and ``printed-title``: the headings of the two, where the language's are not wanted."""


def read(
    meta: Mapping[str, Any], field_of: Callable[[list[Element]], str], tell: Callable[[str], None],
    usual: Usual | None = None,
) -> Settings:  # fmt: skip
    """The settings of a document; ``field_of`` turns inlines into a field of an item, ``tell`` hears what is wrong.

    ``usual`` is what the writer has settled where the document says nothing.
    """
    usual = usual or Usual()
    known = {name: value(entry, text_of) for name, entry in meta.items() if name in FIELDS - {"references"}}
    own = known.get("citekit")
    own = own if isinstance(own, dict) else {}
    title = meta.get("reference-section-title", {})
    return Settings(
        style=str(known.get("csl") or known.get("citation-style") or usual.style or STYLE),
        locale=_text(known.get("lang") or known.get("locale") or usual.locale),
        bibliography=tuple(str(one) for one in _list(known.get("bibliography"))),
        references=tuple(_list(value(meta.get("references", {}), field_of))),
        nocite=tuple(keys(meta.get("nocite"))),
        link_citations=_on(known.get("link-citations", False)),
        suppress_bibliography=_on(known.get("suppress-bibliography", False)),
        reference_section_title=tuple(title["c"]) if title.get("t") == "MetaInlines" else (),
        notes_after_punctuation=_on(known["notes-after-punctuation"]) if "notes-after-punctuation" in known else None,
        custody=_choice(own, "custody", CUSTODIES[:2], usual.custody or "printed", tell),
        hereafter=_on(own.get("hereafter", usual.hereafter or False)),
        notes=_choice(own, "notes", NOTES, "keep", tell),
        remarks=_on(own.get("remarks", True)),
        sections=_on(own.get("sections", True)),
        headings={name: str(own[name]) for name in ("archives-title", "printed-title") if name in own},
    )


def value(entry: Any, field_of: Callable[[list[Element]], str]) -> Any:
    """A metadata value as plain text, lists and mappings.

    >>> value({"t": "MetaMap", "c": {"held": {"t": "MetaBool", "c": True}}}, text_of)
    {'held': True}
    """
    kind, content = entry.get("t"), entry.get("c")
    if kind == "MetaMap":
        return {name: value(inner, field_of) for name, inner in content.items()}
    if kind == "MetaList":
        return [value(inner, field_of) for inner in content]
    if kind == "MetaInlines":
        return field_of(content)
    if kind == "MetaBlocks":
        paragraphs = [block["c"] for block in content if block["t"] in ("Para", "Plain")]
        return "\n\n".join(map(field_of, paragraphs))
    return content


def keys(entry: Any) -> list[str]:
    """The keys of every citation in a metadata value or a piece of the document."""
    found: list[str] = []

    def enter(element: Element) -> bool:
        if element["t"] == "Cite":
            found.extend(str(cited["citationId"]) for cited in element["c"][0])
        return bool(element["t"] != "Cite")

    walk(entry, enter)
    return found


def _choice(
    own: Mapping[str, Any], name: str, choices: tuple[str, ...], usual: str, tell: Callable[[str], None]
) -> str:
    chosen = str(own.get(name, usual))
    if chosen in choices:
        return chosen
    tell(f"citekit: {{{name}: {chosen}}} in the metadata is none of {', '.join(choices)}; taken as {usual}")
    return usual


def _on(said: object) -> bool:
    return str(said).lower() not in ("false", "no", "off", "0", "")


def _text(said: Any) -> str | None:
    return str(said) if said else None


def _list(said: Any) -> list[Any]:
    return [] if said in (None, "") else said if isinstance(said, list) else [said]
