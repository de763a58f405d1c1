"""The writing that age has for its keys: Bech32 with its checksum of six signs."""

from __future__ import annotations

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def bech32(prefix: str, content: bytes) -> str:
    """Return some bytes in Bech32, in small letters.

    Args:
        prefix: What stands before the "1"; small letters and dashes.
        content: The bytes.
    """
    groups = _groups_of_five(content)
    spread = [ord(sign) >> 5 for sign in prefix] + [0]
    spread += [ord(sign) & 31 for sign in prefix]
    check = _remainder(spread + groups + [0] * 6) ^ 1
    groups += [check >> shift & 31 for shift in range(25, -1, -5)]
    return prefix + "1" + "".join(_SIGNS[group] for group in groups)


def _groups_of_five(content: bytes) -> list[int]:
    bits = "".join(f"{byte:08b}" for byte in content)
    bits += "0" * (-len(bits) % 5)
    return [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]


def _remainder(groups: list[int]) -> int:
    found = 1
    for group in groups:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ group
        for bit, factor in enumerate(_GENERATOR):
            found ^= factor if top >> bit & 1 else 0
    return found
