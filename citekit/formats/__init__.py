"""Bibliographies, in and out: one module a format, all over CSL items.

Every format module has two functions. ``read`` takes text and yields a `Parsed`: what could be read, and a
diagnostic for each thing that could not. ``write`` takes items and says through ``report`` which variable it
had to put elsewhere and which it could not hold. `FORMATS` is the one table of what there is.

>>> find(".ris").name
'ris'
>>> find("csl-json").read('[{"id": "a", "type": "document"}]').items
({'id': 'a', 'type': 'document'},)
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from citekit.errors import Diagnostic, FormatError
from citekit.formats import encoding as _encoding
from citekit.model.items import CslItem
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import ModuleType

_HALF = lazy("[\ud800-\udfff]")
"""Half of a pair of code units, which is no character: neither UTF-8 nor XML can hold it."""
_ESCAPED_HALF = lazy(r"\\u[dD][89a-fA-F]")

LIMIT = 256 * 1024 * 1024
"""Characters; the largest bibliography that is read."""


class Parsed(Struct, frozen=True):
    """What a bibliography holds: its items, and what was wrong with the rest."""

    items: tuple[CslItem, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


class Loss(Struct, frozen=True):
    """A variable of an item that has no field of its own in a format.

    ``where`` is the field that holds it instead and gives it back on reading; ``None`` where it is gone.
    """

    item: str
    variable: str
    where: str | None = None

    def __str__(self) -> str:
        """The finding in a sentence.

        >>> print(Loss("harriman", "archive-place", "annotation"))
        harriman: archive-place has no field of its own; kept in annotation
        """
        kept = f"has no field of its own; kept in {self.where}" if self.where else "cannot be kept as it is"
        return f"{self.item}: {self.variable} {kept}"


if TYPE_CHECKING:
    Report: TypeAlias = Callable[[Loss], None]


def whole(value: Any) -> Any:
    """A value of JSON in whose texts no character is halved."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {whole(key): whole(one) for key, one in value.items()}
    return type(value)(map(whole, value)) if isinstance(value, (list, tuple)) else value


def unreported(_: Loss) -> None:
    """The report of a caller who does not ask."""


class Format(Struct, frozen=True):
    """A format by name. ``profile`` is the variant that its module reads and writes, where it has several."""

    name: str
    module: str
    aliases: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    profile: str | None = None
    sign: str = r"(?!)"
    """By what a file of the format is known where it begins: a pattern, which no other format's files match."""

    @property
    def reads(self) -> bool:
        """Whether the format can be read."""
        return hasattr(self._load(), "read")

    @property
    def writes(self) -> bool:
        """Whether the format can be written."""
        return hasattr(self._load(), "write")

    def read(self, text: str | bytes) -> Parsed:
        """The items of a bibliography; bytes are read in the encoding that they declare, or in UTF-8.

        Raises:
            FormatError: where the text is not of this format at all, or larger than `LIMIT`.
        """
        if isinstance(text, bytes):
            decoded, findings = _encoding.decoded(text)
            parsed = self.read(decoded)
            return Parsed(parsed.items, findings + parsed.diagnostics)
        if len(text) > LIMIT:
            raise FormatError(f"the bibliography has {len(text)} characters", hint=f"at most {LIMIT} are read")
        if not self.reads:
            raise FormatError(f"{self.name} cannot be read, only written")
        said = _HALF.sub("\ufffd", text.removeprefix("\ufeff"))
        found: Parsed = self._load().read(said, **self._options())
        return Parsed(whole(found.items), found.diagnostics) if _ESCAPED_HALF.search(said) else found

    def write(self, items: Iterable[CslItem], *, report: Report = unreported) -> str:
        """The bibliography of items; ``report`` is told each `Loss`."""
        if not self.writes:
            raise FormatError(f"{self.name} cannot be written, only read")
        text: str = self._load().write(items, report=report, **self._options())
        return text

    def _load(self) -> ModuleType:
        return importlib.import_module(f"{__name__}.{self.module}")

    def _options(self) -> dict[str, str]:
        return {"profile": self.profile} if self.profile else {}


_XML = r"(?s)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*>\s*)?<"

