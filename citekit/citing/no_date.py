"""What a style says of what is not known of a source, “n.d.”, “o. O.”, which nobody told it."""

from __future__ import annotations

from citekit.citing.style_view import cites_in_notes
from citekit.model.patterns import lazy

UNKNOWN = ("no date", "no-place", "no-publisher")
"""The terms for what is not known of a source (CSL 1.0.2, appendix on terms)."""

_OWN = lazy(rf'(<term\b[^>]{{0,200}}\bname="(?:{"|".join(UNKNOWN)})"[^>]{{0,200}}>)[^<]{{0,200}}(</term>)')
"""Those of the style's own."""


def silent_on_dates(xml: str) -> str:
    """The note style with its terms for “no date” and “no place” emptied.

    A page that gives no date does not say that the document has none: “n.d.” would be invented. Styles of
    the author-date family need the term as the label of the citation, and keep it.
    """
    if not cites_in_notes(xml):
        return xml
    forms = ((name, form) for name in UNKNOWN for form in ("", ' form="short"'))
    silent = "".join(f'<term name="{name}"{form}></term>' for name, form in forms)
    head, end, rest = _OWN.sub(r"\1\2", xml).partition("</info>")
    added = f"<locale><terms>{silent}</terms></locale>"
    return f"{head}{end}{added}{rest}" if end and not rest.startswith(added) else xml
