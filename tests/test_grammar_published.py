"""Published works: volumes of documents, statutes, papers of the United Nations, books and articles."""

from __future__ import annotations

import pytest

from citekit import parse

CITED = {
    "See Foreign Relations, 1952–1954, volume XV, Korea, part 2, pp. 1607–1610, 1615–1616.": "title=Foreign Relations | year=1952–1954 | volume=volume XV | title=Korea | part=part 2 | page=pp. 1607–1610, 1615–1616",
    "See Foreign Relations, 1969–1976, volume III, Grain Policy; Wheat Policy, 1969–1972, Document 168.": "title=Foreign Relations | year=1969–1976 | volume=volume III | title=Grain Policy; Wheat Policy, 1969–1972 | document=168",
    "See Foreign Relations, 1964–1968, vol. XIX, Grain Crisis, 1967, Document 542.": "title=Foreign Relations | year=1964–1968 | volume=vol. XIX | title=Grain Crisis, 1967 | document=542",
    "See Foreign Relations, 1955–1957, vol XXIV, pp. 720 – 727, footnote 1.": "title=Foreign Relations | year=1955–1957 | volume=vol XXIV | page=pp. 720 – 727 | other=footnote 1",
    "See Foreign Relations, 1961–1963, vol. XXII, Document 383 and footnote 4 thereto.": "title=Foreign Relations | year=1961–1963 | volume=vol. XXII | document=383 | other=footnote 4 thereto",
    "See FRUS, 1961–1963, vol. XXI, doc. 12.": "title=FRUS | year=1961–1963 | volume=vol. XXI | document=12",
    "See FRUS 1961–63, 21:12.": "title=FRUS | year=1961–63 | volume=21 | page=12",
    "See FRUS, 1952–1954, vol. 2, pt. 1, 123–4.": "title=FRUS | year=1952–1954 | volume=vol. 2 | part=pt. 1 | page=123–4",
    "For text, see 5 UST (pt. 3) 2985.": "volume=5 | title=UST | part=pt. 3 | page=2985",
    "For text, see 61 Stat. (pts. 5 and 6).": "volume=61 | title=Stat. | part=pts. 5 and 6",
    "TIAS No. 3156.": "title=TIAS | document=3156",
    "For text, see U.N. doc. A/AC.88/1, p. 8.": "title=U.N. doc. | document=A/AC.88/1 | page=p. 8",
    "See U.N. docs. A/3828/Rev.1 and A/3828/Rev.1/Add.1.": "title=U.N. docs. | document=A/3828/Rev.1 | document=A/3828/Rev.1/Add.1",
    "See Public Papers: Truman: 1948 (Washington: GPO, 1964), pp. 948–950.": "title=Public Papers: Truman | year=1948 | other=(Washington: GPO, 1964) | page=pp. 948–950",
    "See Congressional Record—Senate, September 5, 1968, pp. S 10315–S 10318.": "title=Congressional Record—Senate | other=September 5, 1968 | page=pp. S 10315–S 10318",
    "See vol. ix, pp. 647 ff. and pp. 664 ff.": "volume=vol. ix | page=pp. 647 ff. | page=pp. 664 ff.",
    "According to Ann Ober, Grain and Power, p. 60, they met.": "other=Ann Ober | title=Grain and Power | page=p. 60",
    "Ann Ober, Grain and Power (Berkeley: Elm Press, 1999), 123–24.": "other=Ann Ober | title=Grain and Power | other=(Berkeley: Elm Press, 1999) | page=123–24",
    "Ann Ober, “Grain,” Harvest History 12, no. 3 (1988): 33–50.": "other=Ann Ober | title=Grain | title=Harvest History | volume=12 | document=3 | other=1988 | page=33–50",
}  # fmt: skip


def shown(text: str, kind: str) -> list[tuple[str, str]]:
    return [
        (c.kind, " | ".join(f"{part.level}={part.text}" for part in c.parts)) for c in parse(text, kind=kind).citations
    ]


@pytest.mark.parametrize(("text", "parts"), CITED.items())
def test_a_work_is_read_whole(text: str, parts: str) -> None:
    assert shown(text, "footnote") == [("published", parts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Source: Grain Agreements: Hearings Before the Committee, First Session (Washington, 1972), pp. 393–398.", "title=Grain Agreements: Hearings Before the Committee, First Session | other=(Washington, 1972) | page=pp. 393–398"),
        ("Source: Ann Ober, The Elm, May 3–May 5, 1963 (New York, 1963), pp. 653–654. Secret.", "other=Ann Ober | title=The Elm, May 3–May 5, 1963 | other=(New York, 1963) | page=pp. 653–654"),
        ("Source: White House Press Release 393. Ober spoke.", "title=White House Press Release | document=393"),
    ],
)  # fmt: skip
def test_a_document_may_come_from_a_work_that_no_table_knows(text: str, parts: str) -> None:
    assert shown(text, "source") == [("published", parts)]
