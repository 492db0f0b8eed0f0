"""Texts and files changed at random, from seeds of our own: what strangers send is seldom what was expected.

By hand, as long as wished: ``python -m tests.fuzzing notes 1000000`` (with ``--corpus FILE.jsonl.gz`` for seeds of
others) prints what raised and the slowest note; ``python -m tests.fuzzing html 50000`` does so for the files of a
reader.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.era_pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NOTES = (
    "Source: Department of State, Central Files, POL 7 US/Pell. Secret; Priority; Eyes Only Ban. Drafted by Moreau "
    "and cleared by Ober (EUR) and in S/S. Repeated to Lisbon. Also printed in vol. VI, Document 108.",
    "Lot 64 D 199, TNA, FO 371/126683; ibid., Box 3; NA, RG 59, 711.56311/3–1749.",
    "[Source: Kennedy Library, National Security Files, Countries Series, Morocco, Box 12. No classification marking.]",
    "See, for example, Hale to Moreau, 24 July 1956, Box 12, Hale Papers, Bodleian Library, Oxford (hereafter HP).",
    "Ibid. See also ibid., Lot 65 D 330, box 13, “Ports, Open and Closed”; MEMCON PELL/OBER BERMUDA TALKS. Secret.",
    "3. Letter from Pell to Moreau, March 2. Sends the survey. Secret. 12 pp. Kennedy Library, Pell Papers, Box 2.",
    "РГАСПИ, Ф. 17, Оп. 171, Д. 12, Л. 3–5 об.; GARF, f. R-5446, op. 1, d. 500, l. 3.",
    "BArch, N 1166/12, Bl. 34 f.; PA AA, B 14, Bd. 12; AN, F/7/12948, carton 45; ASMAE, b. 12, fasc. 3.",
    "Not printed. (Department of State, Central Files, STR 12–3 USSR) In telegram 77 from Seoul, January 26, he agreed.",
    "Text from CWIHP, translated by A. Strand; copy in The National Archives, PREM 11/2345, fos. 12–15.",
)
"""Notes of our own making, in the forms that are met."""

ALPHABET = " \n\t.,;:()[]{}“”\"'’–—-/&½0123456789ABCLOXabclox§№\xa0\u200b\u0301\x00\x1b😀ЖИ中"
WORDS = (
    "ibid.", "Ibid", "Box ", "Lot 64 D 199", "RG 59", " and ", "See ", "; see also ", "(", ")", ", ", ". ", "Secret",
    "Drafted by", "National Archives", "Files", "TNA", "FO 371/1", "Source: ", "[", "]", "1963", "July 12", "Ф. 1",
    "—", "vol. VI", "Document 3", "and Clinton Library, ", "POL 27 VIET S", "611.93/12–854", "p. ", "cleared in S/S", "  ",
)  # fmt: skip


def mutated(seeds: Sequence[str], chance: random.Random) -> str:
    """A seed after one to five changes: pieces doubled, moved, dropped, cut in, joined with those of another."""
    text = chance.choice(seeds)
    for _ in range(chance.randint(1, 5)):
        at, end = sorted(chance.randint(0, len(text)) for _ in range(2))
        end = min(end, at + chance.choice((1, 4, 30, 300)))
        match chance.randrange(7):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:end] + text[at:end] + text[end:]
            case 2:
                text = text[:at] + chance.choice(ALPHABET) + text[at:]
            case 3:
                text = text[:at] + chance.choice(WORDS) + text[at:]
            case 4:
                text = text[at:]
            case 5:
                text = text[:at] + chance.choice(seeds)[: chance.choice((20, 200))] + text[at:]
            case 6:
                text = text[end:] + text[at:end] + text[:at]
    return text


def changed(data: bytes, chance: random.Random) -> bytes:
    """A file after one to four changes of its bytes."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(made))
        end = min(len(made), at + chance.choice((1, 1, 5, 60)))
        match chance.randrange(5):
            case 0:
                del made[at:end]
            case 1:
                made[at:at] = made[at:end]
            case 2:
                made[at:end] = chance.randbytes(end - at)
            case 3:
                made[at:at] = chance.choice(
                    (b"<", b">", b"&", b'"', b"{", b"}", b"\\", b"\0", b"\r", b"\xff", b"9" * 5000)
                )
            case 4:
                made = made[:at]
    return bytes(made)


