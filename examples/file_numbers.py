"""What the file numbers in a page or in some notes mean, in words.

python examples/file_numbers.py page.txt
"""

import sys

from citekit import read
from citekit.authority import describe

for path in sys.argv[1:]:
    for document in read(path):
        for note in document.notes:
            for citation in note.citations:
                for part in citation.parts:
                    if part.decoded:
                        print(f"{part.text} = {describe(part.decoded)}")
