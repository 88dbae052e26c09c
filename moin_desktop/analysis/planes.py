"""Planes of bits: a respondent is one bit, so that sixty-four of them are compared and counted at once."""

from collections.abc import Iterable
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import Mask

Plane = NDArray[np.uint64]
"""Shape (words,): bit 0 of word 0 is the first respondent; the bits after the last one are 0."""
Planes = NDArray[np.uint64]
"""Shape (planes, words)."""

_WORD = 64
_AT_ONCE = 1 << 17
"""Words in one pass, so that what lies between two steps stays in the processor's cache."""
_REMEMBERED = 8
_known: list[tuple["ref[Mask]", Plane, int]] = []


def words(rows: int) -> int:
    """How many words hold the bits of this many respondents."""
    return -(-rows // _WORD)


def pack(masks: Mask) -> NDArray[np.uint64]:
    """Masks (…, rows) as planes (…, words)."""
    few = np.packbits(masks, axis=-1, bitorder="little")
    whole = np.zeros((*masks.shape[:-1], words(masks.shape[-1]) * 8), dtype=np.uint8)
    whole[..., : few.shape[-1]] = few
    return whole.view("<u8").astype(np.uint64, copy=False)


def unpack(plane: Plane, rows: int) -> Mask:
    """A plane as a mask (rows,)."""
    bits = np.unpackbits(plane.astype("<u8", copy=False).view(np.uint8), count=rows, bitorder="little")
    return bits.view(np.bool_)


def of_mask(mask: Mask) -> Plane:
    """The plane of one mask."""
    return counted(mask)[0]


def counted(mask: Mask) -> tuple[Plane, int]:
    """The plane of one mask and how many are in it; of a mask that nobody can write to, remembered while it lives."""
    if mask.flags.writeable:
        plane = pack(mask)
        return plane, size(plane)
    for known, plane, many in _known:
        if known() is mask:
            return plane, many
    plane = pack(mask)
    _known[:] = [(ref(mask), plane, size(plane)), *_known[: _REMEMBERED - 1]]
    return plane, _known[0][2]


def either(planes: Planes, wanted: Iterable[int]) -> Plane:
    """Those who are in any of some planes."""
    found = np.zeros(planes.shape[1], dtype=np.uint64)
    for at in wanted:
        found |= planes[at]
    return found


def count(planes: Planes, plane: Plane) -> NDArray[np.int64]:
    """How many of a plane are in each of some planes: shape (planes,)."""
    many, wide = planes.shape
    step = max(1, _AT_ONCE // max(1, wide))
    if many <= step:
        few: NDArray[np.int64] = np.add.reduce(np.bitwise_count(planes & plane), axis=1, dtype=np.int64)
        return few
    both, bits = np.empty((step, wide), dtype=np.uint64), np.empty((step, wide), dtype=np.uint8)
    found = np.empty(many, dtype=np.int64)
    for start in range(0, many, step):
        part = planes[start : start + step]
        np.bitwise_and(part, plane, out=both[: len(part)])
        np.bitwise_count(both[: len(part)], out=bits[: len(part)])
        found[start : start + step] = bits[: len(part)].sum(axis=1, dtype=np.uint32)
    return found


def size(plane: Plane) -> int:
    """How many are in a plane."""
    return int(np.bitwise_count(plane).sum(dtype=np.int64))
