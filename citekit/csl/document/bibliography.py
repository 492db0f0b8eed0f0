"""The bibliography: entries in order, second-field-align, and names that stand again and again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.csl.document.document import ANCHOR, NO_FORM
from citekit.csl.output.nodes import Display, Text
from citekit.csl.output.pieces import Part, Piece, find, flat
from citekit.csl.output.punctuation import settle
from citekit.csl.rendering.context import Cite

if TYPE_CHECKING:
    from citekit.csl.document.document import Document
    from citekit.csl.input.item import Item
    from citekit.csl.output.nodes import Node
    from citekit.csl.output.writers import Writer
    from citekit.csl.rendering.formatting import Look
    from citekit.csl.styles.style import Area


class Entry(Struct, frozen=True):
    """One entry of the bibliography."""

    item: Item
    nodes: tuple[Node, ...]


def entries(document: Document) -> list[Entry]:
    """Every entry of a document's bibliography; an item that renders to nothing has none."""
    area = document.style.bibliography
    if area is None:
        return []
    made = []
    before: Item | None = None
    for item in document.order:
        entry = document.recalled(_signature(document, item, before), partial(_entry, document, area, item, before))
        made.append(entry)
        before = item if entry.nodes else before
    return [entry for entry in made if entry.nodes]


def written(document: Document, entry: Entry, write: Writer) -> str:
    """An entry as it is written, with a name where links are to lead to it."""
    area, text = document.style.bibliography, write(entry.nodes)
    if document.options.links:
        text = write.anchor(text, f"{ANCHOR}{entry.item.id}")
    return write.entry(text, aligned=area is not None and area.option("second-field-align") is not None)


def _signature(document: Document, item: Item, before: Item | None) -> tuple[object, ...]:
    """All that decides how an entry reads: the item, its number and letters, and the entry before."""
    keys = (document.disambiguation[one.id].key for one in (item, before) if one and one.id in document.disambiguation)
    return ("entry", item.id, document.numbers.get(item.id), before and before.id, id(document.style), *keys)


def _entry(document: Document, area: Area, item: Item, before: Item | None) -> Entry:
    """One entry; without nodes where the style prints nothing of the item."""
    part = _part(document, area, item)
    if part is None:
        if document.style.citation.numbered:  # its number is cited: the entry must be there
            return Entry(item, (Text(f"{document.numbers[item.id]}. {NO_FORM}"),))
        return Entry(item, ())
    substitute = area.option("subsequent-author-substitute")
    if substitute is not None:
        names = find(part, "names", "title")
        document.memory[_names_of(document, item)] = (_copy(names) if names is not None else None,)
        last = _names_before(document, area, before) if before is not None else None
        if names is not None and last is not None:
            names.parts = _copy(names).parts  # the same text may stand elsewhere
            _substitute(names, last, substitute, area.option("subsequent-author-substitute-rule") or "complete-all")
            part = part if substitute else _without_empty(part)
    layout = area.layout_for(item.language)
    look, locale = (layout.look, layout.locale) if layout else (area.look, document.style.locale)
    return Entry(item, trimmed(settle(_laid_out(part, area, look), locale, document.style.note)))


def _names_of(document: Document, item: Item) -> tuple[object, ...]:
    return ("names", *_signature(document, item, None))


def _names_before(document: Document, area: Area, item: Item) -> Piece | None:
    """The names of an entry, which the one behind it may have too."""

    def made() -> tuple[Piece | None]:
        part = _part(document, area, item)
        return (find(part, "names", "title") if part is not None else None,)

    return document.recalled(_names_of(document, item), made)[0]


def _part(document: Document, area: Area, item: Item) -> Part | None:
    ctx = document.context(Cite(item), "bibliography")
    ctx.caps = True
    return document.rendered(ctx, area)


