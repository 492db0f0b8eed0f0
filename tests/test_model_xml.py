"""XML from strangers is parsed in one place and in one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from citekit.model.xml import SAFE, XmlError, parsed

PACKAGE = Path(__file__).resolve().parents[1] / "citekit"
PARSERS = {"fromstring", "XML", "XMLParser", "iterparse", "XMLPullParser"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "line 1, column 1: "),
        (b"<a>", "line 1, column 4: "),
        (b"\n<a>\n<b></a>", "line 3, column 8: Opening and ending tag mismatch"),
        (b"<!DOCTYPE a><a/>", "declares a document type"),
        (b"<!DOCTYPE a SYSTEM 'file:///no/such/file'><a/>", "declares a document type"),
        (f"<!DOCTYPE a SYSTEM '{Path(__file__).as_uri()}'><a/>".encode(), "declares a document type"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "declares a document type"),
        (
            "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-16"),
            "declares",
        ),
        (b"<a>&b;</a>", "Entity 'b' not defined"),
        (b"<a>" * 5000 + b"</a>" * 5000, "Excessive depth"),
        (b"<?xml version='1.0' encoding='EBCDIC-X'?><a/>", "ncoding"),
    ],
)
def test_it_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(XmlError) as refused:
        parsed(data)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_can_be_recovered_is_recovered_but_no_document_type() -> None:
    assert parsed(b"<a><b>1</b><c>2</a>", recover=True).findtext("b") == "1"
    with pytest.raises(XmlError, match="document type"):
        parsed(b"<!DOCTYPE a><a><b></a>", recover=True)
    with pytest.raises(XmlError):
        parsed(b"", recover=True)


def test_the_encoding_that_is_known_counts() -> None:
    latin = "<?xml version='1.0' encoding='iso-8859-1'?><a>ü</a>".encode()
    assert (parsed(latin).text, parsed(latin, encoding="utf-8").text) == ("Ã¼", "ü")


def test_every_parser_of_the_package_is_told_to_be_safe() -> None:
    """A call of lxml's parsers outside of ``citekit.model.xml`` names ``SAFE``; docstrings are no calls."""
    unsafe = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PARSERS):
                continue
            told = {ast.unparse(keyword.value) for keyword in node.keywords if keyword.arg is None}
            if (
                ast.unparse(node.func.value) in ("etree", "ElementTree")
                and "SAFE" not in told
                and path.name != "xml.py"
            ):
                unsafe.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert not unsafe
    assert SAFE["resolve_entities"] is SAFE["load_dtd"] is SAFE["huge_tree"] is False
    assert SAFE["no_network"] is True


def test_no_file_that_a_document_type_names_is_opened(tmp_path: Path) -> None:
    """libxml2 reads it where ids are not collected; what it declares would count."""
    from lxml import etree

    named = tmp_path / "named.dtd"
    named.write_text("<!ATTLIST a b CDATA 'from outside'>", encoding="utf-8")
    path = tmp_path / "naming.xml"
    path.write_text(f"<!DOCTYPE a SYSTEM '{named.as_uri()}'><a/>", encoding="utf-8")
    [(_, element)] = etree.iterparse(str(path), **SAFE)
    assert dict(element.attrib) == {}
