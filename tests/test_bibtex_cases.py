r"""What the BibTeX of others means: one table a kind of case, each with several entries."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit import formats
from citekit.formats.bibtex.latex import decoded, encoded, protected
from citekit.formats.bibtex.latex_commands import ACCENTS
from tests.benchmarks.formats_speed import made

if TYPE_CHECKING:
    from pathlib import Path


def items(text: str, name: str = "bibtex") -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in formats.find(name).read(text).items}


def one(entry: str) -> dict[str, Any]:
    (item,) = items(entry).values()
    return item


TITLES = [
    ("Britain's harbours", "Britain's harbours"),
    ("Harbours of Britain's navy", "Harbours of {Britain's} navy"),
    ("Leaving Moscow, Kiev; and “Riga”", "Leaving {Moscow,} {Kiev;} and {“Riga”}"),
    ("An Anglo-American (NATO) view of the U.S. and the UN/ILO", "An {Anglo-American} {(NATO)} view of the {U.S.} and the {UN/ILO}"),
    ("eBooks, iPhones and the eUropean", "{eBooks,} {iPhones} and the {eUropean}"),
    ("<i>Nature</i> and its Readers", r"\emph{Nature} and its {Readers}"),
    ("Costs of $US 5 and R&D", r"Costs of {{\$US}} 5 and {R\&D}"),
    ("Écrits d’Élise à Łódź et São Paulo", "Écrits {d’Élise} à {Łódź} et {São} {Paulo}"),
    ("The 1848 revolutions", "The 1848 revolutions"),
    ("the people's war", "the people's war"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "latex"), TITLES)
def test_words_with_capitals_are_braced_with_what_is_joined_to_them(title: str, latex: str) -> None:
    assert protected(title) == latex
    assert decoded(latex) == title


OWN_BRACES = [
    "Common {Sense}: {Women} and {Working-Class} politics in the {West,} and {Moscow's} navy",
    "{{The Whole Title Kept}}",
    "{NATO} and {the United Nations} in {Sao Paulo}",
    r"{L'{\'E}cole} des {Annales}",
    "a {van} in small letters",
]


@pytest.mark.parametrize("title", OWN_BRACES)
@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_the_braces_of_a_writer_survive(title: str, name: str) -> None:
    form = formats.find(name)
    found = form.write(form.read(f"@book{{a, title = {{{title}}}, author = {{Bell, Ann}}, date = {{1999}}}}").items)
    assert f"title = {{{title.replace(chr(123) + chr(92) + chr(39) + 'E}', 'É')}}}" in found


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text("abcXYZéÉ$&#'’“”(),.:;-–/ 19", min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join))
def test_the_case_that_bibtex_gives_a_title_is_the_one_it_has(title: str) -> None:
    """pybtex has BibTeX's ``change.case$`` as the styles call it for titles."""
    from pybtex.bibtex.utils import change_case

    latex = protected(title)
    assert change_case(latex, "t").replace("{", "").replace("}", "") == latex.replace("{", "").replace("}", "")


@pytest.mark.external
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "unsrt"])
def test_bibtexs_own_styles_print_every_title_as_it_was(style: str, tmp_path: Path) -> None:
    """They write an article's title in small letters but for what stands in braces."""
    if shutil.which("bibtex") is None:
        pytest.skip("needs bibtex")
    own = [title for title, _ in TITLES if title.isascii() and not set("<$&") & set(title)]
    titles = [*own, *(item["title"] for item in made(400) if item["title"].isascii())]
    found = [
        {"id": f"k{n}", "type": "article-journal", "title": title, "author": [{"family": "Bell"}]}
        for n, title in enumerate(titles)
    ]
    (tmp_path / "a.bib").write_text(formats.find("bibtex").write(found), encoding="utf-8")
    (tmp_path / "a.aux").write_text(f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{a}}\n")
    subprocess.run(["bibtex", "a"], cwd=tmp_path, check=False, capture_output=True)
    printed = " ".join((tmp_path / "a.bbl").read_text(encoding="utf-8").replace("{", "").replace("}", "").split())
    assert [title for title in titles if title not in printed] == []
    assert len(titles) > 150


