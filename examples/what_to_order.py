"""What to order in the reading room: every place that some pages or notes cite, sorted by archive, each once.

python examples/what_to_order.py page.txt notes.txt
"""

import sys
from itertools import chain

from citekit import csl_items, read

PLACE = ("archive", "archive_collection", "archive_location")

items = csl_items(chain.from_iterable(map(read, sys.argv[1:])), custody="held")
places = {tuple(item.get(name, "") for name in PLACE) for item in items}
archive = None
for archive_of_place, *place in sorted(places):
    if archive_of_place != archive:
        archive = archive_of_place
        print(archive or "In no archive that is named")
    print("   ", ", ".join(filter(None, place)))
