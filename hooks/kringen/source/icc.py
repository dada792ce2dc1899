"""Colour profiles in a picture: only tags that say how colours are shown."""

from __future__ import annotations

import struct

_TAGS = frozenset(
    "desc cprt wtpt bkpt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC chad chrm lumi meas tech view vued dmnd dmdd cicp gamt targ "
    "A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 pre0 pre1 pre2 rig0 clro clrt "
    "aarg aagg aabg ndin vcgt".split()
)
"""Source: ICC.1:2022, section 9. Apple's `mmod` is not among them: it holds the serial number of somebody's screen."""

PROFILE = "het kleurprofiel van deze afbeelding bevat meer dan kleuren"
_MOST = 1_500_000


def wrong_in_profile(profile: bytes) -> str | None:
    """What a colour profile holds besides colours; None when it holds nothing else."""
    try:
        size, count = *struct.unpack_from(">I", profile), *struct.unpack_from(">I", profile, 128)
        if size != len(profile) or size > _MOST or profile[36:40] != b"acsp" or count > 100:
            return PROFILE
        tags = [struct.unpack_from(">4sII", profile, 132 + 12 * number) for number in range(count)]
    except struct.error:
        return PROFILE
    known = [(0, 132 + 12 * count), *((start, start + length) for _, start, length in tags)]
    is_known = all(name.decode("latin-1") in _TAGS for name, *_ in tags)
    return None if is_known and not _outside(profile, known) else PROFILE


def _outside(data: bytes, known: list[tuple[int, int]]) -> bool:
    """Whether anything but zeros stands outside the known places."""
    at = 0
    for start, end in sorted(known):
        if data[at : max(at, start)].strip(b"\0"):
            return True
        at = max(at, end)
    return bool(data[at:].strip(b"\0"))
