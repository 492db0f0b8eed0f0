"""The filter in pandoc itself: a paper into every format, and pandoc's own processor as a second opinion."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from citekit.csl.styles.installed import find

PAPERS = Path(__file__).resolve().parents[1] / "fixtures" / "papers"
FILTER = Path(sys.executable).with_name("citekit-pandoc")

pytestmark = pytest.mark.external


def pandoc() -> str:
    """pandoc itself: that of the package pypandoc_binary, or the machine's."""
    try:
        import pypandoc  # type: ignore[import-untyped, unused-ignore]

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        pytest.skip("needs pandoc: pip install '.[external]'")


def convert(source: Path | str, *options: str, cwd: Path = PAPERS) -> subprocess.CompletedProcess[bytes]:
    if not FILTER.is_file():
        pytest.skip("needs citekit-pandoc beside this Python: pip install .")
    text = None if isinstance(source, Path) else source.encode()
    names = [source.name] if isinstance(source, Path) else []
    return subprocess.run([pandoc(), *names, *options], input=text, capture_output=True, check=True, cwd=cwd)


def made(source: Path | str, *options: str) -> str:
    return convert(source, "--filter", str(FILTER), *options).stdout.decode()


PAPER = PAPERS / "estuary.md"
NOTES = 12


def test_a_paper_as_text() -> None:
    expected = (PAPERS / "estuary.txt").read_text("utf-8")
    assert made(PAPER, "-t", "plain", "--wrap=none") == expected


def test_a_paper_in_word_keeps_its_footnotes(tmp_path: Path) -> None:
    convert(PAPER, "--filter", str(FILTER), "-o", str(tmp_path / "estuary.docx"))
    with zipfile.ZipFile(tmp_path / "estuary.docx") as package:
        notes = package.read("word/footnotes.xml").decode()
        body = package.read("word/document.xml").decode()
    assert notes.count("<w:footnoteRef") == body.count("<w:footnoteReference ") == NOTES
    assert "<w:i />" in notes
    assert body.count('w:val="Bibliography"') >= 5


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_libreoffice_opens_it_with_its_footnotes(suffix: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    convert(PAPER, "--filter", str(FILTER), "-o", str(tmp_path / f"estuary.{suffix}"))
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to"]
    command = [*office, "fodt", "--outdir", str(tmp_path), str(tmp_path / f"estuary.{suffix}")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    opened = (tmp_path / "estuary.fodt").read_text("utf-8")
    notes = re.findall(r'<text:note [^>]*text:note-class="footnote".*?</text:note>', opened, re.DOTALL)
    assert len(notes) == NOTES
    assert "411.60/3–856, Central Files, Department of State" in re.sub("<[^>]+>", "", notes[0])


def test_html_escapes_and_names_what_is_cited() -> None:
    page = made(PAPER, "-t", "html", "-M", "link-citations")
    assert 'data-cites="harriman"' in page
    assert 'href="#ref-harriman"' in page
    assert 'id="ref-harriman"' in page
    hostile = made("x^[`<b>`{=html} Kennedy Library, POF, “<script>”, Box 3.]", "-t", "html")
    assert "<script>" not in hostile
    assert "<b>" in hostile, "raw markup of the writer's own stays"


def test_latex_compiles(tmp_path: Path) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("needs LaTeX")
    body = made(PAPER, "-t", "latex", "-s")
    for package in ("lmodern", "microtype"):  # not on every machine, and nothing of ours
        body = body.replace(f"\\usepackage{{{package}}}", "").replace(f"{package}.sty", "absent.sty")
    (tmp_path / "estuary.tex").write_text(body, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "estuary.tex"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    assert (tmp_path / "estuary.pdf").is_file()


def test_markdown_out_has_real_citations() -> None:
    assert "[@dos-411-60-3856]" in made(PAPER, "-t", "markdown")


@pytest.mark.parametrize("program", ["lua", "json"])
def test_the_shim_for_quarto_does_the_same(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import citekit.integrations.pandoc as package

    monkeypatch.setenv("PATH", str(FILTER.parent), prepend=":")
    shim = Path(package.__path__[0]) / "quarto" / "citekit.lua"
    options = ["--lua-filter", str(shim)] if program == "lua" else ["--filter", str(FILTER)]
    page = convert(PAPER, *options, "-t", "plain", "--wrap=none").stdout.decode()
    assert page == (PAPERS / "estuary.txt").read_text("utf-8")


def test_a_processor_that_runs_after_the_shim_finds_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import citekit.integrations.pandoc as package

    monkeypatch.setenv("PATH", str(FILTER.parent), prepend=":")
    shim = Path(package.__path__[0]) / "quarto" / "citekit.lua"
    page = convert(PAPER, "--lua-filter", str(shim), "--citeproc", "-t", "plain", "--wrap=none").stdout.decode()
    assert page == (PAPERS / "estuary.txt").read_text("utf-8")


WORKS: list[dict[str, Any]] = [
    {"id": "doe", "type": "book", "title": "First Book", "author": [{"family": "Doe", "given": "John"}],
     "issued": {"date-parts": [[2005]]}, "publisher": "University Press", "publisher-place": "Cambridge"},
    {"id": "roe", "type": "article-journal", "title": "On things", "container-title": "Journal of X", "volume": "3",
     "page": "1-9", "author": [{"family": "Roe", "given": "Jane"}], "issued": {"date-parts": [[2010]]}},
]  # fmt: skip

DRAFT = """\
Plain [@doe, pp. 33-35]. Before a comma [see @doe, 33], and again [@doe chap. 3]. In text @doe says so.
In text @roe [p. 4; see also @doe, with suffix] says. Suppressed [-@doe, p. 9]. Two [@doe; @roe].

"Quoted [@doe]," and 'x' [@roe], and [@doe]; then [@roe]! Yes [@doe]--no. (In parentheses [@roe].) Again [@roe; cf.
@doe, 5], l [@{doe}, {p. 3 and (iv)}, more], m [@doe, vol. 3, p. 9-10, *emph*], n [@doe, see also 17], o [@doe 5 and 6;
@roe, sec. IV.2]. A note.[^1] And another.[^2]

[^1]: See @doe [p. 3] and the reply; as in [see @roe, p. 5].
[^2]: One [@doe], and "Quote" [-@roe, p. 3].
"""


@pytest.mark.parametrize(
    "style",
    ["chicago-notes-bibliography-17th-edition", "apa", "ieee", "chicago-author-date", "modern-language-association"],
)
def test_printed_works_are_cited_as_pandoc_cites_them(style: str, tmp_path: Path) -> None:
    (tmp_path / "works.json").write_text(json.dumps(WORKS), "utf-8")
    (tmp_path / "style.csl").write_bytes(find(style).xml)
    settings = ["-M", "csl=style.csl", "-M", "bibliography=works.json", "-t", "plain", "--wrap=none"]
    theirs = convert(DRAFT, "--citeproc", *settings, cwd=tmp_path).stdout.decode()
    ours = convert(DRAFT, "--filter", str(FILTER), *settings, cwd=tmp_path).stdout.decode()
    assert ours == theirs