FORMATS: tuple[Format, ...] = (
    Format(
        "csl-json", "csl_json", ("csljson", "json", "citeproc"), (".json", ".csljson"),
        sign=r'(?s)\A(?!.*"itemType")\s*(?:\[\s*|\{\s*"items"\s*:\s*\[\s*|(?=\{\s*"(?:id|type)"))\{.*?"type"\s*:',
    ),
    Format("csl-yaml", "csl_yaml", ("cslyaml", "yaml", "yml"), (".yaml", ".yml"), sign=r"(?m)^references:\s*$"),
    Format(
        "bibtex", "bibtex.bibtex", ("bib", "tex"), (".bib", ".bibtex"),
        sign=r"(?m)^[ \t]*@[ \t]*\w+[ \t]*[{(]\s*[^\s,]+\s*,",
    ),
    Format("biblatex", "bibtex.biblatex", ("biber",), (".biblatex",), "plain"),
    Format("biblatex-chicago", "bibtex.biblatex", ("chicago",), (), "chicago"),
    Format("biblatex-mla", "bibtex.biblatex", ("mla",), (), "mla"),
    Format("biblatex-manuscripts-philology", "bibtex.biblatex", ("manuscripts-philology",), (), "manuscripts"),
    Format("ris", "ris.ris", ("refman", "reference-manager"), (".ris",), sign=r"(?m)^TY  ?-"),
    Format("mods", "mods.mods", (), (".mods",), sign=_XML + r"(?:\w+:)?mods(?:Collection)?[\s>]"),
    Format("zotero-json", "zotero_json", ("zotero",), (), sign=r'(?s)\A\s*[\[{].*?"itemType"\s*:'),
    Format(
        "endnote-xml", "endnote.endnote_xml", ("endnote", "enx"), (".enx", ".endnote"),
        sign=_XML + r"(?:xml>\s*<records|records|record)>",
    ),
    Format("pubmed", "databases.pubmed", ("nbib", "medline"), (".nbib",), sign=r"(?m)^PMID- "),
    Format("refer", "databases.refer", ("enw", "endnote-export"), (".enw", ".refer"), sign=r"\A\s*%0 \S"),
    Format(
        "web-of-science", "databases.web_of_science", ("wos", "isi"), (".ciw", ".isi"),
        sign=r"\A\s*(?:FN [^\n]*\n(?:VR [^\n]*\n)?)?PT [A-Z]\s",
    ),
    Format(
        "marcxml", "databases.marcxml", ("marc",), (".marcxml", ".mrcx"),
        sign=_XML + r"(?:\w+:)?(?:collection|record)\b[^>]*(?:MARC21/slim|>\s*<(?:\w+:)?(?:record|leader))",
    ),
    Format("zotero-rdf", "zotero_rdf", (), (".rdf",), sign=_XML + r"rdf:RDF\b[^>]*zotero\.org"),
    Format("word-sources", "word_sources", ("sources-xml",), (), sign=_XML + r"(?:\w+:)?Sources\b[^>]*bibliography"),
    Format("ead", "archives.ead", ("finding-aid",), (".ead",), sign=_XML + r"(?:\w+:)?ead[\s>]"),
    Format("tropy", "archives.tropy", ("tropy-json-ld",), (".jsonld",), sign=r'(?s)\A\s*\{.*?tropy\.org'),
    Format("csv", "csv_table", (), (".csv",), sign=r'\A"?Key"?[,;\t]"?Item Type"?'),
    Format("notes", "source_notes"),
)  # fmt: skip


def sniff(head: str) -> Format | None:
    """The format that the first characters of a file are in; ``None`` where it is no bibliography.

    >>> sniff("TY  - BOOK\\nER  - \\n").name, sniff("@book{a, title = {A}}").name, sniff("Source: Kennedy Library.")
    ('ris', 'bibtex', None)
    >>> sniff('[{"key": "A", "data": {"itemType": "book"}}]').name, sniff('[{"id": "a", "type": "book"}]').name
    ('zotero-json', 'csl-json')
    """
    found = [(match.start(), form) for form in FORMATS if (match := re.search(form.sign, head.removeprefix("\ufeff")))]
    return min(found, key=lambda one: one[0])[1] if found else None


def find(name_or_suffix: str) -> Format:
    """The format of a name, an alias or a file's suffix, in any case.

    Raises:
        FormatError: where there is none; the message names the closest.

    >>> find("BibTeX").name, find(".bib").name
    ('bibtex', 'bibtex')
    >>> find("biblatx")
    Traceback (most recent call last):
    ...
    citekit.errors.FormatError: no format is called 'biblatx'
    """
    asked = name_or_suffix.strip().lower()
    named = {word: form for form in FORMATS for word in (form.name, *form.aliases, *form.suffixes)}
    if asked in named:
        return named[asked]
    raise _unknown(name_or_suffix, asked, named)


def _unknown(said: str, asked: str, named: Mapping[str, Format]) -> FormatError:
    """The error of a name that no format has, with those that look like it."""
    from difflib import get_close_matches

    alike = [word for word in named if word.startswith(".") == asked.startswith(".")]
    near = get_close_matches(asked, alike, n=3, cutoff=0.6)
    names = [word for word in alike if word.startswith(".") or word == named[word].name]
    known = ", ".join(near or names)
    return FormatError(f"no format is called {said!r}", hint=f"try {known}")
