"""LaTeX and RTF opened by the programs they are written for: nothing in a field runs, nothing is lost."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from citekit.csl import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.external

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
<info><title>t</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation><layout delimiter="; " suffix=".">
<group delimiter=", "><names variable="author"><name font-variant="small-caps"/></names>
<text variable="title" quotes="true"/><text variable="container-title" font-style="italic"/>
<number variable="volume" vertical-align="sup"/><text variable="URL"/></group></layout></citation>
<bibliography><layout suffix="."><group delimiter=", "><text variable="title" font-weight="bold"/>
<text variable="container-title" font-style="italic"/></group></layout></bibliography></style>"""

FIELDS = {
    "accents": "Žižkův Çelebi Ærø Ólafsson naïve œuvre Łódź",
    "quotes": "He said: “no ‘never’ – ever”",
    "inline": "H<sub>2</sub>O, <i>Beagle</i>, 2<sup>nd</sup>, <sc>Nato</sc>",
    "input": "\\input{/etc/passwd} \\write18{touch ran} \\def\\x{1}",
    "script": "<script>alert(1)</script> & 50 % of #1 at $5_a^b ~ {x} [y] | z",
    "null": "before\x00after \x07bell",
    "rtf": "\\object\\objdata {\\field INCLUDETEXT} \\par",
    "dashes": "a--b ---c ''d'' ``e``",
}


def document() -> tuple[list[dict[str, Any]], list[Any]]:
    items = [
        {
            "id": key, "type": "article-journal", "title": title, "container-title": f"Annals {title}", "volume": "3",
            "author": [{"family": "Ørsted", "given": "Æthel"}], "URL": "https://example.org/a_b?c=1&d=%7E#e",
        }
        for key, title in FIELDS.items()
    ]  # fmt: skip
    return items, [[{"id": key}] for key in FIELDS]


WORDS = ("Žižkův", "Çelebi", "Ærø", "œuvre", "Łódź", "never", "Beagle", "passwd", "touch", "script", "alert", "50%", "beforeafter",
         "objdata", "INCLUDETEXT", "\\par", "#1", "$5", "{x}", "[y]", "a--b", "example.org/a")  # fmt: skip


def pages(pdf: Path) -> str:
    """The text of a PDF without its white space, which the setting of lines decides."""
    read = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


def with_pdflatex(folder: Path) -> Path:
    made = render(STYLE, *document(), format="latex")
    paragraphs = "\n\n".join([*made.citations, *made.bibliography])
    source = folder / "made.tex"
    source.write_text(
        f"\\documentclass{{article}}\n\\usepackage{{cmap}}\\usepackage[T1]{{fontenc}}\\usepackage{{textcomp}}\n\\usepackage{{hyperref}}\n\\begin{{document}}\n"
        f"\\raggedright\n{paragraphs}\n\\end{{document}}\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", source.name],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    return folder / "made.pdf"


def with_soffice(folder: Path) -> Path:
    made = render(STYLE, *document(), format="rtf")
    source = folder / "made.rtf"
    source.write_text(
        "{\\rtf1\\ansi\\uc1 " + "\\par\n".join([*made.citations, *made.bibliography]) + "}", encoding="ascii"
    )
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    return folder / "made.pdf"


@pytest.mark.parametrize(("program", "make"), [("pdflatex", with_pdflatex), ("soffice", with_soffice)])
def test_nothing_runs_and_nothing_is_lost(program: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    for needed in (program, "pdftotext"):
        if shutil.which(needed) is None:
            pytest.skip(f"needs {needed}")
    text = pages(make(tmp_path))
    assert [word for word in WORDS if word not in text] == []
    assert "root:" not in text
    assert not (tmp_path / "ran").exists()
