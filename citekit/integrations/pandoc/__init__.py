"""pandoc: a JSON filter that cites archives and printed works together, in the document's CSL style.

```
document ──gather──▶ places ──citing──▶ items ──plan──▶ requests ──paper──▶ citations ──put, placing──▶ document
                                                                    └─────▶ entries ──bibliography──▶
```
A document is pandoc's own tree as JSON gives it (``pandoc -t json``): an element is ``{"t": type, "c": content}``.
"""
