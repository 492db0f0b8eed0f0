r"""LaTeX: the bibliography of a document in any CSL style, as BibTeX would make it.

```
paper.aux ──auxiliary──▶ keys, files, style ──data──▶ items ──bbl──▶ paper.bbl
```
LaTeX writes into the auxiliary file what the document cites, and reads the ``.bbl`` when it runs again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from citekit.citing.footnotes import STYLE
from citekit.errors import CitekitError, Diagnostic

if TYPE_CHECKING:
    from citekit.csl.styles.installed import Found
    from citekit.integrations.latex.auxiliary import Auxiliary
    from citekit.integrations.latex.data import Data


class Bibliography(Struct, frozen=True):
    """A ``.bbl`` and where it belongs; ``lost`` are the files that could not be read."""

    path: Path
    text: str
    notes: str | None = None
    """The file of notes that ``citekit.sty`` reads; ``None`` where the document does not use it."""
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: tuple[CitekitError, ...] = ()


def bibliography(aux: str | Path, *, style: str | None = None, locale: str | None = None) -> Bibliography:
    r"""The bibliography of the document behind an auxiliary file.

    ``style`` wins over the document's ``\bibliographystyle``, which may name any CSL style or a file beside the
    document. Raises ``ReadError`` for an auxiliary file that cannot be read, ``StyleError`` for a style that is
    not there, ``CitekitError`` where the document asks for no bibliography.
    """
    from citekit.integrations.latex import auxiliary, data

    asked = auxiliary.read(Path(aux))
    if not asked.data:
        raise _without_data(asked)
    found = _style(asked, style)
    loaded = data.load(asked)
    text, noted, diagnostics = _written(asked, loaded, found, locale)
    told = (*asked.diagnostics, *loaded.diagnostics, *diagnostics)
    return Bibliography(asked.path.with_suffix(".bbl"), text, noted, told, tuple(loaded.lost))


def _without_data(asked: Auxiliary) -> CitekitError:
    if asked.biblatex:
        return CitekitError(
            f"{asked.path}: the document leaves its bibliography to biblatex, which makes its own",
            hint="export sources for it: citekit export … -t biblatex -o archives.bib",
        )
    return CitekitError(
        f"{asked.path}: names no bibliography",
        hint=r"write \bibliography{refs} where it shall stand in the document, and run LaTeX again",
    )


def _style(asked: Auxiliary, style: str | None) -> Found:
    from citekit.csl.styles import installed

    named = style or asked.style or STYLE
    beside = asked.path.parent / named
    return installed.find(beside if style is None and beside.suffix == ".csl" and beside.is_file() else named)


def _written(
    asked: Auxiliary, loaded: Data, found: Found, locale: str | None
) -> tuple[str, str | None, tuple[Diagnostic, ...]]:
    from citekit.citing.fallbacks import fitted
    from citekit.citing.no_date import silent_on_dates
    from citekit.csl.document.document import Document
    from citekit.csl.styles.style import compile_style
    from citekit.integrations.latex import bbl, notes

    xml = found.xml.decode()
    groups = [list(loaded.chosen(keys)) for keys in asked.citations]
    if asked.whole:
        groups.append([(key, item) for key, item in loaded.items.items() if bbl.is_key(key)])
    noted = dict(loaded.chosen(list(dict.fromkeys(one.key for one in asked.notes))))
    each = [one for one in asked.notes if one.key in noted]
    groups.append(list(noted.items()))
    cited = {str(item["id"]): item for group in groups for _, item in group}
    spelled = {str(item["id"]): key for group in reversed(groups) for key, item in group}
    compiled = compile_style(silent_on_dates(xml).encode(), locale or found.locale)
    asks = [[i["id"] for _, i in g] for g in groups[:-1] if g]
    document = Document(compiled, fitted(list(cited.values()), xml, locale), [*asks, *notes.citations(each, noted)])
    told = [Diagnostic(f"“{key}” is no key that LaTeX can cite, and is left out")
            for key in loaded.items if asked.whole and not bbl.is_key(key)]  # fmt: skip
    made = notes.write(document, each) if asked.notes else None
    return bbl.write(document, spelled, _form(found)), made, (*told, *document.diagnostics)


def _form(found: Found) -> str:
    """How the style cites: author, author-date, label, note or numeric."""
    from citekit.csl.input.vocabulary import NS
    from citekit.model.xml import parsed

    root = parsed(found.xml, encoding="utf-8")
    category = root.find(f"{NS}info/{NS}category[@citation-format]")
    return str(root.get("class") if category is None else category.get("citation-format"))
