"""A page that gives no date does not say that its document has none: no style of notes is to say so."""

from __future__ import annotations


def silent_on_dates(xml: str) -> str:
    """The note style with its term for “no date” emptied.

    A page that gives no date does not say that the document has none: “n.d.” would be invented. Styles of
    the author-date family need the term as the label of the citation, and keep it.
    """
    if 'class="note"' not in xml:
        return xml
    silent = "".join(f'<term name="no date"{form}></term>' for form in ("", ' form="short"'))
    head, end, rest = xml.partition("</info>")
    return f"{head}{end}<locale><terms>{silent}</terms></locale>{rest}" if end else xml