def seeds_of(path: str) -> list[str]:
    """The texts of a JSON Lines file, packed by gzip."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def raising(seeds: Sequence[str], count: int, seed: int) -> Iterator[tuple[str, str | float]]:
    """The mutated notes that raise, with what; then the slowest of those that are no longer than 5,000 characters."""
    from citekit import parse

    chance = random.Random(seed)
    slowest, taken = "", 0.0
    for note in NOTES:
        parse(note)  # so that none pays for the tables
    for _ in range(count):
        text = mutated(seeds, chance)
        began = time.process_time()
        try:
            parse(text)
        except Exception as error:
            yield text, f"{type(error).__name__}: {error}"
        spent = time.process_time() - began
        if spent > taken and len(text) <= 5000:
            slowest, taken = text, spent
    yield slowest, taken


def files() -> dict[str, list[bytes]]:
    """Files of our own for each reader of ``citekit.reading``."""
    fixtures = Path(__file__).resolve().parents[1] / "fixtures"
    pages = [page.as_text().encode() for page in PAGES]
    jsonl = (fixtures / "notes" / "notes.jsonl").read_bytes()
    dated = (
        b'{"text": "Kennedy Library, Box 3", "date": "July 12, 1963", "id": 7, "kind": "source", "document": "d1"}\n'
    )
    return {
        "page": [*pages, (fixtures / "pages" / "telegram.txt").read_bytes()],
        "text": [*pages, "\n".join(NOTES).encode()],
        "html": [*(page.as_html().encode() for page in PAGES), (fixtures / "pages" / "telegram.html").read_bytes()],
        "tei": [(fixtures / "tei" / "volume.xml").read_bytes()],
        "notes": ["\n".join(NOTES).encode(), NOTES[0].encode("utf-16")],
        "jsonl": [jsonl, dated * 3],
        "docx": [(fixtures / "papers" / "draft.docx").read_bytes()],
        "odt": [(fixtures / "papers" / "draft.odt").read_bytes()],
    }


def mangled(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """A file after a few changes; of a package the bytes themselves, or those of a part of it."""
    data = chance.choice(seeds)
    if not data.startswith(b"PK") or chance.random() < 0.3:
        return changed(data, chance)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        parts = [name for name in before.namelist() if name.endswith((".xml", ".rels"))]
        struck = chance.choice(parts)
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, changed(part, chance) if name == struck else part)
    return made.getvalue()


def failing(format: str, seeds: Sequence[bytes], count: int, seed: int) -> Iterator[tuple[bytes, str]]:
    """The mangled files on which a reader, or what reads its notes, raises anything but what it is to raise."""
    from citekit.errors import ReadError
    from citekit.reading import reader
    from citekit.records.parsing import parse_document

    chance = random.Random(seed)
    for _ in range(count):
        data = mangled(seeds, chance)
        try:
            for document in reader(format)(io.BytesIO(data), "file"):
                parse_document(document)
        except ReadError:
            continue
        except Exception as error:
            yield data, f"{type(error).__name__}: {error}"


def main(what: str, count: int, seed: int, corpus: str | None) -> None:
    """Mutate notes, or the files of a reader, and say what came of them."""
    if what != "notes":
        found = list(failing(what, files()[what], count, seed))
        for data, said in found:
            print(said, data[:2000])
        print(f"{count} {what} files, {len(found)} raised", file=sys.stderr)
        return
    seeds = seeds_of(corpus) if corpus else NOTES
    raised = list(raising(seeds, count, seed))
    for text, reason in raised:
        print(json.dumps({"text": text, "said": reason}, ensure_ascii=False))
    print(f"{count} notes, {len(raised) - 1} raised, slowest {raised[-1][1]:.3f} s", file=sys.stderr)


if __name__ == "__main__":
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("what", choices=["notes", *files()])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=str)
    chosen = parser.parse_args()
    main(chosen.what, chosen.count, chosen.seed, chosen.corpus)
