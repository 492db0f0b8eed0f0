"""Pages in the forms of *Foreign Relations* from 1861 to 1954, composed for these tests, as text and as HTML.

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
    Page(
        1863, (), "Mr. Carroll to Mr. Denison.",
        ("[Extract.]", "No. 318.]", "DEPARTMENT OF STATE,", "Washington, March 9, 1863."),
        ("SIR: Your despatch of February 19 (No. 273) has been received.", "The blockade of Lisbon is at an end.", "I am, sir, your obedient servant,",
         "WILLIAM CARROLL."),
        (),
        expected={"title": "Mr. Carroll to Mr. Denison.", "from": "Mr. Carroll", "to": "Mr. Denison", "place": "Washington", "date": "1863-03-09", "serial": "318",
         "source": None, "kind": None, "number": None},
    ),
    Page(
        1878, ("No. 97.",), "Mr. Everard to Mr. Walsh.",
        ("No. 211.]   DEPARTMENT OF STATE,", "Washington, November 8, 1878."),
        ("Sir: I inclose a copy of the note of Lord Penrose.", "[Inclosure 1 in No. 211.]", "Lord Penrose to Mr. Everard.", "Sir: The fishery is closed."),
        (),
        expected={"title": "Mr. Everard to Mr. Walsh.", "from": "Mr. Everard", "to": "Mr. Walsh", "place": "Washington", "date": "1878-11-08", "serial": "211",
         "source": None, "kind": None, "number": "97"},
    ),
    Page(
        1894, (), "Mr. Graham to Mr. Denby, Chargé.",
        ("[Telegram.]", "DEPARTMENT OF STATE,", "Washington, July 26, 1894."),
        ("Act as custodian of the archives.", "GRAHAM."),
        (),
        expected={"title": "Mr. Graham to Mr. Denby, Chargé.", "from": "Mr. Graham", "to": "Mr. Denby, Chargé", "place": "Washington", "date": "1894-07-26",
         "serial": None, "source": None, "kind": "telegram", "number": None},
    ),
    Page(
        1904, (), "Minister Conway to the Secretary of State.",
        ("No. 1454.]", "AMERICAN LEGATION,", "Peking, January 4, 1904."),
        ("SIR: I have the honor to report that the ports are open.", "I have, etc.,", "E. H. CONWAY."),
        (),
        expected={"title": "Minister Conway to the Secretary of State.", "from": "Minister Conway", "to": "Secretary of State", "place": "Peking",
         "date": "1904-01-04", "serial": "1454", "source": None, "kind": None, "number": None},
    ),
    Page(
        1908, ("File No. 1797/214.",), "Chargé Fletcher to the Secretary of State.",
        ("No. 912.]", "American Legation,", "Peking, February 3, 1908."),
        ("Sir: I have the honor to report.{1}", "HENRY FLETCHER."),
        ((1, "Not printed."),),
        expected={"title": "Chargé Fletcher to the Secretary of State.", "from": "Chargé Fletcher", "to": "Secretary of State", "place": "Peking",
         "date": "1908-02-03", "serial": "912", "source": "File No. 1797/214.", "kind": None, "number": None},
    ),
    Page(
        1914, ("File No. 812.00/11988.",), "Special Agent Carothers to the Secretary of State.",
        ("[Telegram.]", "El Paso, Texas, May 14, 1914—10 a.m.", "[Received 2 p.m.]"),
        ("General Ober enters Torreon to-morrow.", "CAROTHERS."),
        (),
        expected={"title": "Special Agent Carothers to the Secretary of State.", "from": "Special Agent Carothers", "to": "Secretary of State",
         "place": "El Paso, Texas", "date": "1914-05-14T10:00:00", "serial": None, "source": "File No. 812.00/11988.", "kind": "telegram", "number": None},
    ),
    Page(
        1918, ("File No. 861.00/1894",), "The Consul at Vladivostok (Caldwell) to the Secretary of State",
        ("[Telegram]", "Vladivostok, May 21, 1918, 6 p.m.", "[Received May 22, 11.14 a.m.]"),
        ("Following from Irkutsk:{2}", "Train arrived.", "CALDWELL"),
        ((2, "Vol. I, p. 12."),),
        expected={"title": "The Consul at Vladivostok (Caldwell) to the Secretary of State", "from": "Consul at Vladivostok (Caldwell)",
         "to": "Secretary of State", "place": "Vladivostok", "date": "1918-05-21T18:00:00", "serial": None, "source": "File No. 861.00/1894", "kind": "telegram",
         "number": None},
    ),
    Page(
        1919, ("Paris Peace Conf. 180.03401/13", "CF–13"), "Notes of a Meeting Held at President Wilson’s House in the Place des Etats-Unis, Paris, on Thursday, May 15, 1919, at 11 a.m.",
        (),
        ("Present", "President Wilson.", "1. The Council had before it the letter of the Bulgarian delegation.{1}"),
        ((1, "Appendix I."),),
        expected={"title": "Notes of a Meeting Held at President Wilson’s House in the Place des Etats-Unis, Paris, on Thursday, May 15, 1919, at 11 a.m.",
         "from": None, "to": None, "place": "Paris", "date": "1919-05-15T11:00:00", "serial": None, "source": "Paris Peace Conf. 180.03401/13",
         "kind": "notes of a meeting", "number": None},
    ),
    Page(
        1921, ("Treaty Series No. 658",), "Treaty Between the United States of America and Ruritania, Signed at Strelsau, August 25, 1921",
        (),
        ("The United States of America and Ruritania, desirous of restoring friendly relations:{3}",),
        ((3, "Ratification advised by the Senate, October 18, 1921."),),
        expected={"title": "Treaty Between the United States of America and Ruritania, Signed at Strelsau, August 25, 1921",
         "from": None, "to": None, "place": "Strelsau", "date": "1921-08-25", "serial": None, "source": "Treaty Series No. 658", "kind": "treaty", "number": None},
    ),
    Page(
        1933, ("550.S1/1012 : Telegram",), "The Chairman of the American Delegation (Hall) to the Acting Secretary of State",
        ("London, July 3, 1933—8 p.m.", "[Received July 3—5:30 p.m.]"),
        ("82. For the President. The Conference adjourns.", "HALL"),
        (),
        expected={"title": "The Chairman of the American Delegation (Hall) to the Acting Secretary of State", "from": "Chairman of the American Delegation (Hall)",
         "to": "Acting Secretary of State", "place": "London", "date": "1933-07-03T20:00:00", "serial": "82", "source": "550.S1/1012 : Telegram",
         "kind": "telegram", "number": None},
    ),
    Page(
        1938, ("711.94/2101",), "Memorandum by the Chief of the Division of Far Eastern Affairs (Hamill)",
        ("[Washington,] October 10, 1938.",),
        ("The Japanese Ambassador called.{55}",),
        ((55, "Mr. Saito."),),
        expected={"title": "Memorandum by the Chief of the Division of Far Eastern Affairs (Hamill)",
         "from": "Chief of the Division of Far Eastern Affairs (Hamill)", "to": None, "place": "Washington", "date": "1938-10-10",
         "serial": None, "source": "711.94/2101", "kind": "memorandum", "number": None},
    ),
    Page(
        1943, ("Bohlen Collection",), "Roosevelt–Stalin Meeting, November 28, 1943, 3 P.M., Roosevelt’s Quarters, Soviet Embassy",
        ("Bohlen Minutes", "secret"),
        ("PRESENT", "The President opened the conversation.{2}"),
        ((2, "Ante, p. 12."),),
        expected={"title": "Roosevelt–Stalin Meeting, November 28, 1943, 3 P.M., Roosevelt’s Quarters, Soviet Embassy",
         "from": None, "to": None, "place": "Roosevelt’s Quarters, Soviet Embassy", "date": "1943-11-28T15:00:00", "serial": None, "source": "Bohlen Collection",
         "kind": None, "number": None},
    ),
    Page(
        1945, ("J.C.S. Files",), "Meeting of the Combined Chiefs of Staff, January 30, 1945, 10 A.M., Montgomery House",
        ("Combined Chiefs of Staff Minutes", "top secret"),
        ("1. APPROVAL OF MINUTES", "The Combined Chiefs approved them.{4}"),
        ((4, "Not printed herein."),),
        expected={"title": "Meeting of the Combined Chiefs of Staff, January 30, 1945, 10 A.M., Montgomery House",
         "from": None, "to": None, "place": "Montgomery House", "date": "1945-01-30T10:00:00", "serial": None, "source": "J.C.S. Files", "kind": None, "number": None},
    ),
    Page(
        1946, ("501.BB/9–1746",), "Memorandum of Conversation, by the Assistant Secretary of State for Occupied Areas (Hildreth)",
        ("confidential", "[Washington,] September 17, 1946."),
        ("Participants: General Hildreth; Mr. Ober", "Mr. Ober asked about grain.{14}"),
        ((14, "See Lund’s memorandum, 501.BB/9–1646."),),
        expected={"title": "Memorandum of Conversation, by the Assistant Secretary of State for Occupied Areas (Hildreth)",
         "from": "Assistant Secretary of State for Occupied Areas (Hildreth)", "to": None, "place": "Washington", "date": "1946-09-17",
         "serial": None, "source": "501.BB/9–1746", "kind": "memorandum of conversation", "number": None},
    ),
    Page(
        1949, ("IO Files: US/A/M(Chr)/104",), "Minutes of the Fourth Meeting of the United States Delegation to the General Assembly, New York, September 23, 1949, 9:15 a.m.",
        ("secret",),
        ("[Here follows list of persons (42) present.]", "1. Grain{1}"),
        ((1, "A/1234."),),
        expected={"title": "Minutes of the Fourth Meeting of the United States Delegation to the General Assembly, New York, September 23, 1949, 9:15 a.m.",
         "from": None, "to": None, "place": "New York", "date": "1949-09-23T09:15:00", "serial": None, "source": "IO Files: US/A/M(Chr)/104", "kind": "minutes",
         "number": None},
    ),
    Page(
        1954, ("No. 312", "Conference files, lot 60 D 627, CF 210"), "United States Delegation Record, Berlin Conference, First Session, January 25, 1954, 3–7 p.m.",
        ("confidential",),
        ("PRESENT", "The Chairman opened the session.{1}"),
        ((1, "A summary was sent in Secto 24, 396.1–BE/1–2554."),),
        expected={"title": "United States Delegation Record, Berlin Conference, First Session, January 25, 1954, 3–7 p.m.",
         "from": None, "to": None, "place": None, "date": "1954-01-25", "serial": None, "source": "Conference files, lot 60 D 627, CF 210",
         "kind": "united states delegation record", "number": "312"},
    ),
    Page(
        1954, ("No. 1020", "751G.00/4–2454: Telegram"), "The Secretary of State to Certain Diplomatic Missions",
        ("top secret", "Washington, April 24, 1954—6:12 p.m."),
        ("Circular 382. Eyes only Ambassador.{2}", "The French have asked for air support.",),
        ((2, "Sent to London and Canberra."),),
        expected={"title": "The Secretary of State to Certain Diplomatic Missions", "from": "Secretary of State", "to": "Certain Diplomatic Missions",
         "place": "Washington", "date": "1954-04-24T18:12:00", "serial": None, "source": "751G.00/4–2454: Telegram", "kind": "telegram", "number": "1020"},
    ),
    Page(
        1927, ("893.00 Nanking/31 : Telegram",), "The Vice Consul at Yunnanfu (Stevens) to the Minister in China (MacMurdo)",
        ("Yunnanfu, March 27, 1927—noon.", "[Received March 28—9:20 a. m.]"),
        ("12. Anti-foreign posters have gone up.{6}", "STEVENS"),
        ((6, "Telegram in three sections."),),
        expected={"title": "The Vice Consul at Yunnanfu (Stevens) to the Minister in China (MacMurdo)", "from": "Vice Consul at Yunnanfu (Stevens)",
         "to": "Minister in China (MacMurdo)", "place": "Yunnanfu", "date": "1927-03-27T12:00:00", "serial": "12", "source": "893.00 Nanking/31 : Telegram",
         "kind": "telegram", "number": None},
    ),
    Page(
        1946, ("740.00119 Council/5–446",), "Address by the Secretary of State Before the Overseas Press Club, New York, May 4, 1946",
        (),
        ("The Council has met for nine days.{1}",),
        ((1, "Printed in Department of State Bulletin, May 12, 1946, p. 811."),),
        expected={"title": "Address by the Secretary of State Before the Overseas Press Club, New York, May 4, 1946", "from": "Secretary of State",
         "to": None, "place": "New York", "date": "1946-05-04", "serial": None, "source": "740.00119 Council/5–446", "kind": "address", "number": None},
    ),
)  # fmt: skip
