"""Says in Dutch why the system could not read or write a file."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "er is geen schijfruimte meer voor deze gebruiker",
    errno.EFBIG: "een bestand is daar te groot",
    errno.EROFS: "de schijf kan alleen gelezen worden",
    errno.EACCES: "deze gebruiker heeft daar de rechten niet voor",
    errno.EPERM: "deze gebruiker heeft daar de rechten niet voor",
    errno.EBUSY: "het is in gebruik, of een schijf op zich; kies een map daarin",
    errno.ENOENT: "het bestaat niet",
    errno.EEXIST: "er staat al een bestand met die naam",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "er staat een bestand waar een map moet zijn",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EIO: "de schijf geeft een fout",
}
"""What the system says, and what a colleague reads."""


def reason(error: OSError) -> str:
    """The part of a sentence that tells why; what the system itself says where we have no words for it."""
    known = _REASONS.get(error.errno or 0)
    return known or f"het systeem zegt: {error.strerror or error}"
