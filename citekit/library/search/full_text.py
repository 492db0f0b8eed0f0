"""A question in the words of SQLite's full-text index (https://sqlite.org/fts5.html#full_text_query_syntax).

Only folded words in quotation marks get there, so that nothing of what a person types is syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.library.records.folding import atoms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citekit.library.search.queries import Term


CODED = (None, "collection", "file")
"""The fields in which a reference code may stand."""


def expression(terms: Sequence[Term]) -> str | None:
    """The expression for some terms; ``None`` where they have no word that is looked for.

    >>> from citekit.library.search.queries import parse
    >>> expression(parse('box:12 "trip file" FO371/126683 kenn* -draft').terms)
    '(box : "12") AND ("trip file") AND ("fo 371 126683" OR mark : "fo371126683") AND ("kenn"*) NOT ("draft")'
    """
    wanted = [made for term in terms if not term.not_ and (made := _one(term))]
    unwanted = [made for term in terms if term.not_ and (made := _one(term))]
    if not wanted:
        return None
    return " AND ".join(wanted) + "".join(f" NOT {made}" for made in unwanted)


def _one(term: Term) -> str | None:
    found = atoms(term.text)
    if not found:
        return None
    words = '"' + " ".join(found) + '"' + ("*" if term.text.endswith("*") and not term.phrase else "")
    where = f"{term.field} : " if term.field else ""
    marked = f' OR mark : "{term.code}"' if term.code and term.field in CODED else ""
    return f"({where}{words}{marked})"
