"""The text of a bibliography's bytes: what it declares, else UTF-8, else Windows-1252, and then with a word.

Older bibliographies are not UTF-8. JabRef says so in its first line (``% Encoding: Cp1252``), XML in its declaration;
of others only that can be said that Windows-1252 is what RIS and BibTeX of that age are in.
"""

from __future__ import annotations

import codecs
import re

from citekit.errors import Diagnostic, FormatError
from citekit.model.patterns import lazy

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED = lazy(rb"""(?:^%\s*Encoding:\s*|<\?xml[^>]*\sencoding=["'])([\w.:-]+)""", re.IGNORECASE)


def decoded(data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text, and what there is to say about how it was read.

    Raises:
        FormatError: where the bytes are no text.

    >>> decoded("José".encode())
    ('José', ())
    >>> text, findings = decoded(b"% Encoding: ISO8859_1\\nJos\\xe9")
    >>> text.splitlines()[1], findings
    ('José', ())
    >>> decoded(b"Jos\\xe9")[1][0].message
    'not UTF-8 (byte 0xe9); read as Windows-1252'
    """
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace"), ()
    if b"\0" in data[:4096]:
        raise FormatError("not text", hint="give a bibliography as text")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        found = error
    if (text := _as_declared(data)) is not None:
        return text, ()
    text = data.decode("cp1252", "replace")
    message = f"not UTF-8 (byte {data[found.start]:#04x}); read as Windows-1252"
    return text, (Diagnostic(message, found.start, found.start + 1, hint="save the file as UTF-8"),)


def _as_declared(data: bytes) -> str | None:
    """The text in the encoding that a file names; nothing where that is none, or none of texts (``hex``)."""
    match = _DECLARED.search(data[:1024])
    try:
        return data.decode(match[1].decode(), "replace") if match else None
    except (LookupError, ValueError):
        return None