LATEX = [
    (r"Nguy{\~\^e}n, Th{\'\u a}ng, Th{\'{\u{a}}}ng, {\d{\^o}}", "Nguyễn, Thắng, Thắng, ộ"),
    (r"\d{h} \.{m} \b{k} \d h \c{t} \k{e} \H{o} \r a \v{\i} \=\i", "ḥ ṁ ḵ ḥ ţ ę ő å ǐ ī"),
    (r"{\textquestiondown}Qu{\'e}? N{\textordmasculine} 5, {\textonehalf}{\textellipsis} {\textdagger}", "¿Qué? Nº 5, ½… †"),
    (r"\textexclamdown Ay! \textsection\,4, 20\textcelsius{} \texttimes\ 3 {\textnumero} 7", "¡Ay! §\u20094, 20℃ × 3 № 7"),
    (r"Der \foreignlanguage{german}{Ausgleich} und \foreignlanguage{polish}{W\'ojcik}", "Der Ausgleich und Wójcik"),
    (r"\textcolor{red}{Ports} \textcolor{blue}{of {\em Call}}", "Ports of <i>Call</i>"),
    (r"de'\hspace{0pt} Medici, {\relax Ph}ilippe \hspace*{1em}x", "de' Medici, Philippe x"),
    (r"Robert $<$ed$>$, $\frac{1}{2}$ tide, $\frac{3}{7}$, H$_2$O, $n$th, $x^{10}$", "Robert <ed>, ½ tide, 3/7, H<sub>2</sub>O, nth, x<sup>10</sup>"),
    (r"$\alpha$-rays, $10^\circ$, 5\,$\mu$m, $\sim$1850, $\rightarrow$", "α-rays, 10°, 5\u2009μm, ∼1850, →"),
    ("$5 and $10 a barrel", "$5 and $10 a barrel"),
    (r"\$5 and \$10, $\unknown{x}$", r"$5 and $10, $\unknown{x}$"),
    ("Rock `n' Roll, the `Long' Peace, Britain's", "Rock ‘n’ Roll, the ‘Long’ Peace, Britain's"),
    ("``Quoted'' --- and ,,so``, 1914--18, ?`si? !`ay!", "“Quoted” — and „so“, 1914–18, ¿si? ¡ay!"),
    (r"\url{http://www.example.org/\~board/x_y}, \href{http://e.org/a}{here}", "http://www.example.org/~board/x_y, here (http://e.org/a)"),
    (r"\textsc{Nato} {\bf and {\it others}}\/, \mbox{A.\,B.}~C", '<span style="font-variant:small-caps;">Nato</span> <b>and <i>others</i></b>, A.\u2009B.\xa0C'),
    (r"\unknown{word} \foo bar", r"\unknown{word} \foo bar"),
    (r"\bibstring{volume} 3, \noopsort{1999}2000", "volume 3, 2000"),
]  # fmt: skip


@pytest.mark.parametrize(("latex", "text"), LATEX)
def test_latex_is_read(latex: str, text: str) -> None:
    assert decoded(latex) == text


def test_every_letter_with_accents_is_read_in_each_way_of_writing_it() -> None:
    """All letters of Latin scripts that Unicode composes of a letter and accents which LaTeX has."""
    commands = {mark: name for name, mark in reversed(ACCENTS.items())}
    tried = 0
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base, *marks = unicodedata.normalize("NFD", chr(code))
        if marks and base.isalpha() and set(marks) <= commands.keys():
            latex = bare = base
            for mark in marks:
                latex = f"\\{commands[mark]}{{{latex}}}"
                bare = f"\\{commands[mark]} {bare}"
            assert {decoded(latex), decoded(f"{{{latex}}}"), decoded(bare)} == {chr(code)}, latex
            tried += 1
    assert tried > 400


