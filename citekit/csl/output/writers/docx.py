"""WordprocessingML: runs, to stand in a paragraph of a Word file (ECMA-376 part 1, 17.3.2).

>>> from citekit.csl.output.nodes import Format, Span, Text
>>> WRITER((Span((Text("Diaries"),), Format(style="italic")),))
'<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">Diaries</w:t></w:r>'
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from citekit.csl.output.runs import Run, runs
from citekit.csl.output.writers import Writer
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citekit.csl.output.nodes import Format, Node

_ORDER = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath
"""
ORDER = {name: rank for rank, name in enumerate(_ORDER.split())}
"""The properties of a run in the order of the schema (CT_RPr), to which Word holds."""

FORMATTING = frozenset(("b", "bCs", "i", "iCs", "caps", "smallCaps", "u", "vertAlign"))
"""The properties that a style of citation decides."""

PROPERTIES = {
    "italic": {"i": "", "iCs": ""},
    "oblique": {"i": "", "iCs": ""},
    "bold": {"b": "", "bCs": ""},
    "small-caps": {"smallCaps": ""},
    "underline": {"u": "single"},
    "sup": {"vertAlign": "superscript"},
    "sub": {"vertAlign": "subscript"},
}
FORBIDDEN = lazy("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (2.2, Characters)."""

_PIECES = lazy(r"[\t\n]|[^\t\n]+")


def text(characters: str, prefix: str = "w:") -> str:
    """Characters as the content of a run; tabs and line breaks are elements of their own."""
    return "".join(_piece(piece, prefix) for piece in _PIECES.findall(FORBIDDEN.sub("", characters)))


def _piece(piece: str, prefix: str) -> str:
    if piece in "\t\n":
        return f"<{prefix}{'tab' if piece == chr(9) else 'br'}/>"
    return f'<{prefix}t xml:space="preserve">{escape(piece)}</{prefix}t>'


def properties(look: Format, prefix: str = "w:", base: Mapping[str, str] | None = None) -> str:
    """``w:rPr`` for a format over the properties of a text, by their names, as they stand in its file."""
    written = dict(base or {})
    for value in (look.style, look.weight, look.variant, look.decoration, look.position):
        for name, said in PROPERTIES.get(value or "", {}).items():
            written[name] = f'<{prefix}{name} {prefix}val="{said}"/>' if said else f"<{prefix}{name}/>"
    inner = "".join(written[name] for name in sorted(written, key=lambda name: ORDER.get(name, len(ORDER))))
    return f"<{prefix}rPr>{inner}</{prefix}rPr>" if inner else ""


def written(run: Run, prefix: str = "w:", base: Mapping[str, str] | None = None) -> str:
    """One run."""
    return f"<{prefix}r>{properties(run.format, prefix, base)}{text(run.text, prefix)}</{prefix}r>"


class _Runs(Writer, frozen=True):
    """Formatting in Word stands at each run of text and not around them."""

    def __call__(self, nodes: tuple[Node, ...]) -> str:
        return "".join(_linked(run) for run in runs(nodes))


def _linked(run: Run) -> str:
    if run.url is None:
        return written(run)
    if run.url.startswith("#"):
        return f"<w:hyperlink w:anchor={quoteattr(bookmark(run.url[1:]))}>{written(run)}</w:hyperlink>"
    field = quoteattr(' HYPERLINK "' + FORBIDDEN.sub("", run.url).replace("\\", "%5C").replace('"', "%22") + '" ')
    return f"<w:fldSimple w:instr={field}>{written(run)}</w:fldSimple>"


def bookmark(name: str) -> str:
    """A bookmark's name: Word takes forty letters, digits and underscores, beginning with a letter."""
    kept = "".join(c if c.isalnum() else "_" for c in FORBIDDEN.sub("", name))
    return kept if len(kept) <= 40 else f"{kept[:31]}_{zlib.crc32(kept.encode()):08x}"


def anchor(written: str, name: str) -> str:
    """A bookmark before an entry."""
    number = zlib.crc32(name.encode()) & 0x7FFFFFFF
    start = f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(bookmark(name))}/>'
    return f'{start}{written}<w:bookmarkEnd w:id="{number}"/>'


WRITER = _Runs(text, lambda made, _: made, lambda made, _: made, lambda made, _: made, anchor=anchor)
