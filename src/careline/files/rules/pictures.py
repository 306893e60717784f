"""Pictures: opened to see that they are ones, bounded in pixels, copied without what they tell of where and by whom.

What is copied are the pieces a picture is made of, untouched, so that nothing is lost by compressing anew; places,
cameras, comments and previews stay behind, and so does whatever hung after the picture's end.
"""

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from careline.files.rules.damage import Bomb, Damaged
from careline.kernel.refusals import Refusal

MOST_PIXELS = 64_000_000
"""Twice what today's telephones take at their best; four bytes each are 256 MB for who opens it."""
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)
WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
WEBP_TELLING = 0b0010_1100
"""Flags of VP8X that announce a profile, Exif and XMP."""
HEAD, AROUND = 8, 12
"""Bytes of a PNG chunk before its data, and around them."""
SOS, APP0, APP14, COMMENT = 0xDA, 0xE0, 0xEE, 0xFE
APPS, RESTARTS = range(0xE0, 0xF0), range(0xD0, 0xD8)
ORIENTATION = 0x0112
UPRIGHT = 1


def png(content: bytes) -> bytes:
    """Return a PNG without its texts, times and Exif.

    :raises Damaged: when it can't be opened; likewise `Bomb`.
    """
    _look(content, "PNG")
    kept = b"".join(piece for kind, piece in _png_pieces(content) if kind in PNG_KEPT)
    return PNG_START + kept


def jpeg(content: bytes) -> bytes:
    """Return a JPEG without Exif, XMP, IPTC and comments; which way is up is kept.

    :raises Damaged: when it can't be opened; likewise `Bomb`.
    """
    upright = _look(content, "JPEG")
    turned = _orientation(upright) if upright != UPRIGHT else b""
    kept = [piece for marker, piece in _jpeg_pieces(content) if marker in {APP0, APP14} or marker not in APPS]
    return b"\xff\xd8" + turned + b"".join(kept)


def webp(content: bytes) -> bytes:
    """Return a WebP without Exif and XMP.

    :raises Damaged: when it can't be opened; likewise `Bomb`.
    """
    _look(content, "WEBP")
    kept = b"".join(_webp_piece(kind, data) for kind, data in _webp_pieces(content) if kind in WEBP_KEPT)
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


def _look(content: bytes, form: str) -> int:
    """Open the picture and return which way is up, as Exif counts it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we have a bound of our own
            with Image.open(BytesIO(content), formats=[form]) as picture:
                _check_pixels(picture)
                turned = int(picture.getexif().get(ORIENTATION, UPRIGHT)) if form == "JPEG" else UPRIGHT
                picture.verify()
                return turned if turned in range(1, 9) else UPRIGHT
    except Image.DecompressionBombError as bomb:
        raise Bomb(field="file") from bomb
    except Refusal:
        raise
    except Exception as broken:
        raise Damaged(field="file") from broken


def _check_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Bomb(field="file")


def _png_pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks up to the end of the picture (PNG §5.3): length, kind, data, checksum."""
    at, kind = len(PNG_START), b""
    while kind != b"IEND":
        head = content[at : at + HEAD]
        if len(head) < HEAD:
            raise Damaged(field="file")
        size, kind = struct.unpack(">I4s", head)
        piece = content[at : at + AROUND + size]
        if len(piece) < AROUND + size:
            raise Damaged(field="file")
        yield kind, piece
        at += AROUND + size


def _jpeg_pieces(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the segments (ITU T.81 §B.1.1), a scan with its data in one, up to the end of the picture."""
    at = 2
    while True:
        while content[at : at + 2] == b"\xff\xff":
            at += 1
        is_end = content[at : at + 2] == b"\xff\xd9"
        if not is_end and (at + HEAD // 2 > len(content) or content[at : at + 1] != b"\xff"):
            raise Damaged(field="file")
        marker = content[at + 1]
        if is_end:
            yield marker, b"\xff\xd9"
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        end = _end_of_scan(content, end) if marker == SOS else end
        if marker != COMMENT:
            yield marker, content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the data of a scan end: at the first marker that is neither stuffed nor a restart (§B.1.1.5)."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1 : at + 2]
        if following and following != b"\x00" and following[0] not in RESTARTS and following != b"\xff":
            return at
        at += 1 if following == b"\xff" else 2
    raise Damaged(field="file")


def _orientation(turned: int) -> bytes:
    """Return a segment of Exif that says which way is up and nothing else (CIPA DC-008 §4.6)."""
    entry = struct.pack(">HHIHH", ORIENTATION, 3, 1, turned, 0)
    exif = b"Exif\x00\x00" + b"MM\x00\x2a" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _webp_pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks inside the RIFF (RFC 9649 §2.3), as far as it says it reaches."""
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    at = 12
    while at + 8 <= end:
        kind, size = struct.unpack("<4sI", content[at : at + 8])
        if at + 8 + size > end:
            raise Damaged(field="file")
        yield kind, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp_piece(kind: bytes, data: bytes) -> bytes:
    if kind == b"VP8X":
        data = bytes([data[0] & ~WEBP_TELLING]) + data[1:]
    return kind + struct.pack("<I", len(data)) + data + b"\x00" * (len(data) % 2)