ZOTERO = r"""¡ {\textexclamdown}|¢ {\textcent}|£ {\textsterling}|¥ {\textyen}|¦ {\textbrokenbar}|§ {\textsection}
¨ {\textasciidieresis}|© {\textcopyright}|ª {\textordfeminine}|« {\guillemotleft}|¬ {\textlnot}|® {\textregistered}
¯ {\textasciimacron}|° {\textdegree}|± {\textpm}|² {\texttwosuperior}|³ {\textthreesuperior}|´ {\textasciiacute}
µ {\textmu}|¶ {\textparagraph}|· {\textperiodcentered}|¹ {\textonesuperior}|º {\textordmasculine}|» {\guillemotright}
¼ {\textonequarter}|½ {\textonehalf}|¾ {\textthreequarters}|¿ {\textquestiondown}|Æ {\AE}|Ð {\DH}|× {\texttimes}|Ø {\O}
Þ {\TH}|ß {\ss}|æ {\ae}|ð {\dh}|÷ {\textdiv}|ø {\o}|þ {\th}|ı {\i}|Ŋ {\NG}|ŋ {\ng}|Œ {\OE}|œ {\oe}|˝ {\textacutedbl}
Γ $\Gamma$|Δ $\Delta$|Θ $\Theta$|Λ $\Lambda$|Ξ $\Xi$|Π $\Pi$|Σ $\Sigma$|Φ $\Phi$|Ψ $\Psi$|Ω $\Omega$|α $\alpha$
β $\beta$|γ $\gamma$|δ $\delta$|ε $\varepsilon$|ζ $\zeta$|η $\eta$|θ $\theta$|ι $\iota$|κ $\kappa$|λ $\lambda$|μ $\mu$
ν $\nu$|ξ $\xi$|π $\pi$|ρ $\rho$|ς $\varsigma$|σ $\sigma$|τ $\tau$|υ $\upsilon$|φ $\varphi$|χ $\chi$|ψ $\psi$|ω $\omega$
ϑ $\vartheta$|Υ $\Upsilon$|ϕ $\phi$|ϖ $\varpi$|ϱ $\varrho$|ϵ $\epsilon$|– {\textendash}|— {\textemdash}|‖ {\textbardbl}
_ {\textunderscore}|‘ {\textquoteleft}|’ {\textquoteright}|‚ {\quotesinglbase}|“ {\textquotedblleft}|” {\textquotedblright}
„ {\quotedblbase}|† {\textdagger}|‡ {\textdaggerdbl}|• {\textbullet}|… {\textellipsis}|‰ {\textperthousand}
‹ {\guilsinglleft}|› {\guilsinglright}|⁄ {\textfractionsolidus}|<sup>4</sup> $^{4}$|<sup>(</sup> $^{(}$|<sub>=</sub> $_{=}$
€ {\texteuro}|℃ {\textcelsius}|№ {\textnumero}|℗ {\textcircledP}|℠ {\textservicemark}|™ {\texttrademark}|Ω {\textohm}
℮ {\textestimated}|← {\textleftarrow}|↑ {\textuparrow}|→ {\textrightarrow}|↓ {\textdownarrow}|∞ $\infty$|⟨ {\textlangle}
⟩ {\textrangle}|␣ {\textvisiblespace}|◦ {\textopenbullet}|# $\#$|\ {\textbackslash}|~ {\textasciitilde}|< {\textless}
> {\textgreater}|^ {\textasciicircum}|$ \$|% \%|& \&|_ \_|# \#|{ \{|} \}|˜ {\~{}}"""
"""The symbols that Zotero's BibTeX export has commands for; its letters with accents are tried below."""


@pytest.mark.parametrize("form", re.split(r"[|\n]", ZOTERO))
def test_every_symbol_of_zoteros_is_read(form: str) -> None:
    character, _, latex = form.partition(" ")
    said = {"˜": "~"}.get(character, character)
    assert decoded(f"x{latex}y") == f"x{said}y"


