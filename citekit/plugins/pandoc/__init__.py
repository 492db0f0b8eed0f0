"""pandoc: a JSON filter that cites archives and printed works together, in the document's CSL style.

```
document ──gather──▶ passages, cites ──citing──▶ items ──paper──▶ rendered cites ──inlines──▶ document
```
A document is pandoc's own tree as JSON gives it (``pandoc -t json``): an element is ``{"t": type, "c": content}``.
"""
