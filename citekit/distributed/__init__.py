"""Where one machine ends: many files read on a cluster of Dask, their records written as partitioned Parquet.

```
paths, s3://…  ──one task a file──▶ records ──▶ one Parquet file each, beside each other in a folder
```
Each input becomes one partition, which is written whole or not at all and names its input, its size and the version of
citekit that read it. So a run that ended early goes on where it was, a worker that is lost costs the files that it was
reading, which others read again, and a file that is read twice leaves one partition. Records are those of a single
process: documents do not lean on each other across files. Needs the extra ``dask``; paths may be of any file system
that fsspec knows.

>>> from dask.distributed import Client  # doctest: +SKIP
>>> with Client(n_workers=2) as client:  # doctest: +SKIP
...     report = parse(["volumes/*.xml.gz"], "records", client=client)
"""

from citekit.distributed.running import Report, parse

__all__ = ["Report", "parse"]
