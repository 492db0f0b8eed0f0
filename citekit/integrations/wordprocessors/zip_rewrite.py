"""A zip file with some members changed, and all others byte for byte as they were."""

from __future__ import annotations

import copy
import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def rebuilt(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The zip file ``data`` with the contents of some members replaced.

    The others are copied as they are packed, never unpacked, in their order, with their own headers.

    >>> made = io.BytesIO()
    >>> with zipfile.ZipFile(made, "w") as out: out.writestr("a", "1"), out.writestr("b", "2")
    (None, None)
    >>> with zipfile.ZipFile(io.BytesIO(rebuilt(made.getvalue(), {"b": b"3"}))) as found:
    ...     found.read("a"), found.read("b")
    (b'1', b'3')
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as out:
        members = sorted(source.infolist(), key=lambda info: info.header_offset)
        ends = [info.header_offset for info in members[1:]] + [source.start_dir]
        for info, end in zip(members, ends, strict=True):
            if info.filename in changed:
                fresh = zipfile.ZipInfo(info.filename, info.date_time)
                fresh.compress_type, fresh.external_attr = info.compress_type, info.external_attr
                out.writestr(fresh, changed[info.filename])
                continue
            as_packed = copy.copy(info)
            as_packed.header_offset = out.start_dir
            target.seek(out.start_dir)
            target.write(data[info.header_offset : end])
            out.start_dir = target.tell()
            out.filelist.append(as_packed)
            out.NameToInfo[info.filename] = as_packed
        out.comment = source.comment
    return target.getvalue()
