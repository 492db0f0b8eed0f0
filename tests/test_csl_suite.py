"""The official CSL test-suite: what passes stays, what fails is listed, and the list is true both ways."""

from __future__ import annotations

import pytest

from tests import csl_suite
from tests.shared import needs_shared

CASES = csl_suite.cases() if csl_suite.ARCHIVE.is_file() else ()
pytestmark = needs_shared


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_suite(case: csl_suite.Case) -> None:
    outcome = csl_suite.run(case)
    if case.name in csl_suite.known():
        assert not outcome.passed, "passes now: take it off the list (python -m tests.csl_suite --write)"
    else:
        assert outcome.got.strip("\n") == case.expected or outcome.passed


def test_the_suite_is_whole() -> None:
    assert len(CASES) == 845


def test_the_list_names_tests_of_the_suite_with_reasons() -> None:
    known = csl_suite.known()
    assert known.keys() <= {case.name for case in CASES}
    assert [name for name, reason in known.items() if not reason] == []
