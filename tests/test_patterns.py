"""No pattern of the package takes exponential time, and none is slow on the strings made for it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import citekit
from citekit.grammar.citations import triggers
from citekit.model.patterns import Lazy
from tests.patterns import ambiguous, attacks

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(citekit.__file__).parent
LENGTH = 2000
"""Characters of an attack: as many as a location may have."""
CALLS = {
    "lazy",
    *(
        f"re.{name}"
        for name in ("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
    ),
}
MATCH, SEARCH = 0.05, 0.6
"""Seconds that a pattern may take to fail on an attack of this length where it begins, and on half of it anywhere."""


def patterns() -> dict[tuple[Any, int], str]:
    """Every pattern of the package with the module that it stands in: named, made when asked for, or in a call."""
    found: dict[tuple[Any, int], str] = {}
    for info in pkgutil.walk_packages([str(PACKAGE)], "citekit."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:
            continue  # an extra that is not installed
        for pattern in (*_inside(vars(module), set()), *_made(module), *_called(module)):
            found.setdefault((pattern.pattern, pattern.flags), info.name)
    return found


def _inside(value: Any, seen: set[int]) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Lazy):
        yield re.compile(value.pattern, value.flags)
    elif id(value) not in seen and isinstance(value, (dict, list, tuple, set, frozenset)):
        seen.add(id(value))
        for one in value.values() if isinstance(value, dict) else value:
            yield from _inside(one, seen)
    elif id(value) not in seen and type(value).__module__.startswith("citekit") and not isinstance(value, type):
        seen.add(id(value))
        names = getattr(type(value), "__slots__", None) or vars(value) if hasattr(value, "__dict__") else ()
        for name in getattr(type(value), "__slots__", names):
            yield from _inside(getattr(value, name, None), seen)


def _made(module: Any) -> Iterator[re.Pattern[Any]]:
    for function in vars(module).values():
        made = hasattr(function, "cache_info") and "Pattern" in str(function.__annotations__.get("return"))
        if made and not inspect.signature(function).parameters:
            yield from _inside(function(), set())


def _called(module: Any) -> Iterator[re.Pattern[Any]]:
    source = Path(module.__file__).read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS and node.args):
            continue
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, (str, bytes)):
            yield re.compile(node.args[0].value, re.IGNORECASE if "re.I" in ast.unparse(node) else 0)


PATTERNS = patterns()


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+b", r"(?:a|a)*b", r"(?:a|ab?)*b", r"(?:a*)*b", r"(\w+\s?)*x", r"(?:x+y?)+z", r"(?:[A-Z]\w*| ){1,24}\.",
     r"(?:\s*,\s*)*x", r"(?:.*,)*x"],
)  # fmt: skip
def test_an_exponential_one_is_found(pattern: str) -> None:
    assert ambiguous(re.compile(pattern)) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+\s*,\s*\w+",
        r"(?:a|b)*b",
        r"(?:\w+ )*x",
        r"(?:\s*,\s*+)*x",
        r"(?:[^,]*,)*x",
        r"(?:\d{1,3}, )*x",
        r"(?:a+)++b",
    ],
)
def test_one_that_is_none_is_left_in_peace(pattern: str) -> None:
    assert ambiguous(re.compile(pattern)) is None


def test_they_are_found() -> None:
    assert len(PATTERNS) > 400


@pytest.mark.slow
@pytest.mark.parametrize("module", sorted(set(PATTERNS.values())))
def test_none_is_exponential(module: str) -> None:
    faults = {}
    for (text, flags), where in PATTERNS.items():
        if where == module and (word := ambiguous(re.compile(text, flags))):
            faults[text] = word
    assert not faults


@pytest.mark.slow
@pytest.mark.parametrize("module", sorted(set(PATTERNS.values())))
def test_none_is_slow(module: str) -> None:
    slow = {}
    for (text, flags), where in PATTERNS.items():
        if where != module:
            continue
        pattern = re.compile(text, flags)
        for lead, pump in attacks(pattern):
            if (
                _seconds(pattern.match, lead, pump, LENGTH) > MATCH
                or _seconds(pattern.search, lead, pump, LENGTH // 2) > SEARCH
            ):
                slow[text] = lead, pump
    assert not slow


def _seconds(tried: Any, lead: str, pump: str, length: int) -> float:
    """The shortest of three tries on an attack of a length: another program may hold up one."""
    attack: Any = (lead + pump * (length // max(1, len(pump))))[:length] + "\x00"
    if isinstance(tried.__self__.pattern, bytes):
        attack = attack.encode("latin-1", "replace")
    least = 9.0
    for _ in range(3):
        began = time.process_time()
        tried(attack)
        least = min(least, time.process_time() - began)
        if least < MATCH:
            break
    return least


@pytest.mark.slow
def test_the_triggers_of_every_beginning_are_one_pattern() -> None:
    """Those that no other test meets are made here: each finds the words that begin so, and takes no exponential time."""
    finder = triggers.finder()
    for head, words in finder.words.items():
        assert not ambiguous(finder.pattern(head)), head
        for word in words:
            found = finder.search(f". {word}", 2, len(word) + 2)
            assert found is None or found.group() in finder.words[head]
