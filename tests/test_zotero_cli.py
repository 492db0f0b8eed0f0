"""``citekit zotero`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.command_line import Done, citekit
from tests.zotero_push import telegrams
from tests.zotero_server import KEY, Connector, Web

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = str(Path(__file__).resolve().parents[1] / "fixtures" / "pages" / "telegram.txt")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setenv("ZOTERO_API_KEY", KEY)
    with Web() as running:
        yield running


def run(*args: str) -> Done:
    return citekit("zotero", *args)


def test_a_page_goes_into_the_running_zotero() -> None:
    with Connector() as program:
        done = run("push", PAGE, "--server", program.url)
        assert (done.returncode, done.stdout) == (0, f"{len(program.items)} arrived\n")
        assert program.items


def test_a_page_goes_into_a_library_on_the_web_and_comes_back(server: Web, tmp_path: Path) -> None:
    done = run("push", PAGE, "--user", "1234", "--collection", "COLLECT2", "--server", server.url)
    assert (done.returncode, done.stdout) == (0, f"{len(server.items)} arrived\n")
    back = tmp_path / "back.json"
    done = run("pull", "--user", "1234", "--collection", "COLLECT2", "--server", server.url, "-o", str(back))
    assert done.returncode == 0, done.output
    exported = citekit("export", PAGE, "-t", "csl-json")
    shown = [{**item, "custom": None} for item in json.loads(back.read_text(encoding="utf-8"))]
    assert shown == [{**item, "custom": None} for item in json.loads(exported.stdout)]
    assert KEY not in done.output


def test_what_is_refused_is_told_and_the_command_fails(server: Web, tmp_path: Path) -> None:
    refs = tmp_path / "refs.json"
    refs.write_text(json.dumps(telegrams(3, refused=(1,))), encoding="utf-8")
    done = run("push", str(refs), "--user", "1234", "--server", server.url)
    assert done.returncode == 1
    assert done.stdout == "2 arrived\n1 refused\n  t1: 413 Field 'title' value too long\n"


def test_a_dry_run_sends_nothing(server: Web) -> None:
    done = run("push", PAGE, "--user", "1234", "--server", server.url, "--dry-run")
    assert (done.returncode, server.asked) == (0, [])
    assert all(len(line.split("  ")[0]) == 8 for line in done.stdout.splitlines())


def test_no_key_no_push(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZOTERO_API_KEY", raising=False)
    monkeypatch.setattr("citekit.integrations.zotero.secret.kept", lambda _: None)
    done = run("push", PAGE, "--user", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no key" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("push", PAGE, "--user", "1", "--group", "2"),
        ("push", PAGE, "--connector", "--user", "1"),
        ("push", PAGE, "--collection", "ABCD2345"),
        ("pull",),
        ("pull", "--user", "1", "--group", "2"),
    ],
)
def test_wrong_usage(args: tuple[str, ...]) -> None:
    assert run(*args).returncode == 2
