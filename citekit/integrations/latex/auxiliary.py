r"""Reading LaTeX's auxiliary file: what is cited, in which order, from which files, in which style.

The commands are those that LaTeX's kernel writes for BibTeX: ``\citation``, ``\bibdata``, ``\bibstyle`` and
``\@input`` (*LaTeX: A Document Preparation System*, appendix B; *BibTeXing*, section 4).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from citekit.errors import CitekitError, Diagnostic, ReadError
from citekit.reading.source import bytes_of, opened

if TYPE_CHECKING:
    from pathlib import Path

MOST = 1_000
"""Auxiliary files of one document at most: one for each ``\\include``."""

_COMMAND = re.compile(r"^\\(citation|bibdata|bibstyle|@input|abx@aux@cite|citekitcite)((?:\{[^{}\n]*\})+)", re.M)


class Asked(Struct, frozen=True):
    """A note that ``citekit.sty`` asks for: its number, what it cites and where, and the footnote that it stands in."""

    number: str
    key: str
    locator: str
    note: int


class Auxiliary(Struct):
    """What a document asks for. ``citations`` are the groups of keys, in the order of the document.

    ``whole`` is where ``\\nocite{*}`` was met; ``biblatex`` where the document leaves its bibliography to
    biblatex and biber.
    """

    path: Path
    citations: list[tuple[str, ...]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    notes: list[Asked] = field(default_factory=list)
    """What ``citekit.sty`` asks for, in the order of the document."""
    style: str | None = None
    whole: bool = False
    biblatex: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read(path: Path) -> Auxiliary:
    """The auxiliary file of a document, with the files of its chapters; ``.aux`` may be left out, or be ``.tex``.

    Raises ``ReadError`` where the file itself cannot be read; a chapter that cannot is reported.
    """
    if not path.name:
        raise ReadError(f"{path}: is a folder", hint="name the .aux file in it")
    path = path.with_suffix(".aux") if path.suffix in (".aux", ".tex") else path.with_name(path.name + ".aux")
    if not path.exists():
        raise ReadError(f"{path}: no such file", hint="LaTeX writes it: run LaTeX on the document first")
    found = Auxiliary(path)
    _read(path, found, set())
    return found


def _read(path: Path, found: Auxiliary, seen: set[Path]) -> None:
    seen.add(path.resolve())
    with opened(path) as stream:
        # An old document may be in any encoding; the commands and nearly all keys are ASCII.
        text = bytes_of(stream, str(path)).decode("utf-8", "replace")
    for name, arguments in _COMMAND.findall(text):
        value = arguments[1:].partition("}")[0].strip()
        match name:
            case "citation":
                _cite(value, found)
            case "bibdata":
                found.data += [one for one in map(str.strip, value.split(",")) if one]
            case "bibstyle":
                _choose(value, found)
            case "citekitcite":
                _note(arguments, found)
            case "@input":
                _follow(found.path.parent / value, found, seen)
            case _:
                found.biblatex = True


def _cite(value: str, found: Auxiliary) -> None:
    keys = tuple(key for key in map(str.strip, value.split(",")) if key)
    found.whole |= "*" in keys
    if wanted := tuple(key for key in keys if key != "*"):
        found.citations.append(wanted)


def _note(arguments: str, found: Auxiliary) -> None:
    number, key, locator, note = (*re.findall(r"\{([^{}\n]*)\}", arguments), "", "", "", "")[:4]
    if key.strip():
        found.notes.append(Asked(number, key.strip(), locator.strip(), int(note) if note.isdecimal() else 0))


def _choose(style: str, found: Auxiliary) -> None:
    if found.style is None:
        found.style = style
    elif style != found.style:
        found.diagnostics.append(Diagnostic(f"a second \\bibliographystyle, “{style}”, is passed over"))


def _follow(path: Path, found: Auxiliary, seen: set[Path]) -> None:
    if path.resolve() in seen:
        return
    if len(seen) >= MOST:
        raise ReadError(f"{found.path}: names more than {MOST} other auxiliary files")
    try:
        _read(path, found, seen)
    except CitekitError as error:
        found.diagnostics.append(Diagnostic(str(error), hint="what it cites is not in the bibliography"))
