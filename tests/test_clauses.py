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
    # letters in other languages, towns and branches behind capitals, codes of several pieces, several documents of a place
    "Brev fra Aas til Lund, 4. april 1938, Riksarkivet, RA/S-2259, boks 12.": [
        "item=Brev fra Aas til Lund, 4. april 1938 | repository=Riksarkivet | collection=RA | file=S-2259 | box=boks 12"
    ],
    "Pismo Ane Lund Peri Oberu, 12. 3. 1921, HR-HDA-78, kut. 14.": [
        "item=Pismo Ane Lund Peri Oberu, 12. 3. 1921 | record_group=HR-HDA-78 | box=kut. 14"
    ],
    "El gobernador Juan Ober al rey, Lima, 3 de mayo de 1771, AGI, Lima, leg. 640, f. 12.": [
        "item=El gobernador Juan Ober al rey, Lima, 3 de mayo de 1771 | repository=AGI | box=leg. 640 | page=f. 12"
    ],
    "AHN, Estado, leg. 640, el gobernador Ober al rey, Lima, 3 de mayo de 1771.": [
        "repository=AHN | collection=Estado | box=leg. 640 | item=el gobernador Ober al rey, Lima, 3 de mayo de 1771"
    ],
    "AGI, Contratación, 5120, f. 12.": ["repository=AGI | collection=Contratación | box=5120 | page=f. 12"],
    "SHD/GR, 7 N 640, dossier 3.": ["repository=SHD/GR | file=7 N 640 | folder=dossier 3"],
    "BM Dijon, ms. 640, fol. 12.": ["repository=BM Dijon | file=ms. 640 | page=fol. 12"],
    "NLI, MS 24,640, Hale to Moreau, 4 May 1831.": [
        "repository=NLI | file=MS 24,640 | item=Hale to Moreau, 4 May 1831"
    ],
    "TNA, CAB 128/30, CM(56)12, 3 May 1956.": ["repository=TNA | file=CAB 128/30 | file=CM(56)12 | item=3 May 1956"],
    "Ann Hale memo to PM, May 3, 1941, Fr: 12–14, R: 5, Pell note to Hale, May 5, 1941, R: 6, M640, RG 226, NARA.": [
        "item=Ann Hale memo to PM, May 3, 1941 | page=Fr: 12–14 | reel=R: 5",
        "item=Pell note to Hale, May 5, 1941 | reel=R: 6 | series=M640 | record_group=RG 226 | repository=NARA",
    ],
    "Letter, Ann Hale to Per Moreau, 4 May 1931, folder 3, box 2, Hale Papers, Harbour Historical Society, Bergen (hereafter HHS).": [
        "item=Letter, Ann Hale to Per Moreau, 4 May 1931 | folder=folder 3 | box=box 2 | collection=Hale Papers | repository=Harbour Historical Society"
    ],
    "See the diary of Hale, copy in Kennedy Library, Hale Papers, Box 3.": [
        "repository=Kennedy Library | collection=Hale Papers | box=Box 3"
    ],
    "Архив Јужне Луке (даље: АЈЛ), ф. 18, к. 3.": ["repository=Архив Јужне Луке | record_group=ф. 18 | box=к. 3"],
    "Вж. ЦДА, ф. 640, оп. 1, а.е. 12, л. 3–5.": [
        "repository=ЦДА | record_group=ф. 640 | series=оп. 1 | file=а.е. 12 | page=л. 3–5"
    ],
    "《陆军部致外交部电》，1918年4月3日，外交档案，03-12-001，中国第二历史档案馆藏。": [
        "item=《陆军部致外交部电》，1918年4月3日 | collection=外交档案 | file=03-12-001 | repository=中国第二历史档案馆"
    ],
    "Vgl. auch ebd., Bl. 5–9, hier Bl. 7.": ["page=Bl. 5–9, hier Bl. 7"],
    "ASFi, Mediceo del Principato, 640, c. 12r: Ann Lund a Per Ober, Pisa, 1609 maggio 3.": [
        "repository=ASFi | collection=Mediceo del Principato | box=640 | page=c. 12r | item=Ann Lund a Per Ober, Pisa, 1609 maggio 3"
    ],
    "Hale, A. (1908, June 2). [Letter to Moreau]. Hale Papers (MS 640/2). National Library of Australia, Canberra.": [
        "item=Hale, A. (1908, June 2). [Letter to Moreau] | collection=Hale Papers | series=MS 640/2 | repository=National Library of Australia"
    ],
    "Riksarkivet, Diplomatica, vol. 14 b, Lund till Ober, Åbo den 3 mars 1809.": [
        "repository=Riksarkivet | collection=Diplomatica | box=vol. 14 b | item=Lund till Ober, Åbo den 3 mars 1809"
    ],
    "idem, inv.nr. 62.": ["file=inv.nr. 62"],
    "PAAA, B 42, 1017, Aufzeichnung Ober, 6. 9. 1967.": [
        "repository=PAAA | record_group=B 42 | file=1017 | item=Aufzeichnung Ober, 6. 9. 1967"
    ],
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
        "Royal Archives, Bergen: A History (Bergen: Friends of the Harbour, 1988), p. 4.",
        "Lund, Ledgers of Salt, Bergen, Archives nationales, 1988, p. 4.",
        "Harbour Records (Transfer) Act 1931, s 4.",
        "„Gazeta Portowa”, nr 12, 3 IV 1931, s. 2.",
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
