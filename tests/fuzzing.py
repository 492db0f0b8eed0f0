"""Texts and files changed at random, from seeds of our own: what strangers send is seldom what was expected.

By hand, as long as wished: ``python -m tests.fuzzing notes 1000000`` (with ``--corpus FILE.jsonl.gz`` for seeds of
others) prints what raised and the slowest note.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import time
from typing import TYPE_CHECKING

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
    parse(NOTES[0])  # so that no note pays for the tables
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


def main(count: int, seed: int, corpus: str | None) -> None:
    """Mutate notes and say what came of them."""
    seeds = seeds_of(corpus) if corpus else NOTES
    found = list(raising(seeds, count, seed))
    for text, said in found:
        print(json.dumps({"text": text, "said": said}, ensure_ascii=False))
    print(f"{count} notes, {len(found) - 1} raised, slowest {found[-1][1]:.3f} s", file=sys.stderr)


if __name__ == "__main__":
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("what", choices=["notes"])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=str)
    chosen = parser.parse_args()
    main(chosen.count, chosen.seed, chosen.corpus)
