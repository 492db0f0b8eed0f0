"""Files that a command writes: complete, or as they were; and streams that are closed, full, or no terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from citekit.reading.saving import writing
from tests.command_line import citekit

ROOT = Path(__file__).resolve().parents[1]
NOTE = "Source: Kennedy Library, National Security Files, Box 3. Secret."
OLD = "PRECIOUS\n"
posix = pytest.mark.skipif(os.name != "posix", reason="devices, pipes and modes as POSIX has them")


def program(*words: str | Path, stdin: str | bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, where its streams are a system's."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run(
        [sys.executable, "-m", "citekit", *map(str, words)],
        input=data, capture_output=True, cwd=ROOT, env={**os.environ, **more}, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.bib"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("export", "no-such-file.ris"), ("export", "no-such-file.txt"), ("export", "fixtures/pages/telegram.txt", "no-such-file.txt"),
        ("cite", "no-such-file.txt"), ("parse", "no-such-file.txt"), ("parse", "fixtures/pages/telegram.txt", "no-such-file.txt"),
        ("parse", "-t", "csv", "LICENSE.pdf"), ("fetch", "ftp://example.org/"), ("docx", "no-such-file.docx"), ("odt", "no-such-file.odt"),
        ("cite", "-t", "docx", "no-such-file.txt"), ("export", "pyproject.toml", "--document", "d9", "-f", "page"),
        ("docx", "fixtures/pages/telegram.txt"), ("cite", "--style", "no-such-style", "fixtures/pages/telegram.txt"),
        ("aux", "no-such-paper.aux"),
    ],
)  # fmt: skip
def test_what_fails_leaves_the_file_as_it_was(words: tuple[str, ...], old: Path) -> None:
    old = old.rename(old.with_suffix(".txt" if words[0] == "cite" and "-t" not in words else ".bib"))
    done = citekit(*words, "-o", old)
    assert done.returncode == 1
    assert old.read_text(encoding="utf-8") == OLD
    assert done.stderr.startswith("citekit: ")
    assert os.listdir(old.parent) == [old.name], "nothing is left beside it"


@pytest.mark.parametrize("command", ["cite", "export"])
def test_nothing_takes_no_files_place(command: str, old: Path) -> None:
    old = old.rename(old.with_suffix(".txt" if command == "cite" else ".bib"))
    done = citekit(command, "-", "-o", old, stdin="nothing of an archive\n")
    assert (done.returncode, old.read_text(encoding="utf-8")) == (1, OLD)
    assert "nothing came of the input" in done.stderr
    assert citekit(command, "-", *(("-t", "bibtex") if command == "export" else ()), stdin="nothing\n").returncode == 0


def test_an_audit_and_a_page_are_saved_whole_or_not(old: Path) -> None:
    assert citekit("audit", "no-such-file.jsonl", "--save", old).returncode == 1
    assert citekit("fetch", "http://127.0.0.1:9/page", "--save", old).returncode == 1
    assert old.read_text(encoding="utf-8") == OLD


def test_what_succeeds_takes_its_place(old: Path) -> None:
    old.chmod(0o640)
    assert citekit("export", "-", "-o", old, stdin=NOTE).returncode == 0
    assert "Kennedy Library" in old.read_text(encoding="utf-8")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert os.listdir(old.parent) == [old.name]


@posix
def test_a_read_only_file_stays(old: Path) -> None:
    old.chmod(0o444)
    done = citekit("export", "-", "-o", old, stdin=NOTE)
    assert (done.returncode, old.read_text(encoding="utf-8")) == (1, OLD)
    assert "is read-only" in done.stderr


@posix
def test_a_link_stays_a_link(old: Path) -> None:
    link, twin, dangling = old.with_name("link.bib"), old.with_name("twin.bib"), old.with_name("dangling.bib")
    link.symlink_to(old.name)
    twin.hardlink_to(old)
    dangling.symlink_to("new.bib")
    for path in (link, dangling):
        assert citekit("export", "-", "-o", path, stdin=NOTE).returncode == 0
        assert path.is_symlink()
    assert "Kennedy" in twin.read_text(encoding="utf-8")
    assert old.samefile(twin)
    assert "Kennedy" in old.with_name("new.bib").read_text(encoding="utf-8")


@posix
def test_a_link_that_leads_round_is_refused(tmp_path: Path) -> None:
    round_ = tmp_path / "round.bib"
    round_.symlink_to(round_.name)
    assert citekit("export", "-", "-o", round_, stdin=NOTE).returncode == 1
    done = citekit("parse", round_)
    assert (done.returncode, done.stderr.count("\n")) == (1, 2)


@posix
def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    assert citekit("export", "-", "-t", "bibtex", "-o", pipe, stdin=NOTE).returncode == 0
    reader.join(10)
    assert "Kennedy" in read[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@posix
def test_devices_are_written_into(tmp_path: Path) -> None:
    """Through links of our own, so that nothing but a test folder is at risk."""
    null = tmp_path / "null"
    null.symlink_to("/dev/null")
    assert citekit("export", "-", "-t", "bibtex", "-o", null, stdin=NOTE).returncode == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    done = program("export", "-", "-t", "bibtex", "-o", "/dev/stdout", stdin=NOTE)
    assert (done.returncode, b"Kennedy" in done.stdout) == (0, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        words = [sys.executable, "-m", "citekit", "export", "-", "-t", "bibtex"]
        done = subprocess.run(words, input=NOTE.encode(), stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert done.returncode == 1
    assert done.stderr == b"citekit: standard output: No space left on device\n"
    said = citekit("export", "-", "-t", "bibtex", "-o", "/dev/full", stdin=NOTE)
    assert (said.returncode, "No space left" in said.stderr) == (1, True)


@posix
@pytest.mark.parametrize(
    "command",
    [
        "parse -",
        "cite -",
        "export - -t bibtex",
        "explain -",
        "render --style apa",
        "pandoc",
        "audit -",
        "docx - --report",
    ],
)
def test_a_closed_standard_input_is_one_sentence(command: str) -> None:
    done = subprocess.run(
        f"{sys.executable} -m citekit {command} <&-", shell=True, capture_output=True, cwd=ROOT, check=False
    )
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert done.stderr


@pytest.mark.parametrize("name", ["a" * 300 + ".txt", "pyproject.toml/x", "tests"])
def test_a_name_that_names_no_file(name: str) -> None:
    for command in (
        ("parse",),
        ("cite",),
        ("export", "-t", "ris"),
        ("docx", "--report"),
        ("audit",),
        ("render", "--style", "apa"),
    ):
        done = citekit(command[0], name, *command[1:])
        assert done.returncode in (1, 2), command
        assert done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("parse", "fixtures/pages/telegram.txt", "--limit", str(2**64)), ("fetch", "http://127.0.0.1:9/", "--timeout", "nan"),
        ("fetch", "http://127.0.0.1:9/", "--timeout", "inf"), ("fetch", "http://127.0.0.1:9/", "--max-size", "nan"),
        ("fetch", "http://127.0.0.1:9/", "--max-size", "inf"),
    ],
)  # fmt: skip
def test_numbers_that_are_none_are_wrong_usage(words: tuple[str, ...]) -> None:
    assert citekit(*words).returncode == 2


@pytest.mark.slow
def test_standard_output_is_utf8_wherever_it_goes() -> None:
    note = json.dumps({"text": "Kennedy Library, Папка “Ports”, Box 3"})
    for encoding in ("cp1252", "ascii", "utf-16"):
        done = program("cite", "-", stdin=note, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Папка" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.docx", b"PK"),
        ("x.html", b"<"),
        ("x.HTM", b"<"),
        ("x.rtf", rb"{\rtf"),
        ("x.tex", b"\\"),
        ("x.md", b"1. "),
        ("x.txt", b"1. "),
    ],
)
def test_cite_writes_what_the_suffix_says(name: str, begins: bytes, tmp_path: Path) -> None:
    assert citekit("cite", "-", "-o", tmp_path / name, stdin=NOTE).returncode == 0
    data = (tmp_path / name).read_bytes()
    assert data.lstrip().startswith(begins)
    assert (b"Bibliography" in data) or name == "x.docx"


def test_cite_writes_no_text_under_the_name_of_something_else(tmp_path: Path) -> None:
    for name in ("x.doc", "x.pdf", "x.bib"):
        done = citekit("cite", "-", "-o", tmp_path / name, stdin=NOTE)
        assert (done.returncode, ".docx" in done.stderr) == (2, True)
    assert citekit("cite", "-", "-t", "text", "-o", tmp_path / "x.log", stdin=NOTE).returncode == 0


def test_no_two_columns_have_one_name(tmp_path: Path) -> None:
    rows = '{"text": "Not printed. See Document 5.", "document": "d12"}\n'
    done = citekit("parse", "-", "-t", "csv", stdin=rows)
    head, row = list(csv.reader(done.stdout.splitlines()))[:2]
    assert len(set(head)) == len(head)
    found = dict(zip(head, row, strict=True))
    assert (found["document"], found["cited_document"]) == ("d12", "5")


def test_a_row_is_a_row_whatever_ends_a_line_in_a_note() -> None:
    rows = json.dumps({"text": "Kennedy\rLibrary\n=Box 3\r\nBox 4"}) + "\n"
    done = citekit("parse", "-", "-t", "csv", stdin=rows)
    assert "\r" not in done.stdout
    assert [len(row) for row in csv.reader(io.StringIO(done.stdout, newline=""))] == [
        len(done.stdout.split("\n")[0].split(","))
    ] * 2
    assert len(citekit("parse", "-", "-t", "table", stdin=rows).stdout.splitlines()) == 3


HOSTILE = "Source: Kennedy Library, \x1bcNSF\x07\x1bM\x9b31m Files, Box 3"


@pytest.mark.parametrize(
    "words",
    [("explain", "-", "--no-color"), ("explain", "-"), ("parse", "-", "-t", "table"), ("parse", "-", "-t", "json"), ("cite", "-"), ("export", "-", "-t", "notes"),
     ("parse", "-", "--strict", "-t", "jsonl"), ("cite", "-", "--custody", "held", "--strict")],
)  # fmt: skip
def test_no_escape_sequence_of_a_note_reaches_a_terminal(words: tuple[str, ...]) -> None:
    text = HOSTILE if words[0] == "explain" else json.dumps({"text": HOSTILE, "id": "\x1b[1m"})
    done = citekit(*words, stdin=text)
    assert "\x1b" not in done.output
    assert "NSF" in done.output
    if words[:1] == ("explain",):
        assert "␛cNSF␇␛M" in done.output


@pytest.mark.parametrize("words", [("audit", "-"), ("zotero", "push", "-", "-f", "jsonl", "--dry-run")])
def test_nor_does_one_in_a_list(words: tuple[str, ...]) -> None:
    text = "Source: Kennedy Library, \x1b[2J\x1b[31mUnheard, of things\x1b[2J: \x9b31m"
    done = citekit(*words, stdin=json.dumps({"text": text, "key": "\x1b[1m"}))
    assert "\x1b" not in done.output
    assert done.stdout


def test_an_exception_leaves_nothing_behind(old: Path) -> None:
    def half() -> None:
        with writing(old) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert old.read_text(encoding="utf-8") == OLD
    assert os.listdir(old.parent) == [old.name]


def test_another_package_of_the_same_name_is_told_of(tmp_path: Path) -> None:
    """On the package index there is another ``citekit`` with the same import name and the same command."""
    folder = tmp_path / "site-packages"
    for name in ("citekit_archives-0.1.0.dist-info", "citekit-0.2.1.dist-info"):
        done = program("cite", "-", stdin=NOTE, PYTHONPATH=str(folder))
        assert (done.returncode, done.stderr) == (0, b"")
        (folder / name).mkdir(parents=True)
    done = program("cite", "-", stdin=NOTE, PYTHONPATH=str(folder))
    assert b"Kennedy Library" in done.stdout
    assert done.stderr.decode().splitlines()[0].startswith("citekit: citekit 0.2.1 is another package")
    assert b"pip uninstall citekit citekit-archives" in done.stderr


def test_a_draft_of_more_than_64_mb_of_pictures_is_read(tmp_path: Path) -> None:
    import zipfile

    draft = tmp_path / "thesis.docx"
    draft.write_bytes((ROOT / "fixtures" / "papers" / "draft.docx").read_bytes())
    with zipfile.ZipFile(draft, "a") as made:
        made.writestr("word/media/photograph.jpeg", os.urandom(2**20) * 70)
    assert draft.stat().st_size > 64 * 2**20
    assert "Kennedy Library" in citekit("parse", draft, "-t", "table").stdout
    assert "notes rewritten" in citekit("docx", draft, "--report").stdout


def test_long_work_tells_how_long_and_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import time

    from citekit.cli import progress

    monkeypatch.setattr(progress, "SILENT", 0.05)
    with progress.working("reading refs.bib"):
        time.sleep(0.2)
    assert capsys.readouterr().err == "", "no terminal, no word"
    monkeypatch.setattr(progress, "_is_watched", lambda: True)
    with progress.working("reading refs.bib"):
        time.sleep(0.2)
    told = capsys.readouterr().err
    assert told.startswith("\rreading refs.bib … 0 s")
    assert told.rpartition("\r")[2] == ""
    with progress.working("reading refs.bib"):
        pass
    assert capsys.readouterr().err == "", "what is quick needs no word"
