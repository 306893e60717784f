"""Small true files of every kind, made here."""

import io
import struct
import wave
import zipfile

from PIL import Image

MAKER, ARTIST, GPS = 0x010F, 0x013B, 0x8825
SECRET = b"Wang Fang was here"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
EML = b"From: a@example.com\r\nDate: Wed, 11 Mar 2026 10:30:00 +0800\r\nSubject: bill\r\n\r\nhello\r\n"
AMR = b"#!AMR\n" + b"\x3c" * 32
MP3 = b"\xff\xfb\x90\x00" + b"\x00" * 413


def picture(form: str, *, turned: int = 1, size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture that tells who took it, and where."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[ARTIST], exif[MAKER] = turned, SECRET.decode(), "Careline"
    exif.get_ifd(GPS)[1] = "N"
    image = Image.effect_noise(size, 60).convert("RGB")
    more = {"comment": SECRET} if form == "JPEG" else {}
    image.save(made, form, exif=exif, **more)
    return made.getvalue()


def office(main: str, *, parts: dict[str, bytes] | None = None, types: bytes = b"<Types/>") -> bytes:
    """A document or a sheet, with its author in it."""
    made = io.BytesIO()
    told = {
        "[Content_Types].xml": types,
        main: b"<w/>",
        "docProps/core.xml": b"<a>" + SECRET + b"</a>",
        **(parts or {}),
    }
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in told.items():
            packed.writestr(name, data)
    return made.getvalue()


def docx(**more: object) -> bytes:
    return office("word/document.xml", **more)  # type: ignore[arg-type]  # passed on


def xlsx(**more: object) -> bytes:
    return office("xl/workbook.xml", **more)  # type: ignore[arg-type]  # passed on


def wav() -> bytes:
    """Half a second of silence, with an artist."""
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x00" * 4000)
    label = b"INFOIART" + struct.pack("<I", len(SECRET)) + SECRET
    label = b"LIST" + struct.pack("<I", len(label)) + label
    content = made.getvalue() + label
    return content[:4] + struct.pack("<I", len(content) - 8) + content[8:]


def tagged_mp3() -> bytes:
    """A frame of sound between two tags."""
    frame = b"TPE1" + struct.pack(">I", len(SECRET) + 1) + b"\x00\x00\x00" + SECRET
    head = b"ID3\x04\x00\x00" + bytes([0, 0, 0, len(frame)])
    return head + frame + MP3 + b"TAG" + SECRET.ljust(125, b"\x00")


SAMPLES = {
    "a.pdf": PDF,
    "a.png": picture("PNG"),
    "a.jpg": picture("JPEG"),
    "a.JPEG": picture("JPEG"),
    "a.webp": picture("WEBP"),
    "a.docx": docx(),
    "a.xlsx": xlsx(),
    "a.txt": "话费多扣了 128 元".encode(),
    "b.txt": "话费多扣了".encode("gb18030"),
    "a.csv": b"a,b\n1,2\n",
    "a.eml": EML,
    "a.wav": wav(),
    "a.mp3": MP3,
    "b.mp3": tagged_mp3(),
    "a.amr": AMR,
}
