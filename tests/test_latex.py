"""``citekit aux``: the bibliography of a LaTeX document, and the document that LaTeX makes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from citekit.errors import CitekitError
from citekit.integrations.latex import bibliography
from citekit.integrations.latex.auxiliary import read
from tests.command_line import ROOT, citekit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAPERS = ROOT / "fixtures" / "papers"

REFS = r"""
@book{lee1999, author={Lee, Ann and Ny, Bo and Moor, Carl and Quist, Dan}, title={Harbors: a 50\% “History”},
  publisher={Sea Press}, year=1999}
@article{ny2001, author={Ny, Bo}, title={Ports \& Piers}, journal={Journal of Docks}, volume=3, year=2001}
@article{ny2001b, author={Ny, Bo}, title={Quays}, journal={Journal of Docks}, volume=4, year=2001}
@misc{chart, title={An Anonymous Chart}, year=1850}
"""


def paper(folder: Path, *lines: str, refs: str = REFS) -> Path:
    """An auxiliary file as LaTeX writes it, with a bibliography beside it."""
    (folder / "refs.bib").write_text(refs, "utf-8")
    path = folder / "paper.aux"
    path.write_text("\\relax \n" + "\n".join(lines) + "\n\\gdef \\@abspage@last{1}\n", "utf-8")
    return path


CITED = (r"\citation{ny2001,lee1999}", r"\citation{chart}", r"\citation{ny2001b}", r"\bibdata{refs}")


def labels(text: str) -> list[str]:
    """The lines that begin an entry."""
    return [line for line in text.splitlines() if line.startswith(r"\bibitem")]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("ieee", [r"\bibitem{ny2001}", r"\bibitem{lee1999}", r"\bibitem{chart}", r"\bibitem{ny2001b}"]),
        ("apa", [r"\bibitem[{\textit{An Anonymous Chart}}(1850)]{chart}", r"\bibitem[{Lee et al.}(1999)]{lee1999}",
                 r"\bibitem[{Ny}(2001a)]{ny2001}", r"\bibitem[{Ny}(2001b)]{ny2001b}"]),
        ("din-1505-2-alphanumeric", [r"\bibitem[{Anan50}()]{chart}", r"\bibitem[{LNMQ99}()]{lee1999}",
                                     r"\bibitem[{Ny01a}()]{ny2001}", r"\bibitem[{Ny01b}()]{ny2001b}"]),
        ("archival-chicago-note", [r"\bibitem[{Lee et al., \textit{Harbors: a 50\% “History”}}()]{lee1999}",
                                   r"\bibitem[{Ny, “Ports \& Piers”}()]{ny2001}", r"\bibitem[{Ny, “Quays”}()]{ny2001b}",
                                   r"\bibitem[{“An Anonymous Chart”}()]{chart}"]),
    ],
)  # fmt: skip
def test_labels_are_those_of_the_style(tmp_path: Path, style: str, expected: Sequence[str]) -> None:
    found = labels(bibliography(paper(tmp_path, *CITED), style=style).text)
    assert found == list(expected) if style == "ieee" else sorted(found) == sorted(expected)


def test_numbers_and_labels_are_left_to_latex(tmp_path: Path) -> None:
    aux = paper(tmp_path, *CITED)
    assert "\nB. Ny, “Ports \\& Piers,”" in bibliography(aux, style="ieee").text
    assert "\nAn Anonymous Chart." in bibliography(aux, style="din-1505-2-alphanumeric").text


def test_an_undated_source_is_labelled_by_its_term(tmp_path: Path) -> None:
    aux = paper(tmp_path, r"\citation{a}", r"\bibdata{refs}", refs="@book{a, author={Ny, Bo}, title={Piers}}")
    assert labels(bibliography(aux, style="apa").text) == [r"\bibitem[{Ny}(n.d.)]{a}"]


def test_a_title_without_a_date_is_a_label_whole(tmp_path: Path) -> None:
    aux = paper(tmp_path, r"\citation{a}", r"\bibdata{refs.json}")
    (tmp_path / "refs.json").write_text('[{"id": "a", "type": "collection", "title": "Harbor Project"}]')
    assert labels(bibliography(aux, style="chicago-author-date").text)[0].startswith(r"\bibitem[{Harbor Project}(")


def test_what_a_style_has_no_entry_for_stands_as_it_is_cited(tmp_path: Path) -> None:
    made = bibliography(paper(tmp_path, *CITED), style="australian-historical-studies")
    assert len(labels(made.text)) == 4
    assert r"Ann Lee et al., \textit{Harbors: a 50\% “History”} (Sea Press, 1999)" in made.text


def test_the_style_of_the_document_and_that_of_the_command(tmp_path: Path) -> None:
    aux = paper(tmp_path, *CITED, r"\bibstyle{apa}")
    assert "(1999)]{lee1999}" in bibliography(aux).text
    assert r"\bibitem{lee1999}" in bibliography(aux, style="ieee").text
    shutil.copy(ROOT / "styles" / "archival-chicago-note.csl", tmp_path / "mine.csl")
    assert "()]{lee1999}" in bibliography(paper(tmp_path, *CITED, r"\bibstyle{mine.csl}")).text


def test_chapters_are_read_and_a_circle_ends(tmp_path: Path) -> None:
    (tmp_path / "one.aux").write_text("\\relax\n\\citation{chart}\n\\@input{paper.aux}\n")
    aux = paper(tmp_path, r"\citation{lee1999}", r"\@input{one.aux}", r"\@input{two.aux}", r"\bibdata{refs}")
    made = bibliography(aux, style="ieee")
    assert labels(made.text) == [r"\bibitem{lee1999}", r"\bibitem{chart}"]
    assert [d.message for d in made.diagnostics] == [f"{tmp_path / 'two.aux'}: no such file"]


def test_all_that_a_bibliography_holds(tmp_path: Path) -> None:
    made = bibliography(paper(tmp_path, r"\citation{ny2001b}", r"\citation{*}", r"\bibdata{refs}"), style="ieee")
    assert [line[9:-1] for line in labels(made.text)] == ["ny2001b", "lee1999", "ny2001", "chart"]


def test_a_key_that_latex_cannot_cite_is_told(tmp_path: Path) -> None:
    aux = paper(tmp_path, r"\citation{*}", r"\bibdata{refs.json}")
    hostile = '[{"id": "a}\\\\input{x}", "type": "book", "title": "A"}, {"id": "b", "type": "book", "title": "B"}]'
    (tmp_path / "refs.json").write_text(hostile)
    made = bibliography(aux, style="ieee")
    assert labels(made.text) == [r"\bibitem{b}"]
    assert "is no key that LaTeX can cite" in made.diagnostics[0].message


def test_several_bibliographies_of_any_format(tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text('[{"id": "boxes", "type": "collection", "title": "Boxes"},'
                                        ' {"id": "chart", "type": "book", "title": "Another"}]')  # fmt: skip
    made = bibliography(paper(tmp_path, r"\citation{boxes,chart}", r"\bibdata{refs,more}"), style="ieee")
    assert "“Boxes.”" in made.text
    assert "An Anonymous Chart" in made.text
    assert [d.message for d in made.diagnostics] == ["more.json: “chart” stands here again; the first one is taken"]


def test_what_is_missing_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    aux = paper(tmp_path, r"\citation{LEE1999,lee1998,zz}", r"\bibstyle{ieee}", r"\bibdata{refs,nowhere}")
    done = citekit("aux", aux)
    assert done.returncode == 1
    assert labels((tmp_path / "paper.bbl").read_text("utf-8")) == [r"\bibitem{LEE1999}"]
    for said in ("the bibliography “nowhere” is not there", "looked for nowhere.bib",
                 "“lee1998” is cited and is not in refs.bib; the closest keys are lee1999", "“zz” is cited"):  # fmt: skip
        assert said in done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (r"\citation{a}", "names no bibliography"),
        (r"\abx@aux@cite{0}{a}", "leaves its bibliography to biblatex"),
    ],
)
def test_a_document_without_a_bibliography(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(CitekitError, match=said):
        bibliography(paper(tmp_path, line))


def test_a_bibtex_style_is_no_csl_style(tmp_path: Path) -> None:
    done = citekit("aux", paper(tmp_path, *CITED, r"\bibstyle{plainnat}"))
    assert done.returncode == 1
    assert "There is no style 'plainnat'" in done.stderr
    assert not (tmp_path / "paper.bbl").exists()


def test_any_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "old.aux"
    path.write_bytes(
        b"\\citation{caf\xe9}\n\\citation{{{\n\\citation\n\\@input{" + b"../" * 50 + b"}\n\\bibdata{a,,b}\n"
    )
    found = read(path)
    assert (found.data, len(found.citations)) == (["a", "b"], 1)


def test_the_result_may_go_to_standard_output(tmp_path: Path) -> None:
    done = citekit("aux", str(paper(tmp_path, *CITED))[: -len(".aux")], "--style", "ieee", "-o", "-")
    assert (done.returncode, done.stdout.count(r"\bibitem")) == (0, 4)
    assert not (tmp_path / "paper.bbl").exists()


# --- with LaTeX ---------------------------------------------------------------------------------------------

needs_latex = pytest.mark.skipif(
    not all(map(shutil.which, ("pdflatex", "pdftotext"))), reason="needs pdflatex and pdftotext"
)
needs_biber = pytest.mark.skipif(not all(map(shutil.which, ("pdflatex", "biber"))), reason="needs pdflatex and biber")


def run(*words: str | Path, folder: Path) -> str:
    """Run a program in a folder; what it printed."""
    done = subprocess.run(
        [str(w) for w in words], cwd=folder, capture_output=True, check=False, timeout=300,
        env={**os.environ, "openin_any": "p", "openout_any": "p"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-3000:]
    return done.stdout.decode(errors="replace")


def typeset(folder: Path, name: str) -> str:
    """One run of LaTeX; its log."""
    run("pdflatex", "-interaction=nonstopmode", name, folder=folder)
    return (folder / f"{name}.log").read_text(errors="replace")


def text_of(folder: Path, name: str) -> str:
    return " ".join(run("pdftotext", "-layout", f"{name}.pdf", "-", folder=folder).split())


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    """The paper of the fixtures with its bibliographies."""
    for path in PAPERS.glob("*.*"):
        shutil.copy(path, tmp_path)
    return tmp_path


@pytest.mark.external
@needs_latex
def test_a_paper_is_typeset(harbor: Path) -> None:
    typeset(harbor, "harbor")
    assert (citekit("aux", harbor / "harbor.aux").stderr) == ""
    typeset(harbor, "harbor")
    assert "undefined" not in typeset(harbor, "harbor")
    text = text_of(harbor, "harbor")
    for said in ("(Embassy in Sierra Leone, 1964)", "(Halloran, 1971; Oduya and Piet, 1968)", "Strand (1970a)",
                 "Embassy in Sierra Leone. 1964. Telegram to Department of State. March 9. POL 7 S LEONE.",
                 "Strand, Peter. 1970b. “The Two Launches.”"):  # fmt: skip
        assert said in text


@pytest.mark.external
@needs_latex
@pytest.mark.parametrize(
    ("package", "style", "said"),
    [
        ("", "apa", "See [Ny 2001a, Lee et al. 1999] and [An Anonymous Chart 1850]."),
        ("", "ieee", "See [1, 2] and [3]."),
        ("", "archival-chicago-note", "and [“An Anonymous Chart”]."),
        ("natbib", "apa", "See Ny (2001a); Lee et al. (1999) and An Anonymous Chart (1850)."),
        ("[numbers]natbib", "ieee", "See [1, 2] and [3]."),
        ("natbib", "archival-chicago-note", "See Ny, “Ports & Piers”; Lee et al., Harbors: a 50% “History”"),
        ("hyperref", "apa", "See [Ny 2001a, Lee et al. 1999] and [An Anonymous Chart 1850]."),
    ],
)
def test_citations_in_latex_and_in_natbib(tmp_path: Path, package: str, style: str, said: str) -> None:
    (tmp_path / "refs.bib").write_text(REFS, "utf-8")
    option, _, name = package.rpartition("]")
    load = rf"\usepackage{option}{']' if option else ''}{{{name}}}" if package else ""
    (tmp_path / "p.tex").write_text(
        rf"""\documentclass{{article}}\usepackage[T1]{{fontenc}}\usepackage{{mathptmx}}{load}
        \begin{{document}}See \cite{{ny2001,lee1999}} and \cite{{chart}}.\nocite{{ny2001b}}
        \bibliographystyle{{{style}}}\bibliography{{refs}}\end{{document}}"""
    )
    typeset(tmp_path, "p")
    assert citekit("aux", tmp_path / "p.aux").returncode == 0
    typeset(tmp_path, "p")
    assert "undefined" not in typeset(tmp_path, "p")
    assert said in text_of(tmp_path, "p")


@pytest.mark.external
@needs_biber
def test_an_exported_bibliography_is_accepted_by_biber(harbor: Path) -> None:
    exported = citekit(
        "export", harbor / "archives.json", harbor / "printed.bib", "-t", "biblatex", "-o", harbor / "all.bib"
    )
    assert exported.returncode == 0
    keys = "nara-pol-7-s-leone-1964-3-9,kl-harbor-project,oduya1968,strand1970"
    (harbor / "b.tex").write_text(
        rf"""\documentclass{{article}}\usepackage[style=authortitle]{{biblatex}}\addbibresource{{all.bib}}
        \begin{{document}}\cite{{{keys}}}\printbibliography\end{{document}}"""
    )
    typeset(harbor, "b")
    said = run("biber", "--validate-datamodel", "b", folder=harbor)
    assert "ERROR" not in said
    warned = [line for line in said.splitlines() if line.startswith("WARN ")]
    assert all("Missing mandatory field" in line for line in warned)  # a date or title that no one gave
    typeset(harbor, "b")
    assert "undefined" not in typeset(harbor, "b")


ARCHIVES = """[
 {"id": "a", "type": "manuscript", "genre": "memorandum", "author": [{"literal": "Hale"}],
  "issued": {"date-parts": [[1956, 6, 11]]}, "archive": "Vellum Library", "archive_collection": "Oduya Papers",
  "archive_location": "Box 4"},
 {"id": "b", "type": "collection", "archive": "Vellum Library", "archive_collection": "Quay Papers"}]"""
ASKED = (
    r"\citekitcite{1}{a}{}{1}", r"\citekitcite{2}{a}{4}{2}", r"\citekitcite{3}{b}{}{3}", r"\citekitcite{4}{a}{}{4}",
    r"\citekitcite{5}{none}{}{5}", r"\bibstyle{archival-chicago-note}", r"\bibdata{archives}",
)  # fmt: skip


def test_the_notes_of_the_package_have_box_and_collection(tmp_path: Path) -> None:
    (tmp_path / "archives.json").write_text(ARCHIVES, "utf-8")
    made = bibliography(paper(tmp_path, *ASKED))
    assert made.notes == (
        "\\citekitnote{1}{Hale, memorandum, June 11, 1956, Box 4, Oduya Papers, Vellum Library.}\n"
        "\\citekitnote{2}{Ibid., 4.}\n"
        "\\citekitnote{3}{Quay Papers, Vellum Library.}\n"
        "\\citekitnote{4}{Hale, memorandum, June 11, 1956.}\n"
    )
    assert labels(made.text) == [r"\bibitem[{Hale, memorandum, June 11, 1956}()]{a}", r"\bibitem[{Quay Papers}()]{b}"]
    assert "none" in str(made.diagnostics[0].message)


def test_a_document_without_the_package_has_no_file_of_notes(tmp_path: Path) -> None:
    path = paper(tmp_path, *CITED)
    assert bibliography(path).notes is None
    assert citekit("aux", path).returncode == 0
    assert not path.with_suffix(".ctk").exists()


def test_the_package_is_put_beside_the_document(tmp_path: Path) -> None:
    assert citekit("aux", "--package", cwd=tmp_path).stdout == "citekit.sty\n"
    assert "\\ProvidesPackage{citekit}" in (tmp_path / "citekit.sty").read_text("utf-8")
    assert citekit("aux").returncode == 2


SOURCE = r"""\documentclass{article}\usepackage{citekit}\begin{document}
One.\archivefootcite{a} Two.\footcite[4]{a} Three.\footnote{See \archivecite{b}}
\bibliographystyle{archival-chicago-note}\bibliography{archives}\end{document}"""


@pytest.mark.external
@pytest.mark.skipif(shutil.which("pdflatex") is None or shutil.which("pdftotext") is None, reason="needs pdflatex")
def test_latex_sets_the_notes(tmp_path: Path) -> None:
    (tmp_path / "archives.json").write_text(ARCHIVES, "utf-8")
    (tmp_path / "paper.tex").write_text(SOURCE, "utf-8")
    citekit("aux", "--package", cwd=tmp_path)
    for step in range(3):
        subprocess.run(["pdflatex", "-interaction=batchmode", "paper"], cwd=tmp_path, check=True, capture_output=True)
        if not step:
            assert citekit("aux", tmp_path / "paper.aux").returncode == 0
    shown = subprocess.run(
        ["pdftotext", "paper.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    for words in (
        "Hale, memorandum, June 11, 1956, Box 4, Oduya Papers, Vellum Library.",
        "Ibid., 4.",
        "See Quay Papers",
    ):
        assert words in " ".join(shown.split())
