"""XML from strangers: no entities, no network, no document type, a bound on depth; and XML to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citekit.errors import Diagnostic, FormatError
from citekit.formats.shared.spaces import folded
from citekit.model import xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parsed(text: str, what: str) -> tuple[Element, list[Diagnostic]]:
    """The root of a text; where it is not well formed, what can be recovered of it, and a diagnostic.

    Raises:
        FormatError: where nothing can be recovered, or where the text declares a document type.
    """
    body = _DECLARATION.sub("", text, count=1)
    if "<!DOCTYPE" in body[:10_000] or "<!ENTITY" in body:
        raise FormatError(f"not read: {what} with a document type", hint="remove the DOCTYPE declaration")
    try:
        return xml.parsed(body.encode()), []
    except xml.XmlError as fault:
        here = _offset(text, fault.line)
        finding = Diagnostic(f"not well formed: {fault.reason}", here, here + 1)
    try:
        return xml.parsed(body.encode(), recover=True), [finding]
    except xml.XmlError:  # nothing of it can be recovered
        raise FormatError(f"not {what}: {finding.message}", hint="name the format with --from") from None


def bare(root: Element, *, attributes: bool = False) -> Element:
    """The root with every element under its own name: in a namespace or none, its prefix declared or not.

    ``attributes`` are there under their own names too. A name that is none, as what is recovered of a file that is not
    well formed may have, becomes “unnamed”.

    >>> [element.tag for element in bare(parsed("<a:b xmlns:a='x'><c/></a:b>", "XML")[0]).iter()]
    ['b', 'c']
    """
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = _own(element.tag)
            for name, value in element.items() if attributes else ():
                if (own := _own(str(name))) != name and value is not None:
                    element.set(own, value)
    return root


def _own(name: str) -> str:
    own = re.split("[}:]", name)[-1]
    return own if _NAME.fullmatch(own) else "unnamed"


def _offset(text: str, line: int) -> int:
    lines = text.split("\n")
    return min(sum(len(before) + 1 for before in lines[: max(0, line - 1)]), max(0, len(text) - 1))


def said(element: Element | None) -> str:
    """The text of an element and all in it, white space folded within its lines."""
    if element is None:
        return ""
    if not len(element) and (text := element.text or "").isprintable() and "  " not in text:
        return text.strip(" ")  # as most are: nothing to fold
    text = "".join(str(part) for part in element.itertext()).replace("\r", "\n")  # EndNote's own new line
    return "\n".join(map(folded, text.strip(" \t\n").split("\n")))


def add(parent: Element, path: str, text: object = None, **attributes: str) -> Element:
    """Adds the element of a path ``a/b/c``: what leads to the last is taken where it is there, the last is new."""
    from lxml import etree

    *lead, last = path.split("/")
    for name in lead:
        child = parent.find(name)
        parent = etree.SubElement(parent, name) if child is None else child
    made = etree.SubElement(parent, last, {name: clean(value) for name, value in attributes.items()})
    if text is not None:
        made.text = clean(str(text))
    return made


def clean(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def written(root: Element, *, runs: str = "") -> str:
    """The document of a root, indented but for the ``runs`` that are pieces of one text."""
    from lxml import etree

    etree.indent(root)
    for run in root.iter(runs) if runs else ():
        run.tail = None
        if (parent := run.getparent()) is not None:
            parent.text = None
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"
