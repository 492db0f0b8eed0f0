"""The variables and types of CSL in bibliographies: the specification's, in the shapes of the data schema.

The schema (``citekit/data/csl-data.json``, CSL 1.0.2) lacks five variables of the specification, or has them under
other names: ``part`` for ``part-number``. Items are read under both and written as the specification has them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from citekit.csl.input.vocabulary import KINDS, OLDER, TYPES

SHORT = OLDER
"""The schema's older names, and the variables that styles read."""
_SHAPES: dict[str, Any] = {
    "name": {"type": "array", "items": {"$ref": "#/definitions/name-variable"}},
    "date": {"$ref": "#/definitions/date-variable"},
    "number": {"type": ["string", "number"]},
    "text": {"type": "string"},
}


@cache
def schema() -> dict[str, Any]:
    """The JSON schema of CSL items, an array of them, with every variable of the specification."""
    text = resources.files("citekit.data").joinpath("csl-data.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    declared = loaded["items"]["properties"]
    declared |= {variable: _SHAPES[kind] for variable, kind in KINDS.items() if variable not in declared}
    return loaded


def types() -> frozenset[str]:
    """The types an item may have.

    >>> "personal_communication" in types()
    True
    """
    return TYPES


@cache
def variables() -> dict[str, str]:
    """Every variable with its kind: ``name``, ``date``, ``text``, ``number``, ``list`` or ``object``.

    >>> [variables()[v] for v in ("author", "issued", "archive", "number", "categories", "custom")]
    ['name', 'date', 'text', 'number', 'list', 'object']
    """
    found = schema()["items"]["properties"].items()
    return {variable: _kind(declared) for variable, declared in found if variable not in {"id", "type"}}


def _kind(declared: dict[str, Any]) -> str:
    if "$ref" in declared:
        return "date"
    if declared["type"] == "array":
        return "name" if "$ref" in declared["items"] else "list"
    if declared["type"] == "object":
        return "object"
    return "text" if declared["type"] == "string" else "number"


_BARE_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(?=10\.)", re.IGNORECASE)


def is_doi(text: str) -> bool:
    """Whether a text is a DOI, with an address or a label before it or without.

    >>> is_doi("doi: 10.1000/x"), is_doi("10.1000/x"), is_doi("Typescript")
    (True, True, False)
    """
    return bool(_BARE_DOI.fullmatch(doi(text.strip())))


def doi(text: str) -> str:
    """A DOI without the address or the label that publishers put before it: styles add their own.

    >>> doi("https://doi.org/10.1000/x"), doi("doi: 10.1000/x"), doi("10.1000/x")
    ('10.1000/x', '10.1000/x', '10.1000/x')
    """
    return _DOI.sub("", text, count=1) if _DOI.match(text) else text
