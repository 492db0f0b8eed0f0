"""Pointers inside the same volume: documents, footnotes, pages, *supra* and *infra*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.grammar.text.tiling import statement
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    import re

    from citekit.grammar.text.tiling import Piece
    from citekit.model.spans import Statement

_NUMBER = r"\d{1,4}[A-Za-z]?(?: ?[–-] ?\d{1,4})?(?![\w/])"
_NUMBERS = rf"(?>{_NUMBER}(?:(?:,? and |,? or |, | & ){_NUMBER}(?![\w/.]\w))*)"
_DOCUMENTS = rf"(?:Documents?|Docs?\.|document) (?:Nos?\. )?(?P<document>{_NUMBERS})"
_PAGES = rf"(?P<page>(?:pp?\.|pages?) ?{_NUMBERS}(?: ff?\.)?)"
_PLACE = r"(?P<other>[Ss]upra|[Ii]nfra|[Aa]nte|[Pp]ost|above|below)\b"
_READ = (
    lazy(
        rf"(?:[Ff]oot)?[Nn]otes? (?P<footnote>{_NUMBERS})"
        rf"(?: (?P<where>above|below)\b|(?:, respectively,|,)? (?:to |in |of )?(?:the )?(?:{_DOCUMENTS}|{_PAGES}"
        rf"|{_PLACE}(?:, (?P<page2>pp?\. ?{_NUMBERS}))?))?"
    ),
    lazy(
        rf"(?P<attachment>(?:[Aa]ttachments?|[Ee]nclosures?|Tabs? [A-Z](?: and [A-Z])?|Annex(?: [A-Z\d]+)?"
        rf"|Appendix(?: [A-Z\d]+)?) (?:\d )?to )?{_DOCUMENTS}(?: ff?\.)?"
        rf"(?:,? (?:and )?footnotes? (?P<footnote>{_NUMBERS})(?: thereto|(?!\d|,? (?:to |of )?(?:Doc|[Ii]bid|supra))))?"
    ),
    lazy(rf"(?P<note>[Ss]ource note)(?:,? (?:to |of |in |for )?{_DOCUMENTS}| above| below|(?=[.;)]))"),
    lazy(rf"{_PLACE}(?:, (?:{_PAGES}|{_DOCUMENTS}))?"),
    lazy(_PAGES),
    lazy(r"(?P<other>(?:[Mm]icrofiche )?Supplement)(?=[.,;)\]]|\Z)"),
)


def read(text: str, start: int, limit: int) -> Statement | None:
    """The cross-reference that begins at ``start``.

    ::

        crossref  = footnotes [ "," ( documents | pages | place ) ]
                  | [ "attachment to" ] documents [ [ "and" ] footnotes [ "thereto" ] ]
                  | "source note" [ documents | place ]
                  | place [ "," pages ]
                  | pages
                  | [ "microfiche" ] "Supplement"
        footnotes = "footnote" numbers
        documents = "Document" numbers
        place     = "supra" | "infra" | "ante" | "post" | "above" | "below"

    >>> text = "footnote 2, Document 52."
    >>> [(s.kind, s.of(text)) for s in read(text, 0, len(text)).segments if s.kind != "words"]
    [('footnote', '2'), ('document', '52')]
    """
    for pattern in _READ:
        found = pattern.match(text, start, limit)
        if found:
            return statement("crossref", text, start, found.end(), _pieces(text, found))
    return None


_EACH = lazy(_NUMBER)
_RUN_OF_PAGES = lazy(rf"(?:(?:pp?\.|pages?) ?)?{_NUMBER}(?:,? (?:and|or|&) {_NUMBER})*(?: ff?\.)?")
"""Pages between commas, each a part: “pp. 12–13, 15”."""


def _pieces(text: str, found: re.Match[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for level, value in found.groupdict().items():
        if value is None or level == "where":
            continue
        left, right = found.span(level)
        if level in ("document", "footnote"):
            pieces += [(level, *number.span()) for number in _EACH.finditer(text, left, right)]
        elif level in ("page", "page2") and "," in value:
            pieces += [("page", *run.span()) for run in _RUN_OF_PAGES.finditer(text, left, right)]
        elif level == "attachment":
            pieces.append(("other", left, right - len(" to ")))
        else:
            pieces.append(({"page2": "page", "note": "other"}.get(level, level), left, right))
    return sorted(pieces, key=lambda piece: piece[1])
