"""Drafts of Word and LibreOffice: their archival notes rewritten in a CSL style, where they stand.

```
draft.docx ──docx/odt──▶ notes ──citations──▶ places, items ──csl──▶ runs ──spliced──▶ draft.docx
```
Only the bytes of what is rewritten change: the text, all other notes, formatting, pictures, settings and the
other members of the file stay as they are. A note that holds tracked changes, fields or anything else that is
not plain text is left alone and listed.
"""
