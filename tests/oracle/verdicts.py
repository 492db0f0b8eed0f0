"""Why citekit and citeproc-js differ, cause by cause, and who is right by which authority.

What no cause tells is reported as unexplained, with both strings, and is to be looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.oracle.matrix import Cell

OURS, THEIRS, TASTE = "citekit", "citeproc-js", "taste"
UNEXPLAINED = "unexplained"


class Cause(NamedTuple):
    """What makes two strings differ, who is right, by what, and whether a pair of strings differs by it."""

    name: str
    right: str
    authority: str
    tells: Callable[[Cell], bool]


def _but_for(pattern: str, instead: str = "", *, cases: str = "", where: str = "") -> Callable[[Cell], bool]:
    """Whether the strings are equal when what the pattern finds is overlooked; in some cases or entries only."""
    compiled = re.compile(pattern)

    def tells(cell: Cell) -> bool:
        here = (not cases or cell.case in cases.split()) and (not where or cell.where in where.split())
        return here and compiled.sub(instead, cell.expected) == compiled.sub(instead, cell.got)

    return tells


def _reordered(cell: Cell) -> bool:
    """Whether several cites have the same letters and the same years in another order, or other delimiters."""
    one, other = ((sorted(filter(str.isalpha, t)), set(re.findall(r"\d{4}", t))) for t in (cell.expected, cell.got))
    return cell.case == "several" and one == other


def _nothing(cell: Cell) -> bool:
    return cell.case == "suppress-author" and cell.expected.lstrip("( [").startswith("NO_PRINTED_FORM")


def _capital(cell: Cell) -> bool:
    return cell.case == "suppress-author" and cell.expected.casefold() == cell.got.casefold()


def _line(cell: Cell) -> bool:
    """Whether a line stands for names there, and the names are written here."""
    line = re.compile(r"(?:<[^>]*>|\W)*?([—–_-]+)")
    return cell.case == "bibliography" and line.match(cell.expected) is not None and line.match(cell.got) is None


CAUSES = (
    Cause(
        "a second number that is lower makes no range (117-22, no.)", OURS,
        "117-22 is a law of the 117th Congress (Bluebook, 21st ed., rule 12.4); CSL 1.0.2 has ranges of numbers alone",
        _but_for(r"(?:[Nn][\w<>/]*[.°]*[\s\u00a0]*)?117.22", "117-22"),
    ),
    Cause(
        "letters before the second page stay (S12–S15)", OURS,
        "Chicago Manual of Style 18, 9.63 abbreviates digits; without its letter it is another page",
        _but_for(r"(S12\W)S?(15)", r"\1S\2"),
    ),
    Cause(
        "the writer's own mark stays outside of quotation marks", OURS,
        "Chicago Manual of Style 18, 6.10: colons and semicolons follow closing quotation marks",
        _but_for(r"[;:][”’»\"]|[”’»\"][;:]", "”;", cases="affixes"),
    ),
    Cause(
        "several cites stand in the order of the style's keys, a year's letters in theirs; only same names are a group",
        OURS, "CSL 1.0.2, Sorting, Cite Grouping; citeproc-js takes works without author for one author's", _reordered,
    ),
    Cause(
        "a work without author keeps its title where the author is to be left out", OURS,
        "csl-citation.json, suppress-author: there is none to be left out, and nothing would be printed", _nothing,
    ),
    Cause(
        "a note begins with a capital where its author is left out", OURS,
        "Chicago Manual of Style 18, 13.18: notes begin as sentences", _capital,
    ),
    Cause(
        "the label of a name that is not Latin has its letters", OURS,
        "CSL 1.0.2, Appendix IV, citation-label: by author and year; citeproc-js takes the title's",
        _but_for("潮汐与港93|王93|לי67|לוי67", "label"),
    ),
    Cause(
        "the affixes of cs:name stand around an institution too", OURS,
        "CSL 1.0.2, Name: they are of each name; those of a name-part are of persons",
        _but_for(r"(Harbour Board of Cork|Hydrographic Office)[,.:]*", r"\1"),
    ),
    Cause(
        "the line stands for the same names and no others", OURS,
        "CSL 1.0.2, Reference Grouping, complete-all: “Tamm et al.” is not “Tamm”", _line,
    ),
    Cause(
        "quotation marks within others are the locale's inner ones", OURS, "CSL 1.0.2, Terms, Quotes",
        _but_for(r"[«»“”‘’„‚\"'‹›\s\u00a0\u202f]+"),
    ),
    Cause(
        "commas and full stops stand within quotation marks where the locale has them there", OURS,
        "CSL 1.0.2, Locale Options, punctuation-in-quote", _but_for(r"[,.]([”’])|([”’])[,.]", "”,"),
    ),
    Cause(
        "the letter of a year stands at the year", OURS, "CSL 1.0.2, Disambiguation, year-suffix",
        _but_for(r"(\d{4})\. ([a-z])\b", r"\1\2"),
    ),
    Cause(
        "a group is left out, its words too, where all its variables are empty", OURS, "CSL 1.0.2, Group",
        _but_for(r"\s*P\. in\.:|\[CSL STYLE ERROR[^\]]*\];? ?"),
    ),
    Cause(
        "et-al-min holds for the first cite, et-al-subsequent-min for later ones", OURS, "CSL 1.0.2, Name",
        _but_for(r" et (?:Osei|Tamm|Olsen)| et al\.?", cases="first ibid ibid-with-locator near-note subsequent"),
    ),
    Cause(
        "entries stand in the order of the style's keys, those without one last", OURS,
        "CSL 1.0.2, Sorting: a key is what its macro renders, titles that stand in for names as well",
        lambda cell: cell.case == "order" and sorted(cell.expected.split()) == sorted(cell.got.split()),
    ),
    Cause(
        "names behind a number are left out too where the author is to be", THEIRS,
        "csl-citation.json, suppress-author: citekit leaves out the names that a cite begins with",
        _but_for(r"\s*<span[^>]*>(?:Osei|Moor|Lind|Tamm).*?</span>|\s*</?\w*>", cases="suppress-author"),
    ),
    Cause(
        "a title that stands in for names is left out whole with them", TASTE, "CSL is silent",
        _but_for(r"vol\.2 ", cases="suppress-author"),
    ),
    Cause(
        "the affixes of a name-part stand in names without spaces too", TASTE, "CSL 1.0.2, Name-part; CSL is silent of 王",
        _but_for("(王(?:</span>)?)[,.]? ?(小明)[.]?", r"\1\2"),
    ),
    Cause(
        "event is an older name of event-title", OURS, "CSL 1.0.2, Appendix IV, event-title",
        _but_for(r"Opening ceremony; |[“«]?\W?Opening of the new lock\s*[”»]?\s*"),
    ),
    Cause(
        "upright letters are asked for only where they are needed", TASTE, "the same on the page",
        _but_for(r"<[^>]*>"),
    ),
    Cause(
        "marks that meet become one", TASTE, "CSL 1.0.2 is silent; “;:” and “;.” are no marks",
        _but_for(r"(?:[;:.,\s\u00a0]|</[ib]>)*[;:.,]|(?<=\?)(?:</i>)?[.:]*", ","),
    ),
    Cause("spaces at the ends of divisions", TASTE, "white space that no browser shows", _but_for(r"[\s\u00a0]+")),
    Cause(
        "the layout's suffix closes an entry whose only field is aligned", OURS,
        "CSL 1.0.2, Affixes: those of cs:layout stand around the entry",
        _but_for(r"<[^>]*>|[\s\u00a0]|\.(?=(?:<[^>]*>|\s)*$)", cases="bibliography"),
    ),
)  # fmt: skip


def cause(cell: Cell) -> str:
    """The name of the first cause by which the two strings differ, or ``UNEXPLAINED``."""
    return next((one.name for one in CAUSES if one.tells(cell)), UNEXPLAINED)


def print_verdicts(cells: Iterable[Cell]) -> None:
    """A line a cause: how many strings, who is right, and why; then what is unexplained."""
    named = [(cause(cell), cell) for cell in cells if not cell.equal]
    counts = Counter(name for name, _ in named)
    for one in sorted(CAUSES, key=lambda one: -counts[one.name]):
        if counts[one.name]:
            print(f"{counts[one.name]:5}  {one.right:12} {one.name}: {one.authority}")
    print(f"{counts[UNEXPLAINED]:5}  {UNEXPLAINED}")
    for name, cell in named:
        if name == UNEXPLAINED:
            print(f"== {cell.style} · {cell.case} · {cell.where}\n- {cell.expected}\n+ {cell.got}")
