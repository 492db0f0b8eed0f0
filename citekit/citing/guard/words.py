"""The words that prose uses around citations, in the languages that historians write: closed lists in small letters.

They are the ordinary words with which footnotes point at a source, go on behind one, or speak of one; the dictionaries
of each language have them. What is on no list is not taken for prose.
"""

from __future__ import annotations

from citekit.model.patterns import lazy


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


SIGNALS = _of(
    # English
    """see also cf compare contrast e.g i.e for example instance inter alia instead but and or esp especially
    particularly notably again further likewise similarly thus accord quotation quotations quoted quoting cited
    citing cites quote printed reprinted published reproduced discussed described mentioned noted according per
    emphasis italics hereafter hereinafter although though while whereas however because since where when as
    yet still only here there now then most all both neither either"""
    # German, Dutch, the Scandinavian languages
    """ siehe s vgl vergleiche auch dazu hierzu ferner so etwa z.b u.a und oder aber nur zit zitiert nach abgedruckt
    ebenso zie vgl ook en of maar bijv geciteerd se jfr jf också også og och"""
    # French, Italian, Spanish, Portuguese
    """ voir cf aussi notamment et ou mais ainsi selon cité citée citant p.ex vedi cfr anche e o ma così secondo citato
    citata véase ver cfr también y o pero según citado citada p.ej véanse vid cf também mas conforme"""
    # Polish, Czech, Slovak, Slovene, Croatian, Hungarian
    """ zob por też także oraz lub ale viz srov též také nebo gl prim tudi tako ali in vidi usp također i lásd vö
    is és vagy de"""
)
"""With these a note points at a source; a citation does not begin with them."""

POINTING = _of(
    "see cf compare citing quoting cited quoted siehe vgl zit zie voir cité vedi cfr citato véase viz srov zob vidi"
)
"""These point at another source wherever they stand."""

LEADING = (SIGNALS - {"de"}) | _of(
    "is are was were in from at by ist sind aus im bei dans à da dal dalla en desde z ze v ve iz u na original copy"
)
"""A citation may stand right behind these in a sentence."""

GOING_ON = _of(
    """where which who whose whom wherein whereby whereas when while though although but because since as if unless
    until before after and or nor yet so for to in on at by with without within from of over under between among against
    about is was were are has had have does did do says said shows showed states stated notes noted calls called writes
    wrote gives gave makes made contains contained records recorded suggests suggested quoted cited citing quoting
    printed reprinted published reproduced translated translation trans emphasis italics my mine author author’s
    original copy hereafter hereinafter here there he she it they we i this that these those the a an his her their its
    not no also see cf compare esp especially particularly noting stating arguing
    wo der die das dem den des ist war wurde wird und oder aber als wenn weil da denn mit ohne nach zit zitiert meine
    hervorhebung im in auf an zu von siehe vgl
    où qui que dont est était fut a et ou mais car comme avec sans selon cité souligné voir dans sur
    dove che cui è era fu e ma con senza citato corsivo vedi in su donde quien es fue y pero con sin citado cursiva
    waar die dat is was en maar met zonder cursivering kde který která které je byl byla a ale s bez gdzie który która
    jest był była i ale z bez kjer ki je bil bila in pa"""
)
"""With these a sentence goes on behind a citation."""

LEADING_ON = _of("file files hier vom v dated")
"""With these a citation leads on to a number, a leaf or a date; a list of notes may do without them."""

JOINING = _of("and or und oder et ou e o y en of og och i a és & respectively")
"""With these another source is joined to a citation."""

SPEAKING = _of(
    """is was were are been being has had have would could should did does he she they we it who whom which that this
    these those not wrote writes said says told argues argued noted thank thanks recanted
    ist war wurde wird sind waren nicht dass daß est était fut sont était étaient qui pas è era fu sono che
    fue eran quien não foi jest był była nie je byl byla není bil bila"""
)
"""With these a text speaks; the names of documents and places do without them."""

NAMED = _of(
    """box boxes container folder folders file files item items carton cartons case crate packet bundle roll reel
    volume volumes vol vols series subseries entry record records papers collection fonds fond group lot accession
    manuscript manuscripts ms mss folio folios fol fols fo fos f ff p pp page pages leaf sheet no nos nr number part
    telegram telegrams tel cable letter letters memorandum memoranda memo memos minute minutes note notes draft drafts
    report reports despatch dispatch airgram message messages circular copy copies enclosure enclosed attachment
    attached annex appendix diary diaries journal protocol statement speech transcript interview testimony summary
    extract aide-mémoire conversation meeting instruction correspondence undated n.d unsigned handwritten typescript
    ibid ibidem ebd ebenda ders idem id loc op cit tamże tamtéž prav tam isto
    bestand akte akten mappe band bd kiste karton nachlass signatur bl blatt blätter s
    dossier liasse boîte carton registre reg cote pièce feuillet busta fascicolo b fasc c cc carta carte
    caja legajo leg expediente exp exped tomo t caixa maço pasta cx inv inventaris inventarisnummer doos map toegang
    zespół zesp teczka sygn k karta kt jednostka fond inv.č karton kart i.č svazek složka kut kutija br
    op opis d delo l ll listy ф оп д л лл"""
)
"""What names a kind of document or a container."""

NAMING = NAMED | _of("von van de del della di da du der den le la les des d l al el ibn bin ter ten zu zur af")
"""What names a kind of document or container, or belongs to a name, though it begins with a small letter."""

WORD = lazy(r"\w+(?:[.’'-]\w+)*")
"""A word with its apostrophes, hyphens and inner full stops: “d’Estaing”, “e.g”."""


def first(text: str) -> str:
    """The first word of a text as it stands; empty where it has none.

    >>> first(", where he says"), first("e.g., this")
    ('where', 'e.g')
    """
    found = WORD.search(text)
    return found[0] if found else ""
