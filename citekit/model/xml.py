"""XML that others wrote, parsed in one way: no entities, no document type, no network, bounds on depth and size.

Every room that meets XML comes here; the bounds on depth (256 elements) and on the size of one text (10 MB) are
those of libxml2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from citekit.errors import CitekitError
from citekit.model.patterns import lazy

if TYPE_CHECKING:
    from lxml.etree import _Element

SAFE: Final[dict[str, Any]] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
"""What every parser of lxml is told, ``iterparse`` too; never ``collect_ids=False``, which makes libxml2 read the
file that a document type names.
"""

_POSITION = lazy(r", line \d{1,9}, column \d{1,9}\Z")


class XmlError(CitekitError):
    """XML that is not well formed or carries a document type: ``reason`` in a few words, ``line`` and ``column``.

    ``typed`` says that a document type is the fault.
    """

    def __init__(self, reason: str, line: int = 1, column: int = 1, *, typed: bool = False) -> None:
        super().__init__(f"line {line}, column {column}: {reason}", hint="remove the DOCTYPE" if typed else None)
        self.reason, self.line, self.column, self.typed = reason, line, column, typed


def parsed(data: bytes, *, encoding: str | None = None, recover: bool = False, comments: bool = False) -> _Element:
    """The root element of XML; ``encoding`` where it is known, whatever the XML says of itself.

    With ``recover`` what can be read of broken XML is taken. Comments are left out unless asked for, and processing
    instructions always. Raises ``XmlError``.

    >>> parsed(b"<a><!-- no --><b/></a>")[0].tag
    'b'
    >>> parsed(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    Traceback (most recent call last):
    ...
    citekit.model.xml.XmlError: line 1, column 1: declares a document type, where entities may hide
    >>> parsed(b"<a><b></a>")
    Traceback (most recent call last):
    ...
    citekit.model.xml.XmlError: line 1, column 11: Opening and ending tag mismatch: b line 1 and a
    """
    from lxml import etree

    parser = etree.XMLParser(**SAFE, encoding=encoding, recover=recover, remove_comments=not comments, remove_pis=True)
    try:
        root: Any = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise XmlError(reason(error), line or 1, column or 1) from None
    if root is None:
        raise XmlError("no element found")
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlError("declares a document type, where entities may hide", typed=True)
    found: _Element = root
    return found


def declares_entities(root: _Element) -> bool:
    """Whether the document type of an element's document declares entities, which can be made to explode."""
    declared: Any = root.getroottree().docinfo.internalDTD
    return declared is not None and next(declared.iterentities(), None) is not None


def reason(error: SyntaxError) -> str:
    """What an XML parser says of a fault, in one line and without its position."""
    return _POSITION.sub("", " ".join((error.msg or "no element found").split()))
