"""The bibliography at the end of a document, archives apart from printed works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citekit.citing.headings import headings
from citekit.drafts.draft_document import ANCHOR, is_archival
from citekit.integrations.pandoc.tree import attributes, element, walk, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from citekit.csl.document.bibliography import Entry
    from citekit.integrations.pandoc.inlines import Shelf
    from citekit.integrations.pandoc.settings import Settings
    from citekit.integrations.pandoc.tree import Element

REFS = "refs"
ARCHIVES, PRINTED = "archives", "printed"


def add(document: dict[str, Any], divided: dict[str, list[Element]], options: list[Any], settings: Settings) -> None:
    """Put the entries where the document asks for them, else at its end.

    ``divided`` are the entries of ``archives`` and of ``printed``, ``options`` the attributes of their list. A div
    ``#refs-archives`` or ``#refs-printed`` takes its part, ``#refs`` what is left.
    """
    asked, level = _asked(document["blocks"])
    left = {part: listed for part, listed in divided.items() if listed}
    for part in (ARCHIVES, PRINTED):
        if (div := asked.get(f"{REFS}-{part}")) and part in left:
            div["c"] = [[div["c"][0][0], *options[1:]], [*div["c"][1], *left.pop(part)]]
    if not left:
        return
    refs = asked.get(REFS)
    title = [] if refs else list(settings.reference_section_title)
    blocks = _sections(left, options, settings, level + 1 if refs else 1 + bool(title))
    attr = attributes(REFS, *options[1:]) if len(left) == 1 else attributes(f"{REFS}-sections")
    if refs is not None:
        attr[1] = list(dict.fromkeys((*refs["c"][0][1], *attr[1])))
        refs["c"] = [attr, [*refs["c"][1], *blocks]]
        return
    if title:
        document["blocks"].append(_heading(1, "bibliography", title))
    document["blocks"].append(element("Div", [attr, blocks]))


def entries(
    listed: list[Entry], items: Mapping[str, Mapping[str, Any]], shelf: Shelf, *, sections: bool
) -> dict[str, list[Element]]:
    """The entries in the style's order, archives and printed works apart where ``sections`` are wanted."""
    divided: dict[str, list[Element]] = {ARCHIVES: [], PRINTED: []}
    paragraphs: dict[str, list[Element]] = {}
    for entry in listed:
        part = ARCHIVES if sections and is_archival(items[entry.item.id]) else PRINTED
        anchor, inlines = ANCHOR + entry.item.id, shelf.inlines(entry.nodes)
        same = part + repr(entry.nodes)
        if same in paragraphs:  # a style that lists collections names each of them once
            paragraphs[same].insert(0, element("Span", [attributes(anchor), []]))
            continue
        paragraphs[same] = inlines
        divided[part].append(element("Div", [attributes(anchor, ["csl-entry"]), [element("Para", inlines)]]))
    return divided


def options(option: Callable[[str], str | None]) -> list[Any]:
    """The attributes of a list of entries by the style's options, as pandoc's writers know them.

    Of ``#refs`` itself they make one list, so that a div with several lists in it must not be called so.
    """
    classes = ["references", "csl-bib-body"] + ["hanging-indent"] * (option("hanging-indent") == "true")
    pairs = [("custom-style", "Bibliography")]
    pairs += [(name, value) for name in ("entry-spacing", "line-spacing") if (value := option(name))]
    return attributes("", classes, pairs)


def _sections(
    divided: Mapping[str, list[Element]], options: list[Any], settings: Settings, level: int
) -> list[Element]:
    """Each part under its heading, or all in one."""
    if len(divided) == 1:
        return next(iter(divided.values()))
    of_language = headings(settings.locale)
    usual = {ARCHIVES: of_language.archives, PRINTED: of_language.printed}
    blocks = []
    for part, listed in divided.items():
        heading = settings.headings.get(f"{part}-title", usual[part])
        blocks.append(_heading(level, f"{REFS}-{part}-heading", words(heading)))
        blocks.append(element("Div", [[f"{REFS}-{part}", *options[1:]], listed]))
    return blocks


def _heading(level: int, id: str, inlines: list[Element]) -> Element:
    return element("Header", [min(level, 6), attributes(id, ["unnumbered"]), inlines])


def _asked(blocks: list[Element]) -> tuple[dict[str, Element], int]:
    """The divs that a document has for its bibliography, and the level of the heading that ``#refs`` stands under."""
    asked: dict[str, Element] = {}
    level = under = 0

    def enter(block: Element) -> bool:
        nonlocal level, under
        if block["t"] == "Header":
            level = block["c"][0]
        elif block["t"] == "Div" and str(block["c"][0][0]) in (REFS, f"{REFS}-{ARCHIVES}", f"{REFS}-{PRINTED}"):
            asked.setdefault(str(block["c"][0][0]), block)
            under = level if block["c"][0][0] == REFS else under
        return block["t"] not in ("Para", "Plain")

    walk(blocks, enter)
    return asked, under
