"""The container around an .xls: whether its chains of sectors end, which native readers take for granted.

Structures: Microsoft, [MS-CFB] sections 2.2 to 2.6.
"""

import struct

START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
_IN_HEADER = 109


def chains_end(data: bytes) -> bool:
    """Whether the header is plausible and the chains of the table, the directory and each large stream come to an end
    inside the file."""
    if len(data) < 3 * _HEADER:
        return False
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    table_sectors, directory = struct.unpack_from("<II", data, 44)
    (cutoff,) = struct.unpack_from("<I", data, 56)
    more, more_count = struct.unpack_from("<II", data, 68)
    size = 1 << shift if shift in (9, 12) else 0
    if not size or small_shift != 6 or table_sectors * size > len(data) or more_count * size > len(data):
        return False
    sectors = len(data) // size
    table = _table(data, size, table_sectors, more)
    chain = _chain(table, directory, sectors)
    if chain is None or not chain:
        return False
    for sector in chain:
        for at in range((sector + 1) * size, (sector + 2) * size, _ENTRY):
            entry = data[at : at + _ENTRY]
            if len(entry) < _ENTRY or entry[66] != 2:
                continue
            start, length = struct.unpack_from("<II", entry, 116)
            if length >= cutoff and _chain(table, start, sectors) is None:
                return False
    return True


def _table(data: bytes, size: int, count: int, more: int) -> list[int]:
    """The next sector of each sector, from the sectors of the table, named in the header and beyond."""
    named = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    seen: set[int] = set()
    while more < _LAST_SECTOR and more not in seen and (more + 2) * size <= len(data):
        seen.add(more)
        *others, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        named += others
    table: list[int] = []
    for sector in named[:count]:
        if (sector + 2) * size <= len(data):
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return table


def _chain(table: list[int], start: int, sectors: int) -> list[int] | None:
    """The sectors of a chain; None when it loops or leaves the file."""
    chain: list[int] = []
    seen: set[int] = set()
    while start < _LAST_SECTOR:
        if start in seen or start >= len(table) or start > sectors:
            return None
        seen.add(start)
        chain.append(start)
        start = table[start]
    return chain