@pytest.mark.parametrize("text", [
    "« Ports » : C. A. Roe & Fils", "a`b ``c'' -- d --- e", "100% of #1_x ^ ~ \\ {a} }b{", "‘a’ “b” – — …",
    "tab and nbsp\xa0x", "$5 or $x^2$", "!`no ?`", "<i>a</i> < b > c",
])  # fmt: skip
def test_what_is_written_is_read_again(text: str) -> None:
    assert decoded(encoded(text)) == text
    assert decoded(protected(text)) == text


TWO_FIELDS = [
    ("@book{a, note={First remark}, addendum={Second remark}}", {"note": "First remark. Second remark"}),
    ("@book{a, note={First.}, addendum={Second}}", {"note": "First. Second"}),
    ("@article{a, number={03}, issue={Winter}}", {"issue": "03, Winter"}),
    ("@misc{a, publisher={Quay}, organization={Board}}", {"publisher": "Quay; Board"}),
    ("@report{a, institution={Board}, publisher={Quay}}", {"publisher": "Board; Quay"}),
    ("@thesis{a, school={Hale}, institution={Lund}}", {"publisher": "Hale; Lund"}),
    ("@article{a, journal={Ports}, journaltitle={Journal of Ports}}", {"container-title": "Ports; Journal of Ports"}),
    ("@book{a, address={Hale}, location={Lund}}", {"publisher-place": "Hale; Lund"}),
    ("@book{a, annote={One}, annotation={Two}}", {"annote": "One\nTwo"}),
    ("@book{a, keywords={ports}, keyword={pilots}}", {"keyword": "ports, pilots"}),
    ("@book{a, publisher={Quay}, institution={Quay}}", {"publisher": "Quay"}),
    ("@book{a, langid={english}, language={german}}", {"language": "en", "custom": {"language": "german"}}),
    ("@book{a, date={1999-05}, year={2001}}", {"issued": {"date-parts": [[1999, 5]]}, "custom": {"year": "2001"}}),
    ("@book{a, urldate={1999-05-01}, lastaccessed={2001-05-01}}",
     {"accessed": {"date-parts": [[1999, 5, 1]]}, "custom": {"urldate": "2001-05-01"}}),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "said"), TWO_FIELDS)
def test_of_two_fields_for_one_variable_both_are_kept(entry: str, said: dict[str, Any]) -> None:
    found = one(entry)
    assert {variable: found.get(variable) for variable in said} == said


FAMILY = """
@mvcollection{mv, title={Handbook}, subtitle={In Parts}, editor={Grey, Una}, publisher={Quay}, location={Hale}, date={1990/1995}}
@collection{v, crossref={mv}, title={North}, volume={2}, date={1992}}
@incollection{c, crossref={v}, author={Bell, A.}, title={Ice}, pages={1--20}}
@mvbook{m, title={Works}, subtitle={All}, author={Kant, I.}, date={1963/1966}}
@book{b, crossref={m}, title={Early Writings}, volume=4}
@inbook{i, crossref={b}, title={On Fog}}
@periodical{p, title={Journal of Ports}, subtitle={A Quarterly}, volume={7}, number={2}, date={1999}}
@article{a, crossref={P}, author={Bell, A.}, title={Fog}, pages={1}}
@xdata{x1, publisher={Quay}, xdata={x2}}
@xdata{x2, location={Hale}}
@book{x, xdata={x1}, title={Tides}}
@proceedings{pr, title={Acts of the Congress}, year=1950, booktitle={Acts}}
@inproceedings{ip, crossref={pr}, title={Paper}}
@book{loop1, crossref={loop2}, title={One}}
@book{loop2, crossref={loop1}, title={Two}, publisher={Quay}}
"""
TAKEN: dict[str, dict[str, Any]] = {
    "v": {"title": "North", "publisher": "Quay", "container-title": "Handbook: In Parts"},
    "c": {
        "publisher": "Quay", "publisher-place": "Hale", "editor": [{"family": "Grey", "given": "Una"}],
        "container-title": "Handbook: In Parts", "volume-title": "North", "volume": "2", "issued": {"date-parts": [[1992]]},
    },
    "b": {"title": "Early Writings", "container-title": "Works: All"},
    "i": {"title": "On Fog", "author": [{"family": "Kant", "given": "I."}], "container-title": "Works: All"},
    "a": {"container-title": "Journal of Ports: A Quarterly", "issue": "2"},
    "x": {"publisher": "Quay", "publisher-place": "Hale"},
    "ip": {"container-title": "Acts", "title": "Paper"},
    "loop1": {"title": "One", "publisher": "Quay"},
}  # fmt: skip


