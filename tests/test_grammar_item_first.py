"""Citations as historians write them: the item first, the repository last, and archives abroad. All composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from citekit import parse

if TYPE_CHECKING:
    from citekit.model.records import Citation


def shown(citations: tuple[Citation, ...]) -> list[str]:
    return [" | ".join(f"{part.level}={part.text}" for part in citation.parts) for citation in citations]


NARROW = {
    "Letter, Ober to Lund, 12/23/55, Trade Series, Box 5, Ober Papers, Dwight D. Eisenhower Library.": "item=Letter, Ober to Lund, 12/23/55 | series=Trade Series | box=Box 5 | collection=Ober Papers | repository=Dwight D. Eisenhower Library",
    "Memorandum of conversation, 3 June 1961; folder “Harbor”; Box 4; Ober Papers; Kennedy Library, Boston, MA.": "item=Memorandum of conversation, 3 June 1961 | folder=folder “Harbor” | box=Box 4 | collection=Ober Papers | repository=Kennedy Library",
    "Telegram 12 from Oslo, March 9, 1964, POL 7 NOR, Central Files 1964–66, RG 59, National Archives, College Park, Maryland.": "item=Telegram 12 from Oslo, March 9, 1964 | file=POL 7 NOR | collection=Central Files 1964–66 | record_group=RG 59 | repository=National Archives",
    "AID (US) 9 NOR, Central Files 1964–66, RG 59, National Archives.": "file=AID (US) 9 NOR | collection=Central Files 1964–66 | record_group=RG 59 | repository=National Archives",
    "611.57/5-1661, Box 4, Central Files 1960–63, RG 59, National Archives.": "file=611.57/5-1661 | box=Box 4 | collection=Central Files 1960–63 | record_group=RG 59 | repository=National Archives",
    "“The Outlook for Grain,” May 4, 1964, NSF, Country File, Box 3, LBJL.": "item=“The Outlook for Grain,” May 4, 1964 | collection=NSF | series=Country File | box=Box 3 | repository=LBJL",
    "Ober diary, April 1950, box 232, Ober Papers, Lund Library, Princeton University, Princeton, NJ.": "item=Ober diary, April 1950 | box=box 232 | collection=Ober Papers | division=Lund Library | repository=Princeton University",
    "Norway, Vol. I, 11/63–10/65, Country File, National Security File, Johnson Library.": "folder=Norway, Vol. I, 11/63–10/65 | series=Country File | collection=National Security File | repository=Johnson Library",
    "Ober Papers, Rare Book and Manuscript Library, Columbia University, Box 195.": "collection=Ober Papers | division=Rare Book and Manuscript Library | repository=Columbia University | box=Box 195",
    "Lund to Ober, 3 May 1957, FO 371/126683, TNA.": "item=Lund to Ober, 3 May 1957 | file=FO 371/126683 | repository=TNA",
    "Lund to Ober, 3 May 1957; FO 371/126683; TNA": "item=Lund to Ober, 3 May 1957 | file=FO 371/126683 | repository=TNA",
    "Despatch 312, Oslo to the Department of State, March 9, 1956, 657.00/3-956, Central Decimal Files, RG 59, NARA.": "item=Despatch 312, Oslo to the Department of State, March 9, 1956 | file=657.00/3-956 | collection=Central Decimal Files | record_group=RG 59 | repository=NARA",
    "Ober to Lund, 12 March 1949, Box 32, Records of the Policy Planning Staff, RG 59, National Archives.": "item=Ober to Lund, 12 March 1949 | box=Box 32 | collection=Records of the Policy Planning Staff | record_group=RG 59 | repository=National Archives",
    "Ober to Lund, 12 March 1949, Box 32, Records of the Department of State, RG 59, National Archives.": "item=Ober to Lund, 12 March 1949 | box=Box 32 | record_group=Records of the Department of State | record_group=RG 59 | repository=National Archives",
    "Lund to Ober, 3 May 1957, TNA, FO 371/126683.": "item=Lund to Ober, 3 May 1957 | repository=TNA | file=FO 371/126683",
}  # fmt: skip


@pytest.mark.parametrize(("text", "levels"), NARROW.items())
@pytest.mark.parametrize("kind", ["source", "footnote"])
def test_a_citation_from_the_narrow_to_the_wide_is_read_whole(text: str, levels: str, kind: str) -> None:
    note = parse(text, kind=kind)
    assert shown(note.citations) == [levels]
    assert note.citations[0].role == ("source" if kind == "source" else "other")


def test_a_footnote_may_hold_several_with_prose_around() -> None:
    text = (
        "The harbor was closed. See Ober to Lund, August 22, 1962, box 313, National Security Files, JFKL; and Lund to "
        "Ober, 4 March 1964, TNA: FO 371/176683; see also RGANI, f. 5, op. 30, d. 399, l. 12."
    )
    assert shown(parse(text, kind="footnote").citations) == [
        "item=Ober to Lund, August 22, 1962 | box=box 313 | collection=National Security Files | repository=JFKL",
        "item=Lund to Ober, 4 March 1964 | repository=TNA | file=FO 371/176683",
        "repository=RGANI | collection=f. 5 | series=op. 30 | file=d. 399 | page=l. 12",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Repeated to CINCPAC, the White House, CIA, and the Department of Defense.",
        "Passed to the White House, CIA, and USIA.",
        "The meeting took place on May 4, 1962, at the Eisenhower Library.",
        "Lund retired to Norway, where he wrote, taught, and visited the Library of Congress.",
    ],
)
def test_prose_that_ends_with_an_institution_cites_nothing(text: str) -> None:
    assert parse(text, kind="footnote").citations == ()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            "POL 7 US/Ober, Central Files, Department of State.",
            "file=POL 7 US/Ober | collection=Central Files | repository=Department of State",
        ),
        (
            "Ober diary, April 1950, Box 2, Ober Papers, Lund Library, Harbor College, Bergen, ME.",
            "item=Ober diary, April 1950 | box=Box 2 | collection=Ober Papers | division=Lund Library | repository=Harbor College",
        ),
    ],
)
def test_an_agency_or_an_unknown_library_may_come_last_in_a_source_note(text: str, levels: str) -> None:
    assert shown(parse(text, kind="source").citations) == [levels]


@pytest.mark.parametrize(
    "unit", ["Johnson Library, ", "Ober to Lund, TNA, ", "in the Ober Papers, JFKL; ", "f. 5, op. 30, RGANI, "]
)
def test_repositories_without_end_are_tiled(unit: str) -> None:
    for kind in ("source", "footnote"):
        note = parse(unit * 60, kind=kind)
        assert "".join(segment.of(note.text) for segment in note.segments) == note.text


ABROAD = {
    "The National Archives, Kew, FO 371/112345/VN1071/23, minute by Lund, 3 May 1954": "repository=The National Archives | file=FO 371/112345/VN1071/23 | item=minute by Lund, 3 May 1954",
    "TNA: FCO 82/198": "repository=TNA | file=FCO 82/198",
    "MAE, série Europe 1956–1960, sous-série Norvège, carton 142": "repository=MAE | collection=série Europe 1956–1960 | series=sous-série Norvège | box=carton 142",
    "Archives nationales, 457 AP 52": "repository=Archives nationales | file=457 AP 52",
    "Service historique de la Défense, Vincennes, 10 H 179": "repository=Service historique de la Défense | file=10 H 179",
    "Politisches Archiv des Auswärtigen Amts, B 150, Bd. 27, Bl. 45–47": "repository=Politisches Archiv des Auswärtigen Amts | record_group=B 150 | file=Bd. 27 | page=Bl. 45–47",
    "SAPMO-BArch, DY 30/J IV 2/2/766": "repository=SAPMO-BArch | file=DY 30/J IV 2/2/766",
    "Archivio Centrale dello Stato, Rome, Gabinetto, 1951–54, b. 12, f. 3": "repository=Archivio Centrale dello Stato | collection=Gabinetto, 1951–54 | box=b. 12 | folder=f. 3",
    "Library and Archives Canada, RG 25, vol. 8508, file 50069-A-40": "repository=Library and Archives Canada | record_group=RG 25 | box=vol. 8508 | file=50069-A-40",
    "National Archives of Australia, A1838, 3034/2/2/1": "repository=National Archives of Australia | series=A1838 | file=3034/2/2/1",
    "Nationaal Archief, The Hague, 2.05.118, inv.nr. 12345": "repository=Nationaal Archief | record_group=2.05.118 | file=inv.nr. 12345",
    "Churchill Archives Centre, Cambridge, CHUR 2/217": "repository=Churchill Archives Centre | file=CHUR 2/217",
    "Bodleian Library, Oxford, MS. Eng. c. 4780, fols. 12–14": "repository=Bodleian Library | file=MS. Eng. c. 4780 | page=fols. 12–14",
    "United Nations Archives, New York, S-0164-0002-05": "repository=United Nations Archives | file=S-0164-0002-05",
    "АВП РФ, ф. 082, оп. 41, п. 271, д. 18, л. 57": "repository=АВП РФ | record_group=ф. 082 | series=оп. 41 | box=п. 271 | file=д. 18 | page=л. 57",
}  # fmt: skip


@pytest.mark.parametrize(("text", "levels"), ABROAD.items())
def test_an_archive_abroad_is_read_by_its_own_ladder(text: str, levels: str) -> None:
    assert shown(parse(text, kind="source").citations) == [levels]
