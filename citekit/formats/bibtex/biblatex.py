"""biblatex for biber, valid in its data model, and three profiles of it.

``plain`` serves biblatex's own styles, which print a ``note`` and no ``library``; ``chicago`` biblatex-chicago and
``mla`` biblatex-mla, which print the repository as an ``organization``; ``manuscripts`` writes archival items as the
``@manuscript`` of biblatex-manuscripts-philology.

>>> item = {"id": "rusk", "type": "document", "genre": "telegram", "number": "306", "archive": "Department of State",
...         "archive_collection": "Central Files", "archive_location": "POL 7 US/Harriman"}
>>> print(write([item], profile="manuscripts"), end="")
@manuscript{rusk,
  title = {Telegram 306},
  type = {telegram},
  shelfmark = {POL 7 US/Harriman},
  collection = {Central Files},
  library = {Department of State},
  entrysubtype = {document}
}
>>> read(write([item], profile="manuscripts"), profile="manuscripts").items == (item,)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.formats import Parsed, unreported
from citekit.formats.bibtex import bibtex
from citekit.formats.bibtex import files as _files
from citekit.formats.bibtex.dialects import ARCHIVAL, MANUSCRIPTS, Dialect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citekit.formats import Report
    from citekit.model.items import CslItem

_PLAIN = ARCHIVAL | {"archive": "library"}

PROFILES: dict[str, Dialect] = {
    "plain": Dialect("biblatex", archival=_PLAIN, printed=("archive",)),
    "chicago": Dialect("biblatex-chicago"),
    "mla": Dialect("biblatex-mla"),
    "manuscripts": MANUSCRIPTS,
}


def read(text: str, profile: str = "plain") -> Parsed:
    """The items of a biblatex file; an entry that is broken is reported and the next one read."""
    return _files.read(text, PROFILES[profile])


def write(items: Iterable[CslItem], *, report: Report = unreported, profile: str = "plain") -> str:
    """The items as a biblatex file; a variable that the data model has no field for is a line of ``annotation``."""
    return bibtex.write_in(PROFILES[profile], items, report)
