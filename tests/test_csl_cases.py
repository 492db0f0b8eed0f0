"""The shared cases of citations: each with what is wanted and by which authority; every kind has cases of ours as well."""

from __future__ import annotations

import json
from typing import Any

import pytest

from citekit.csl import render
from tests.shared import SHARED, needs_shared

FILE = SHARED / "cases" / "csl.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()] if FILE.is_file() else []
pytestmark = needs_shared


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_shared_case(case: dict[str, Any]) -> None:
    request = dict(case["request"])
    made = render(case["style"], request.pop("items"), request.pop("citations"), **request)
    wanted = case["want"] if isinstance(case["want"], dict) else {"citations": case["want"]}
    got = {"citations": made.citations, "bibliography": made.bibliography, "ids": made.ids,
           "diagnostics": [one.message for one in made.diagnostics]}  # fmt: skip
    assert {key: got[key] for key in wanted} == wanted