@pytest.mark.parametrize("key", TAKEN)
def test_what_is_taken_over_from_others(key: str) -> None:
    found = items(FAMILY)[key]
    assert {variable: found.get(variable) for variable in TAKEN[key]} == TAKEN[key]


FIELDS = [
    ("@misc{a, title={T}, publisher={Quay}}", {"publisher": "Quay"}),
    ("@online{a, title={T}, publisher={Quay}, url={http://e.org}}", {"publisher": "Quay"}),
    ("@misc{a, howpublished={\\url{http://e.org/~board}}, note={Accessed: 2014-04-06}}",
     {"URL": "http://e.org/~board", "accessed": {"date-parts": [[2014, 4, 6]]}, "note": None, "medium": None}),
    ("@misc{a, howpublished={Available at: \\url{http://e.org/x}}}", {"URL": "http://e.org/x", "medium": None}),
    ("@misc{a, howpublished={Printed broadside, http://e.org/x}}",
     {"URL": "http://e.org/x", "medium": "Printed broadside, http://e.org/x"}),
    ("@online{a, title={Minutes}, titleaddon={Digital Archive}, url={http://e.org}}",
     {"title": "Minutes", "container-title": "Digital Archive"}),
    ("@book{a, title={Minutes}, subtitle={A Study}, titleaddon={Second Series}}", {"title": "Minutes: A Study. Second Series"}),
    ("@online{a, eprint={1510.00312}, eprinttype={arxiv}}", {"URL": "https://arxiv.org/abs/1510.00312"}),
    ("@misc{a, eprint={arXiv:1510.00312}, archivePrefix={arXiv}}", {"URL": "https://arxiv.org/abs/1510.00312"}),
    ("@article{a, eprint={2275015}, eprinttype={jstor}}", {"URL": "https://www.jstor.org/stable/2275015"}),
    ("@article{a, eprint={11111}, eprinttype={pubmed}}", {"PMID": "11111"}),
    ("@article{a, eprint={1}, eprinttype={jstor}, url={http://e.org}}", {"URL": "http://e.org"}),
    ("@collection{a, editor={Bell, Ann}, editortype={compiler}}", {"compiler": [{"family": "Bell", "given": "Ann"}]}),
    ("@book{a, editor={Bell, Ann}, editora={Roe, C.}, editoratype={translator}}",
     {"editor": [{"family": "Bell", "given": "Ann"}], "translator": [{"family": "Roe", "given": "C."}]}),
    ("@book{a, editora={Roe, C.}, editoratype={redactor}}",
     {"contributor": [{"family": "Roe", "given": "C."}], "custom": {"editoratype": "redactor"}}),
    ("@misc{a, howpublished={\\url{http://e.org}}, note={[Online; accessed 3-May-2014]}}",
     {"accessed": {"date-parts": [[2014, 5, 3]]}, "note": None}),
    ("@article{a, issuetitle={Special Issue}}", {"volume-title": "Special Issue"}),
    ("@patent{a, type={patentus}, location={countryus}}",
     {"genre": "U.S. patent", "publisher-place": "United States of America"}),
    ("@thesis{a, type={mathesis}}", {"genre": "Master’s thesis"}),
    ("@book{a, pubstate={inpress}}", {"status": "in press"}),
    ("@book{a, ids={b, c}, related={d}, relatedtype={reprintof}}",
     {"custom": {"ids": "b, c", "related": "d", "relatedtype": "reprintof"}}),
    ("@incollection{a, author={Bell, Ann; Grey, Una}}",
     {"author": [{"family": "Bell", "given": "Ann"}, {"family": "Grey", "given": "Una"}]}),
    ("@book{a, author={Ludwig van Beethoven and {Board of Pilots} and de la Fontaine, Jean and King, Jr., Martin}}",
     {"author": [{"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}, {"literal": "Board of Pilots"},
                 {"family": "Fontaine", "given": "Jean", "non-dropping-particle": "de la"},
                 {"family": "King", "given": "Martin", "suffix": "Jr."}]}),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "said"), FIELDS)
