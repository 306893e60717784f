"""Recordings, looked at from outside: their frame is checked and their labels are taken off; nothing is decoded."""

import struct
from collections.abc import Iterator

from careline.files.rules.damage import Damaged

WAV_KEPT = frozenset({b"fmt ", b"data", b"fact"})
ID3_HEAD, ID3_TAIL = 10, 128
AMR_START = (b"#!AMR\n", b"#!AMR-WB\n")
FRAME, SYNC = 4, 0xFFE0
"""A frame begins with four bytes, and those with eleven ones (ISO 11172-3 §2.4.1.3)."""
FOOTER = 0x10
"""The flag of an ID3v2 tag that says it is followed by a copy of its head."""


def wav(content: bytes) -> bytes:
    """Return the sound without title, artist, place and time of the recording.

    :raises Damaged: when it has no format or no sound.
    """
    pieces = dict(_riff(content))
    if not {b"fmt ", b"data"} <= pieces.keys():
        raise Damaged(field="file")
    kept = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)
        for kind, data in pieces.items()
        if kind in WAV_KEPT
    )
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WAVE" + kept


def mp3(content: bytes) -> bytes:
    """Return the sound without ID3 tags.

    :raises Damaged: when no frame of sound follows.
    """
    while content[:3] == b"ID3":
        content = content[_id3_length(content) :]
    if content[-ID3_TAIL:][:3] == b"TAG":
        content = content[:-ID3_TAIL]
    if len(content) < FRAME or int.from_bytes(content[:2]) & SYNC != SYNC:
        raise Damaged(field="file")
    return content


def amr(content: bytes) -> bytes:
    """Return the sound as it came (RFC 4867 §5: a head and frames, no place for labels).

    :raises Damaged: when it doesn't begin as one.
    """
    if not content.startswith(AMR_START):
        raise Damaged(field="file")
    return content


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    at = 12
    while at + 8 <= end:
        kind, size = struct.unpack("<4sI", content[at : at + 8])
        data = content[at + 8 : min(at + 8 + size, end)]  # a recorder that was cut off left its sizes unwritten
        yield kind, data
        at += 8 + size + size % 2


def _id3_length(content: bytes) -> int:
    """Return how long the tag at the beginning is (ID3v2.4 §3.1): seven bits of each byte count."""
    if len(content) < ID3_HEAD:
        raise Damaged(field="file")
    length = sum((byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True))
    return ID3_HEAD + length + (ID3_HEAD if content[5] & FOOTER else 0)
