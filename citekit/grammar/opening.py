"""The words that open a sentence of a note: where a printer dropped the full stop, they show the next one."""

from __future__ import annotations

import re

OPENING = re.compile(
    r"(?:Drafted|Cleared|Approved|Concurred|Repeated|Received|Also|Sent|Transmitted|Passed|Cop(?:y|ies)|Prepared"
    r"|Enclosed|Attached|Enclosure|Initialed|Marked|Filed|Handwritten|Typed|According|Delivered|Dated|Signed|Printed"
    r"|Extracts?|Regarding|A|An|The|This|These|In|On|At|See|It|There|No (?:drafting|time|copy)"
    r"|For (?:text|documentation))(?: (?!Channel|Hague)|$)"
)
