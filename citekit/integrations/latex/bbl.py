r"""Writing the ``.bbl``: a ``thebibliography`` whose labels are those of the style.

Numeric styles leave the labels to LaTeX, whose numbers are those of the list. Author-date styles label as
natbib reads it, ``\bibitem[{Lee}(1999)]{key}`` (natbib, section 2.3); without natbib the same label is set as
“Lee 1999”. Note styles, and those with labels of their own, are labelled with their short form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.csl.document.bibliography import Entry, entries
from citekit.csl.output.nodes import Display, Link, Span, Text, plain
from citekit.csl.output.pieces import Piece, find
from citekit.csl.output.punctuation import settle
from citekit.csl.output.runs import runs
from citekit.csl.output.writers import writer
from citekit.csl.rendering.context import FIRST, SUBSEQUENT, Cite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citekit.csl.document.document import Document
    from citekit.csl.input.item import Item
    from citekit.csl.output.nodes import Node
    from citekit.csl.output.pieces import Part

HEAD = r"\providecommand{\href}[2]{#2}"
"""Links want the package hyperref; without it they are text."""

WITHOUT_NATBIB = r"""\makeatletter
\@ifundefined{NAT@parse}{%
  \let\citekit@item\@lbibitem
  \def\citekit@label#1(#2)#3\@nil{\citekit@item[{#1\ifx\relax#2\relax\else\space#2\fi}]}%
  \def\@lbibitem[#1]{\citekit@label#1()\@nil}}{}
\makeatother"""
"""natbib's “Lee(1999)” becomes “Lee 1999” in LaTeX's own citations."""

UNLABELLED = r"""\makeatletter\@ifundefined{NAT@parse}{\def\@biblabel#1{}}{}\makeatother"""
"""The list itself shows no labels, which no such style has; natbib sees to that itself."""

_UNPARENTHESIZED = str.maketrans("", "", "()")
_SPECIAL = re.compile(r"[\s{}\\%#,~]")


def is_key(key: str) -> bool:
    """Whether LaTeX can cite by this key.

    >>> is_key("kennedy-1962"), is_key("Kennedy, 1962"), is_key("50%")
    (True, False, False)
    """
    return bool(key) and not _SPECIAL.search(key)


def write(document: Document, keys: dict[str, str], form: str) -> str:
    """The whole ``.bbl``, with an entry for every item cited.

    ``keys`` are the document's own spellings of the ids; ``form`` is the style's citation-format (CSL 1.0.2,
    Info Elements).
    """
    entries = _entries(document)
    numeric = form == "numeric"
    lines = [HEAD] if numeric else [HEAD, WITHOUT_NATBIB]
    lines.append(rf"\begin{{thebibliography}}{{{'9' * len(str(len(entries))) if numeric else ''}}}")
    lines += [] if numeric else [UNLABELLED]
    for number, entry in enumerate(entries, 1):
        lines += ["", *_entry(document, entry, number, keys.get(entry.item.id, entry.item.id), form)]
    return "\n".join([*lines, "", r"\end{thebibliography}", ""])


def _entries(document: Document) -> list[Entry]:
    """The bibliography; what the style leaves out of it, or has none for, stands there as it is cited first.

    LaTeX resolves a citation by its entry alone.
    """
    listed = {entry.item.id: entry for entry in entries(document)}
    return [
        listed.get(item.id) or Entry(item, _settled(document, _cite(document, item)))
        for item in document.order
        if document.citations
    ]


def _entry(document: Document, entry: Entry, number: int, key: str, form: str) -> list[str]:
    latex = writer("latex")
    if form == "numeric":
        return [rf"\bibitem{{{key}}}", latex(without_label(entry.nodes, str(number))).strip()]
    if form == "author-date":
        who, when = author_and_year(document, entry.item)
        return [rf"\bibitem[{{{latex(who)}}}({latex((Text(when),))})]{{{key}}}", latex(entry.nodes).strip()]
    short = _settled(document, _cite(document, entry.item, SUBSEQUENT))
    # a style of notes puts no label before an entry: what is alike is the name of a collection
    listed = entry.nodes if form == "note" else without_label(entry.nodes, plain(short))
    return [rf"\bibitem[{{{latex(short)}}}()]{{{key}}}", latex(listed).strip()]


def author_and_year(document: Document, item: Item) -> tuple[tuple[Node, ...], str]:
    """The two halves of an author-date citation: its names, or what stands for them, and the year."""
    cite = _cite(document, item)
    whole = _settled(document, cite)
    text, names = plain(whole), _settled(document, find(cite, "names"))
    end = len(plain(names)) if text.startswith(plain(names)) else 0
    if not end:  # no names: a title and the year behind it
        end = _before_last_word(text) if _is_dated(document, item, text) else len(text)
        names = tuple(_head(whole, end))
    return names, text[end:].strip(" ,").translate(_UNPARENTHESIZED)


def _head(nodes: tuple[Node, ...], length: int) -> Iterator[Node]:
    """The first characters of nodes, in their format."""
    for run in runs(nodes):
        if length > 0:
            yield Span((Text(run.text[:length]),), run.format)
        length -= len(run.text)


def _is_dated(document: Document, item: Item, text: str) -> bool:
    """Whether a cite ends in the item's year or in the term for none."""
    issued = item.date("issued")
    terms = [document.style.locale.term("no date", form, False) for form in ("long", "short")]
    year = str(issued.start.year) if issued is not None and issued.start.year is not None else None
    return any(text.endswith(term) for term in terms if term) or (year is not None and year in text.rpartition(" ")[2])


def _before_last_word(text: str) -> int:
    """Where the last word begins, with what parts it from the others; the end where there are no others."""
    return len(text.rpartition(" ")[0].rstrip(" ,")) or len(text)


def _settled(document: Document, part: Part | None) -> tuple[Node, ...]:
    return settle(Piece([part]), document.style.locale) if part else ()


def _cite(document: Document, item: Item, position: int = FIRST) -> Part:
    """A cite of the item without the affixes that the style puts around a citation."""
    context = document.context(Cite(item, position=position), "citation")
    context.caps = True
    return document.rendered(context, document.style.citation) or ""


def without_label(nodes: tuple[Node, ...], label: str) -> tuple[Node, ...]:
    """An entry without the number or label at its head, which LaTeX sets itself.

    >>> without_label((Display((Text("[2]"),), "left-margin"), Text("Lee.")), "2")
    (Text(text='Lee.'),)
    >>> without_label((Text("2. Lee, 2 vols."),), "2")
    (Text(text='Lee, 2 vols.'),)
    """
    if not nodes:
        return nodes
    first, rest = nodes[0], nodes[1:]
    if re.fullmatch(rf"\W*{re.escape(label)}\W*", plain((first,))):
        return rest
    if isinstance(first, Text):
        return (Text(re.sub(rf"\A\W*{re.escape(label)}(?!\w)[.:)\]]*\s*", "", first.text)), *rest)
    return (_with_children(first, without_label(first.children, label)), *rest)


def _with_children(node: Span | Link | Display, children: tuple[Node, ...]) -> Node:
    match node:
        case Span():
            return Span(children, node.format)
        case Link():
            return Link(children, node.url)
        case Display():
            return Display(children, node.place)
