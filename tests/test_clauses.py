"""Notes of archives in many countries, read clause by clause: item and place in either order."""

from __future__ import annotations

from itertools import pairwise

import pytest

from citekit import parse

READ = {
    # item, then place; the archive first in it or last
    "Hale to Moreau, 4 May 1931, TNA, FO 371/15205.": [
        "item=Hale to Moreau, 4 May 1931 | repository=TNA | file=FO 371/15205"
    ],
    "Moreau to Hale, 5 June 1931, box 3, Lund Papers, Harbour Historical Society.": [
        "item=Moreau to Hale, 5 June 1931 | box=box 3 | collection=Lund Papers | repository=Harbour Historical Society"
    ],
    "TNA, CAB 128/44, minutes of the Cabinet, 3 March 1969.": [
        "repository=TNA | file=CAB 128/44 | item=minutes of the Cabinet, 3 March 1969"
    ],
    # one place for several, several places in one note
    "TNA, FO 371/15205, Hale to Moreau, 4 May 1931; TNA, PREM 1/107, note by Ober, 6 May 1931.": [
        "repository=TNA | file=FO 371/15205 | item=Hale to Moreau, 4 May 1931",
        "repository=TNA | file=PREM 1/107 | item=note by Ober, 6 May 1931",
    ],
    # levels by the words and codes of the country
    "Schreiben Pell an Ober, 3. Mai 1931, BArch, R 901/60120, Bl. 14.": [
        "item=Schreiben Pell an Ober, 3. Mai 1931 | repository=BArch | file=R 901/60120 | page=Bl. 14"
    ],
    "РГАНИ. Ф. 5. Оп. 30. Д. 399. Л. 12–14.": [
        "repository=РГАНИ | record_group=Ф. 5 | series=Оп. 30 | file=Д. 399 | page=Л. 12–14"
    ],
    "Nationaal Archief, Den Haag, 2.05.118, inv.nr. 812.": [
        "repository=Nationaal Archief | record_group=2.05.118 | file=inv.nr. 812"
    ],
    "ACS, Segreteria particolare, Spagna, b. 38, fasc. 12.": [
        "repository=ACS | collection=Segreteria particolare | series=Spagna | box=b. 38 | folder=fasc. 12"
    ],
    "National Archives of Australia, A1838, 3034/2/2/1.": [
        "repository=National Archives of Australia | series=A1838 | file=3034/2/2/1"
    ],
    # ibid. in other languages
    "Ebd., Bl. 12.": ["page=Bl. 12"],
}


READ |= {
    # what stands behind a box or a code is the name of something narrower
    "Ober to Lund, 3 May 1957, Harbour Library, Lund Papers, Box 3, Harbour Affairs.": [
        "item=Ober to Lund, 3 May 1957 | repository=Harbour Library | collection=Lund Papers | box=Box 3"
        " | folder=Harbour Affairs"
    ],
    "BArch, R 901/60120, Hafen und Schiffe.": ["repository=BArch | file=R 901/60120 | folder=Hafen und Schiffe"],
    "AN, F/7/12948, Ports, dossier Bergen.": ["repository=AN | file=F/7/12948 | folder=Ports | folder=dossier Bergen"],
    # an item begins within words that lead to it
    "For the talks see the report in Ober to Lund, 3 May 1957, TNA, FO 371/126683.": [
        "item=report in Ober to Lund, 3 May 1957 | repository=TNA | file=FO 371/126683"
    ],
    "This was told in a letter from Ober to Lund, 3 May 1957, TNA, FO 371/126683.": [
        "item=letter from Ober to Lund, 3 May 1957 | repository=TNA | file=FO 371/126683"
    ],
    "The best account is the memorandum by Ober, 3 May 1957, TNA, FO 371/126683, fol. 3": [
        "item=memorandum by Ober, 3 May 1957 | repository=TNA | file=FO 371/126683 | page=fol. 3"
    ],
}


@pytest.mark.parametrize("text", READ)
def test_a_note_is_read_clause_by_clause(text: str) -> None:
    found = parse(text, kind="footnote").citations
    assert [" | ".join(f"{part.level}={part.text}" for part in one.parts) for one in found] == READ[text]


@pytest.mark.parametrize(
    "text",
    [
        "Lund, The Harbour (Bergen: Ober, 1931), p. 12.",
        "See the chapter on harbours in Ober’s second volume.",
        "Ober, ‘The Port’, Journal of Harbours 12 (1931), 3–14.",
        "Ober, S. (1931). Ledgers of the harbour. Bergen, MA: National Office of Ports.",
        "Akta portowe 1931, red. O. Lund, Gdynia: PISM, 1967, dok. 12; tamże, dok. 14.",
        "Документы порта. Т. 4. М., 1954. Док. № 31. С. 5.",
        "“Memória do porto”, Boletim do Arquivo Nacional, t. 12, parte 2 (1931), p. 28.",
        "The ship left on 4 May 1931 with 38 men, 12 of them from Bergen.",
    ],
)
def test_prose_and_printed_works_are_of_no_archive(text: str) -> None:
    assert [one for one in parse(text, kind="footnote").citations if one.kind == "archival"] == []


def test_two_readings_of_the_same_words_do_not_overlap() -> None:
    text = (
        "See, Lot 64 D 199for example, Hale 611.93/12–854to Moreau, Box 12, Hale Papers, ly 1956, Box 12, Hale Papers, "
        "Bodleian Library, Oxford (hp. ereafter HP)."
    )
    cited = parse(text).citations
    assert all(one.end <= other.start for one, other in pairwise(cited))
