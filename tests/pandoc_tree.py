"""pandoc's documents, written down for tests: as its readers make them, without running it."""

from __future__ import annotations

import re
from typing import Any

from citekit.integrations.pandoc.tree import Element, attributes, element, words

REFERENCES = [
    {"id": "pell", "type": "book", "title": "The Bar and the Buoy", "author": [{"family": "Pell", "given": "C."}],
     "issued": [{"year": "1971"}]},
    {"id": "moreau", "type": "book", "title": "Pilots", "author": [{"family": "Moreau", "given": "J."}]},
]  # fmt: skip
_CITE = re.compile(r"\[(?P<inner>[^\[\]]*@[^\[\]]*)\]|@(?P<key>\w+)")
_KEY = re.compile(r"(?P<prefix>.*?)(?P<dash>-?)@(?P<key>\w+)(?P<suffix>.*)", re.DOTALL)


def document(*blocks: Element, **meta: Any) -> dict[str, Any]:
    """A document of these blocks, with the works of ``REFERENCES`` and settings."""
    settings = {"references": REFERENCES, "csl": "archival-chicago-note", **meta}
    entries = {name.replace("_", "-"): _meta(value) for name, value in settings.items()}
    return {"pandoc-api-version": [1, 23, 1], "meta": entries, "blocks": list(blocks)}


def _meta(value: Any) -> Element:
    if isinstance(value, bool):
        return element("MetaBool", value)
    if isinstance(value, dict):
        return element("MetaMap", {name: _meta(inner) for name, inner in value.items()})
    if isinstance(value, list):
        return element("MetaList", [_meta(inner) for inner in value])
    return element("MetaInlines", inlines(value))


def para(*parts: str | Element) -> Element:
    """A paragraph: text, in which citations are read, and elements."""
    return element("Para", [one for part in parts for one in (inlines(part) if isinstance(part, str) else [part])])


def note(*parts: str | Element) -> Element:
    return element("Note", [para(*parts)])


def notes(*texts: str, **meta: Any) -> dict[str, Any]:
    """A document with these notes, a paragraph each."""
    return document(*(para("Word", note(text), ".") for text in texts), **meta)


def span(text: str, id: str = "", **said: str) -> Element:
    return element("Span", [attributes(id, ["archival"], said.items()), words(text)])


def inlines(text: str) -> list[Element]:
    """Words and citations: ``[see @key, 33]``, ``[-@key]`` and ``@key``."""
    found: list[Element] = []
    at = 0
    for match in _CITE.finditer(text):
        found += words(text[at : match.start()])
        found.append(
            _cite(match["inner"] or f"@{match['key']}", "NormalCitation" if match["inner"] else "AuthorInText")
        )
        at = match.end()
    return found + words(text[at:])


def _cite(inner: str, mode: str) -> Element:
    citations = []
    for one in inner.split(";"):
        part = _KEY.match(one.strip())
        assert part is not None
        kind = "SuppressAuthor" if part["dash"] else mode
        citations.append(
            {"citationId": part["key"], "citationPrefix": words(part["prefix"].strip()),
             "citationSuffix": words(part["suffix"]), "citationMode": {"t": kind}, "citationNoteNum": 1,
             "citationHash": 0}
        )  # fmt: skip
    return element("Cite", [citations, words(inner)])


def shown(value: Any) -> str:
    """A document as text: a note in braces where its marker stands, emphasis between asterisks, blocks a line each."""
    if isinstance(value, list):
        return "".join(map(shown, value))
    kind, content = value["t"], value.get("c")
    if kind in ("Para", "Plain"):
        return shown(content) + "\n"
    if kind == "Header":
        return f"{'#' * content[0]} {shown(content[2])}\n"
    if kind == "Div":
        return shown(content[1])
    if kind == "Note":
        return "{" + shown(content).strip() + "}"
    if kind == "Quoted":
        return f"“{shown(content[1])}”"
    if kind == "Emph":
        return f"*{shown(content)}*"
    if kind in ("Cite", "Span", "Link"):
        return shown(content[1])
    if kind in ("Strong", "BlockQuote", "Superscript"):
        return shown(content)
    return {"Str": content, "Space": " "}.get(kind, f"<{kind}>")
