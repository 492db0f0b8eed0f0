"""How many documents of a volume were Secret, Top Secret and so on, year by year, as a table in CSV.

python examples/secrets_by_year.py volume.xml
"""

import csv
import sys
from collections import Counter

from citekit import read

counts: Counter[tuple[str, str]] = Counter()
for path in sys.argv[1:]:
    for parsed in read(path):
        for note in parsed.notes:
            if note.kind == "source":
                year = (parsed.document.date or "no date")[:4]
                counts[year, note.classification.level if note.classification else "not classified"] += 1

table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["year", "classification", "documents"])
table.writerows([year, level, count] for (year, level), count in sorted(counts.items()))
