"""Holds a style against the CSL 1.0.2 schema (RELAX NG, as citeproc-py ships it) and its Schematron rule."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from citekit.csl.input.vocabulary import NS
from citekit.csl.styles.loading import citeproc_data
from citekit.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

FREE = frozenset(
    """macro name value prefix suffix delimiter default-locale version initialize-with name-delimiter
    names-delimiter sort-separator range-delimiter cite-group-delimiter year-suffix-delimiter
    after-collapse-delimiter subsequent-author-substitute {http://www.w3.org/XML/1998/namespace}lang""".split()  # noqa: SIM905
)
"""Attributes that hold any text; the others hold words of the schema or numbers."""
SHOWN = 5
"""Findings shown at once: one slip upsets many elements around it."""


def check(root: etree._Element, label: str = "The style") -> None:
    """Raise StyleError with the line of each fault and what is wrong there; a valid style passes in silence.

    >>> from lxml import etree
    >>> check(etree.fromstring('<style xmlns="http://purl.org/net/xbiblio/csl" class="note"/>'))
    Traceback (most recent call last):
    ...
    citekit.errors.StyleError: The style is not valid CSL 1.0.2:
    line 1: <style class="note"> lacks an attribute or has one that is not allowed
    """
    faults = [*(list(_unknown_words(root)) or _against_schema(root)), *_undefined_macros(root)]
    if faults:
        more = f"\n… and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise StyleError(
            f"{label} is not valid CSL 1.0.2:\n" + "\n".join(faults[:SHOWN]) + more,
            hint="The specification: https://docs.citationstyles.org/en/stable/specification.html",
        )


def refuse(root: etree._Element, label: str = "The style") -> tuple[str, ...]:
    """Raise StyleError for words that no processor knows; what else the schema finds is told and rendered all the same.

    >>> from lxml import etree
    >>> refuse(etree.fromstring('<style xmlns="http://purl.org/net/xbiblio/csl"><citaton/></style>'))
    Traceback (most recent call last):
    ...
    citekit.errors.StyleError: The style is not valid CSL 1.0.2:
    line 1: <citaton>: there is no such element; did you mean 'citation'?
    """
    if list(_unknown_words(root)) or list(_undefined_macros(root)):
        check(root, label)
    return tuple(_against_schema(root))


def _unknown_words(root: etree._Element) -> Iterator[str]:
    """Elements and attributes that the schema knows nowhere: the slip that is easiest to mend."""
    for element in root.iter(f"{NS}*"):
        where = f"line {element.sourceline}: {_tag(element)}"
        if _name(element) not in _vocabulary("element"):
            yield f"{where}: there is no such element{_meant(_name(element), 'element')}"
        for name in map(str, element.attrib):
            if name.rpartition("}")[2] not in _vocabulary("attribute"):
                yield f"{where}: there is no attribute {name!r}{_meant(name, 'attribute')}"


def _against_schema(root: etree._Element) -> Iterator[str]:
    """The innermost faults alone: every element around a fault is at fault in the schema's eyes.

    A value that stands nowhere in the schema is named before all else: for one such, others get the blame.
    """
    grammar = _grammar()
    if grammar.validate(root):
        return
    if wrong := list(_unknown_values(root)):
        yield from wrong
        return
    reported: list[str] = []
    for error in grammar.error_log:
        path = error.path or ""
        if error.type_name == "RELAXNG_ERR_INTERSEQ" or any((p + "/").startswith(path + "/") for p in reported):
            continue
        reported.append(path)
        found = next(iter(cast("list[etree._Element]", root.xpath(path))), None) if path else root
        yield _fault(found, error.type_name) if found is not None else f"line {error.line}: {error.message}"


def _unknown_values(root: etree._Element) -> Iterator[str]:
    """Attributes with a word that the schema knows nowhere; what a style says of itself is free."""
    about = set(root.iterfind(f"{NS}info//*"))
    for element in root.iter(f"{NS}*"):
        if element not in about and (wrong := _wrong_value(element)):
            where, (name, word) = f"line {element.sourceline}: {_tag(element)}", wrong
            yield f"{where}: {word!r} is no value of {name!r}{_meant(word, 'value')}"


def _fault(element: etree._Element, reason: str) -> str:
    where = f"line {element.sourceline}: {_tag(element)}"
    if reason == "RELAXNG_ERR_ATTRVALID":
        return f"{where} lacks an attribute or has one that is not allowed"
    return f"{where} lacks a part, or has one that does not belong there"


def _wrong_value(element: etree._Element) -> tuple[str, str] | None:
    """The first attribute with a word that the schema knows nowhere, and that word."""
    known = _vocabulary("value") | {"true", "false"}
    values = [(k, element.get(k, "")) for k in map(str, element.attrib) if k not in FREE]
    words = ((k, word) for k, value in values if value not in known for word in value.split())
    return next(((k, word) for k, word in words if word not in known and not word.isdecimal()), None)


def _undefined_macros(root: etree._Element) -> Iterator[str]:
    defined = {macro.get("name") for macro in root.iter(f"{NS}macro")}
    for element in root.iter(f"{NS}text", f"{NS}key"):
        macro = element.get("macro")
        if macro is not None and macro not in defined:
            yield f"line {element.sourceline}: {_tag(element)}: no macro has that name"


def _tag(element: etree._Element) -> str:
    return "<" + " ".join([_name(element), *(f'{k}="{element.get(k)}"' for k in map(str, element.attrib))]) + ">"


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _meant(word: str, kind: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, _vocabulary(kind), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


@cache
def _grammar() -> etree.RelaxNG:
    from lxml import etree

    return etree.RelaxNG(etree.parse(_schema()))


def _schema() -> Path:
    return citeproc_data() / "schema" / "schemas" / "styles" / "csl.rng"


@cache
def _vocabulary(kind: str) -> frozenset[str]:
    """The names of all elements or attributes, or all values, that the schema knows."""
    from lxml import etree

    rng = "{http://relaxng.org/ns/structure/1.0}"
    named: set[str] = set()
    for node in etree.parse(_schema()).iter(f"{rng}{kind}"):
        listed = (name.text or "" for name in node.iterfind(f".//{rng}name"))
        named.update([(node.get("name") or "").rpartition(":")[2], (node.text or "").strip()], listed)
    return frozenset(named)
