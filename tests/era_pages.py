"""Twelve pages in the forms of *Foreign Relations* from 1861 to 1954, composed for these tests, as text and as HTML.

People, numbers and events are invented; what stands where is as the volumes have it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Page:
    """A page: lines above the heading, the heading, lines behind it, the text with its markers, the notes.

    A marker is written ``{31}`` and a note is its number and text. ``expected`` is what a reader should find.
    """

    year: int
    above: tuple[str, ...]
    heading: str
    behind: tuple[str, ...]
    text: tuple[str, ...]
    notes: tuple[tuple[int, str], ...] = ()
    expected: dict[str, str | None] = field(default_factory=dict)

    def as_text(self) -> str:
        """The page as it is copied from the browser."""
        lines = [*self.above, self.heading, *self.behind, *self.text]
        made = "\n\n".join(lines).replace("{", "").replace("}", "")
        return made + "\n\n" + "\n".join(f"  {number}. {text} ↩" for number, text in self.notes) + "\n"

    def as_html(self) -> str:
        """The page as the site of the Office of the Historian serves it."""
        above = "".join(
            f'<div class="tei-opener"><span class="tei-seg">{marked(line)}</span></div>' for line in self.above
        )
        behind = "".join(f'<p class="tei-p">{marked(line)}</p>' for line in (*self.behind, *self.text))
        notes = "".join(
            f'<li class="footnote" value="{number}"><span class="fn-content">{escape(text)}</span>'
            '<a class="fn-back">↩</a></li>' for number, text in self.notes
        )  # fmt: skip
        listed = f'<div class="footnotes"><ol>{notes}</ol></div>' if notes else ""
        return (
            f'<!DOCTYPE html><html><body><div class="content"><div class="tei-div">{above}'
            f'<h3 class="tei-head7">{marked(self.heading)}</h3>{behind}{listed}</div></div></body></html>'
        )


def marked(line: str) -> str:
    """A line as HTML, its markers as the site writes them."""
    return escape(line).replace("{", '<a class="note" rel="footnote" href="#fn">').replace("}", "</a>")


PAGES = (
    Page(
        1861, (), "Mr. Marsh to Mr. Colby.", ("No. 10.]", "Department of State,", "Washington, May 21, 1861."),
        ("Sir: Your dispatch of the 2d instant has been laid before the President, who reads it with care.",
         "The harbor of Lisbon is open to both flags; you will say so, and no more.", "I am, sir, your obedient servant,",
         "JOHN P. MARSH.", "Henry Colby, Esq., &c., &c., &c."),
        expected={"title": "Mr. Marsh to Mr. Colby.", "from": "Mr. Marsh", "to": "Mr. Colby", "place": "Washington",
                  "date": "1861-05-21", "serial": "10", "source": None, "kind": None, "number": None},
    ),
    Page(
        1864, ("[Extract.]",), "Mr. Colby to Mr. Marsh",
        ("No. 212.] Legation of the United States, London, June 14, 1864. (Received July 1.)",),
        ("Sir: The ships of which I wrote in my No. 198 have sailed.", "• the Petrel, of six guns,", "• the Curlew, of four.",
         "I have, &c.,", "HENRY COLBY."),
        expected={"title": "Mr. Colby to Mr. Marsh", "from": "Mr. Colby", "to": "Mr. Marsh", "place": "London",
                  "date": "1864-06-14", "serial": "212", "source": None, "kind": None, "number": None},
    ),
    Page(
        1872, ("No. 45.",), "Mr. Lowndes to Mr. Pratt.",
        ("No. 122.]", "Legation of the United States,", "Peking, 10th January, 1872. (Received March 8.)"),
        ("Sir: I have the honor to inclose a translation of the note of the foreign office.", "I have, &c.,", "F. F. LOWNDES."),
        expected={"title": "Mr. Lowndes to Mr. Pratt.", "from": "Mr. Lowndes", "to": "Mr. Pratt", "place": "Peking",
                  "date": "1872-01-10", "serial": "122", "source": None, "kind": None, "number": "45"},
    ),
    Page(
        1907, ("File No. 9254/5–7.",), "The Acting Secretary of State to Ambassador Orne.",
        ("[Telegram.]", "Department of State,", "Washington, August 30, 1907."),
        ("1. The Government of Morocco asks whether the tariff is to stand.", "2. You will say that it is.{1}", "ADAMS."),
        ((1, "File No. 8412/3."),),
        expected={"title": "The Acting Secretary of State to Ambassador Orne.", "from": "Acting Secretary of State",
                  "to": "Ambassador Orne", "place": "Washington", "date": "1907-08-30", "serial": None,
                  "source": "File No. 9254/5–7.", "kind": "telegram", "number": None},
    ),
    Page(
        1912, ("File No. 838.00/1127.",), "The Secretary of State to all Diplomatic and Consular Posts.",
        ("[Circular telegram—Paraphrase.]", "Washington, February 10, 1912, 7 p.m."),
        ("The Department has recognized the provisional government of the islands.", "KNOLL."),
        expected={"title": "The Secretary of State to all Diplomatic and Consular Posts.", "from": "Secretary of State",
                  "to": "all Diplomatic and Consular Posts", "place": "Washington", "date": "1912-02-10T19:00:00",
                  "serial": None, "source": "File No. 838.00/1127.", "kind": "circular telegram", "number": None},
    ),
    Page(
        1915, ("Foreign Relations of the United States, 1915, Supplement, The World War", "File No. 763.72112/1447"),
        "The Ambassador in Great Britain (Page) to the Secretary of State", ("[Telegram]", "London, 10 September 1915, 5 p.m.", "[Received 8.13 p.m.]"),
        ("306. Your 812,{31} September 8. The Foreign Office has taken note of the list,{32} and answers:",
         "1. The cotton of the Curlew will be paid for.", "2. Her coal will not.", "PAGE"),
        ((31, "File No. 763.72112/1422."), (32, "Not printed; see File No. 341.115/17.")),
        expected={"title": "The Ambassador in Great Britain (Page) to the Secretary of State", "from": "Ambassador in Great Britain (Page)",
                  "to": "Secretary of State", "place": "London", "date": "1915-09-10T17:00:00", "serial": "306",
                  "source": "File No. 763.72112/1447", "kind": "telegram", "number": None},
    ),
    Page(
        1919, ("Paris Peace Conf. 185.001/28",), "Draft Letter From Professor Ames to the Commission to Negotiate Peace",
        ("Paris, January 4, 1919.",),
        ("Gentlemen: I return the map of the ports, with the frontier as the delegation of Portugal draws it.{1}",),
        ((1, "The map is filed under Paris Peace Conf. 185.1121/4."),),
        expected={"title": "Draft Letter From Professor Ames to the Commission to Negotiate Peace", "from": "Professor Ames",
                  "to": "Commission to Negotiate Peace", "place": "Paris", "date": "1919-01-04", "serial": None,
                  "source": "Paris Peace Conf. 185.001/28", "kind": "draft letter", "number": None},
    ),
    Page(
        1929, ("893.00/10295 : Telegram",), "The Minister in China (MacMillan) to the Acting Secretary of State",
        ("Peking, January 5, 1929—noon.", "[Received January 5—7:30 a.m.]"),
        ("16. The following has been received from the American Consul General at Shanghai:", "“January 3, 4 p.m. The port is quiet.{7}”",
         "MACMILLAN"),
        ((7, "See telegram No. 12, January 2, from the Consul General at Shanghai, 893.00/10290."),),
        expected={"title": "The Minister in China (MacMillan) to the Acting Secretary of State", "from": "Minister in China (MacMillan)",
                  "to": "Acting Secretary of State", "place": "Peking", "date": "1929-01-05T12:00:00", "serial": "16",
                  "source": "893.00/10295 : Telegram", "kind": "telegram", "number": None},
    ),
    Page(
        1943, ("Hopkirk Papers : Telegram",), "President Roosevelt to Prime Minister Churchill",
        ("secret    priority", "Washington, 8 November 1943.", "Number 408. Personal and secret from the President."),
        ("I shall bring nobody to the harbor but the Admiral.{1} We can speak of the rest there.",),
        ((1, "Admiral Lund. Papers of the Map Room are in the Roosevelt Library, Hyde Park, N.Y."),),
        expected={"title": "President Roosevelt to Prime Minister Churchill", "from": "President Roosevelt",
                  "to": "Prime Minister Churchill", "place": "Washington", "date": "1943-11-08", "serial": None,
                  "source": "Hopkirk Papers : Telegram", "kind": "telegram", "number": None},
    ),
    Page(
        1945, ("740.00119 Control (Japan)/8–1345: Telegram",), "The Ambassador in the Soviet Union (Harper) to the Secretary of State",
        ("top secret", "us urgent", "[Moscow,] August 13, 1945—10 a.m.", "[Received August 13—7:37 a.m.]"),
        ("2861. 1. I saw the Foreign Commissar last night.{84}", "2. He asked for nothing.{85}", "HARPER"),
        ((84, "See telegram 2858, August 12, 9 a.m., from Moscow, not printed, 740.00119 PW/8–1245."), (85, "See infra.")),
        expected={"title": "The Ambassador in the Soviet Union (Harper) to the Secretary of State", "from": "Ambassador in the Soviet Union (Harper)",
                  "to": "Secretary of State", "place": "Moscow", "date": "1945-08-13T10:00:00", "serial": "2861",
                  "source": "740.00119 Control (Japan)/8–1345: Telegram", "kind": "telegram", "number": None},
    ),
    Page(
        1948, ("Policy Planning Staff Files{1}",), "Memorandum by the Director of the Policy Planning Staff (Kenyon) to the Under Secretary of State (Lovell)",
        ("top secret", "[Washington,] March 12, 1948."),
        ("I return the paper on the ports.{2} It says what the Staff thinks, and more than the Secretary should.",),
        ((1, "Lot 64D563, files of the Policy Planning Staff of the Department of State, 1947–1953."), (2, "PPS 23, not printed.")),
        expected={"title": "Memorandum by the Director of the Policy Planning Staff (Kenyon) to the Under Secretary of State (Lovell)",
                  "from": "Director of the Policy Planning Staff (Kenyon)", "to": "Under Secretary of State (Lovell)",
                  "place": "Washington", "date": "1948-03-12", "serial": None, "source": "Policy Planning Staff Files",
                  "kind": "memorandum", "number": None},
    ),
    Page(
        1953, ("No. 509", "611.41/3–1253: Telegram"), "The Ambassador in the United Kingdom (Aldous) to the Department of State",
        ("secret", "niact", "London, March 12, 1953—7 p.m."),
        ("5012. For the Secretary. The Prime Minister agrees with the text.{1} He will speak on Monday.", "Aldous"),
        ((1, "Repeated to Paris. For text, see Secto 14, March 10, Conference files, lot 60 D 627, CF 149."),),
        expected={"title": "The Ambassador in the United Kingdom (Aldous) to the Department of State",
                  "from": "Ambassador in the United Kingdom (Aldous)", "to": "Department of State", "place": "London",
                  "date": "1953-03-12T19:00:00", "serial": "5012", "source": "611.41/3–1253: Telegram", "kind": "telegram", "number": "509"},
    ),
)  # fmt: skip