def trimmed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Nodes whose parts set apart neither begin nor end with a space: it stands outside of them."""
    if nodes and isinstance(nodes[0], Display):
        first = nodes[0].children[0]
        if isinstance(first, Text) and first.text.startswith(" "):
            moved = (Text(first.text[1:]), *nodes[0].children[1:])
            nodes = (Text(" "), Display(moved, nodes[0].place), *nodes[1:])
    if not nodes or not isinstance(nodes[-1], Display):
        return nodes
    last = nodes[-1].children[-1]
    if not isinstance(last, Text) or not last.text.endswith(" "):
        return nodes
    kept = (*nodes[-1].children[:-1], Text(last.text.rstrip(" ")))
    return (*nodes[:-1], Display(kept, nodes[-1].place), Text(" "))


def _laid_out(part: Part, area: Area, look: Look) -> Part:
    """The entry in the layout's affixes and format, its first field apart where the style aligns."""
    assert isinstance(part, Piece)
    if area.option("second-field-align") and len(part.parts) > 1:
        left = Piece([part.parts[0]], display="left-margin")
        right = Piece([Piece(part.parts[1:], suffix=look.suffix)], display="right-inline")
        return Piece([Piece([left, right], look.prefix)], format=look.format)
    last = _last_display(part)
    if last is not None:
        last.parts = [Piece(last.parts, suffix=look.suffix, delimiter=last.delimiter)]
        last.delimiter = ""
        return Piece([Piece([part], look.prefix)], format=look.format)
    return Piece([Piece([part], look.prefix, look.suffix)], format=look.format)


def _last_display(part: Part) -> Piece | None:
    """The piece with a display at the end of an entry: what follows the entry belongs into it."""
    while isinstance(part, Piece):
        if part.display is not None:
            return part
        part = part.parts[-1]
    return None


def _without_empty(part: Part) -> Part:
    """A part without what stands around and between pieces that are empty."""
    if isinstance(part, str):
        return part
    return part.holding([kept for child in part.parts if _says(kept := _without_empty(child))])


def _says(part: Part) -> bool:
    """Whether there is more to a part than what stands around it."""
    return bool(part) if isinstance(part, str) else any(map(_says, part.parts))


def _copy(part: Piece) -> Piece:
    """A part of its own, so that the next substitution does not change it."""
    return part.holding([child if isinstance(child, str) else _copy(child) for child in part.parts])


def _substitute(names: Piece, before: Piece, substitute: str, rule: str) -> None:
    """Replace names that the entry before has too, by the rule (CSL 1.0.2, Reference Grouping).

    A title that stands in for names is one, whatever the rule.
    """
    if rule == "complete-all" or names.role == "title":
        if _without_labels(names) == _without_labels(before):
            label = find(names, "label")
            names.parts = [substitute] if label is None else [substitute, label]
            names.delimiter = ""
        return
    mine, theirs = _single_names(names), _single_names(before)
    same = [a == b for (_, _, a), (_, _, b) in zip(mine, theirs, strict=False)]
    if rule == "complete-each":
        if len(mine) == len(theirs) and all(same):
            _replace(mine, len(mine), substitute)
    elif rule == "partial-first":
        _replace(mine, 1 if same[:1] == [True] else 0, substitute)
    else:
        count = next((i for i, one in enumerate(same) if not one), len(same))
        _replace(mine, count, substitute)


def _without_labels(part: Part) -> str:
    """The characters of names alone."""
    if isinstance(part, str):
        return part
    return part.delimiter.join(_without_labels(child) for child in part.parts if not _is_label(child))


def _is_label(part: Part) -> bool:
    return isinstance(part, Piece) and part.role == "label"


def _single_names(piece: Piece) -> list[tuple[Piece, int, str]]:
    """Each single name with the piece that holds it."""
    found: list[tuple[Piece, int, str]] = []
    for index, part in enumerate(piece.parts):
        if isinstance(part, Piece) and part.role == "name":
            found.append((piece, index, flat(part)))
        elif isinstance(part, Piece):
            found.extend(_single_names(part))
    return found or ([(piece, 0, flat(piece))] if len(piece.parts) == 1 else [])


def _replace(names: list[tuple[Piece, int, str]], count: int, substitute: str) -> None:
    for holder, index, _ in names[:count]:
        holder.parts[index] = substitute