def test_fields_reach_the_citation(entry: str, said: dict[str, Any]) -> None:
    found = one(entry)
    assert {variable: found.get(variable) for variable in said} == said


DATES = [
    ("year=1999, month=mar # \"/\" # apr", [[1999, 3], [1999, 4]]), ("date={2002-10-1}", [[2002, 10, 1]]),
    ("year=1999, month=\"12~\" # jul", [[1999, 7, 12]]), ("year={1999}, month={7}, day={3}", [[1999, 7, 3]]),
    ("date={12 juillet 1963}", [[1963, 7, 12]]), ("year={1963}, month={июля}", [[1963, 7]]),
    ("year={1990--1995}", [[1990], [1995]]), ("date={1990-05/1991}", [[1990, 5], [1991]]),
    ("year={1999}, month={Sept./Oct.}", [[1999, 9], [1999, 10]]), ("date={1999-05-01T10:11:12}", [[1999, 5, 1]]),
    ("year=44", [[44]]), ("date={12.5.2014}", [[2014, 5, 12]]), ("date={3-May-2014}", [[2014, 5, 3]]),
    ("year={1963}, month={Juli}, day={12}", [[1963, 7, 12]]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "parts"), DATES)
def test_dates_as_people_write_them(said: str, parts: list[list[int]]) -> None:
    assert one(f"@book{{a, {said}}}")["issued"] == {"date-parts": parts}


@pytest.mark.parametrize(("said", "literal"), [
    ("year={[1963?]}", "[1963?]"), ("year={n.d.}", "n.d."), ("year={1978/79}", "1978/79"),
    ("month={July}, day=12", "12 July"),
])  # fmt: skip
def test_a_date_that_is_not_understood_stays_as_it_is(said: str, literal: str) -> None:
    assert one(f"@book{{a, {said}}}")["issued"] == {"literal": literal}


def test_entries_without_a_key_or_a_type_are_kept_with_a_finding() -> None:
    text = "@book{, author={Bell, Ann}, title={Keyless}, year=1999}\n@{b, title={Next}}\n@book{title={No Comma}}\n"
    found = formats.find("bibtex").read(text)
    assert [(item["id"], item["type"]) for item in found.items] == [
        ("bell-1999-keyless", "book"), ("b", "document"), ("no-comma", "book"),
    ]  # fmt: skip
    assert len(found.diagnostics) == 3


@pytest.mark.parametrize("comment", [
    "% @book{o1, title={Old 1}}\n", "@comment{@book{o2, title={Old 2}}}\n",
    "@Comment{\n@book{o3,\n title={Old 3}}\n}\n",
    "   %@book{o4, title={Old {4}}}\n", "@comment{jabref-meta: databaseType:bibtex;}\n",
])  # fmt: skip
def test_what_is_commented_out_is_no_entry(comment: str) -> None:
    kept = "@book{seen, title={Seen by 100%}} @book{too, title={On the same line}}\n"
    assert list(items(comment + kept + comment)) == ["seen", "too"]
