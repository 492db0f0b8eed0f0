"""Character styles of an OpenDocument text: what italics and small capitals are called in this file.

There a run of text has no properties of its own but names a style (OpenDocument 1.3, part 3, 16.2). Those that
the citations need are put among the automatic styles, under names that are citekit's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from citekit.csl.output.nodes import Format
    from citekit.integrations.wordprocessors.xml_splice import Element, Part

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE = "{" + OASIS + "style:1.0}"
PREFIX = "citekit_"
SIDES = {
    "style": ('fo:font-style="{}"', {"italic": "italic", "oblique": "oblique"}, "normal"),
    "weight": ('fo:font-weight="{}"', {"bold": "bold"}, "normal"),
    "variant": ('fo:font-variant="{}"', {"small-caps": "small-caps"}, "normal"),
    "decoration": ('style:text-underline-style="{}"', {"underline": "solid"}, "none"),
    "position": ('style:text-position="{}"', {"sup": "super 58%", "sub": "sub 58%"}, "0% 100%"),
}
"""Each side of a format: its attribute, its values, and the value that turns it off."""


def named(*roots: _Element | None) -> frozenset[str]:
    """The names of all paragraph styles in the parts of a package."""
    return frozenset(
        str(style.get(STYLE + "name"))
        for root in roots if root is not None
        for style in root.iter(STYLE + "style") if style.get(STYLE + "family") == "paragraph"
    )  # fmt: skip


class Names(Struct):
    """What a file calls things: its prefixes, and the styles that are asked for on the way."""

    root: Element
    used: dict[str, str] = field(default_factory=dict)

    def prefix(self, name: str) -> str:
        """The prefix of a namespace, with its colon; raises ``ReadError`` where the file has none."""
        for attribute, uri in self.root.attributes.items():
            if attribute.startswith("xmlns:") and uri == f"{OASIS}{name}:1.0":
                return attribute.removeprefix("xmlns:") + ":"
        raise ReadError(f"content.xml does not declare the namespace {OASIS}{name}:1.0",
                        hint="open it in a word processor and save it again")  # fmt: skip

    @property
    def text(self) -> str:
        """The prefix of the elements of text."""
        return self.prefix("text")

    def style(self, look: Format, *, plain: bool) -> str | None:
        """The name of the style for a format, ``None`` where none is needed: in plain text that stays plain."""
        values = [getattr(look, side) for side in SIDES]
        if not any(values) and not plain:
            return None
        name = PREFIX + ("_".join(value for value in values if value) or "plain")
        self.used[name] = " ".join(
            form.format(known.get(value or "", off))
            for value, (form, known, off) in zip(values, SIDES.values(), strict=True)
        )
        return name


def add(part: Part, names: Names) -> None:
    """Put the styles that were asked for, and are not there yet, among the automatic styles of the part."""
    holder = part.root.first("automatic-styles")
    there = {element.get("name") for element in holder.elements()} if holder is not None else set()
    style, fo = names.prefix("style"), names.prefix("xsl-fo-compatible")
    written = "".join(
        f'<{style}style {style}name="{name}" {style}family="text"><{style}text-properties '
        f"{look.replace('fo:', fo).replace('style:', style)}/></{style}style>"
        for name, look in sorted(names.used.items())
        if name not in there
    )
    if not written:
        return
    if holder is not None and holder.closed < holder.end:
        part.replace(holder.closed, holder.closed, written)
        return
    tag = f"{part.root.prefix}automatic-styles"
    whole = f"<{tag}>{written}</{tag}>"
    body = part.root.first("body")
    start, end = (holder.start, holder.end) if holder is not None else (body.start, body.start) if body else (0, 0)
    part.replace(start, end, whole)
