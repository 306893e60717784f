"""Which kinds of file may come in; whatever isn't here stays out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """A kind of file that is taken in."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    DOCX = "docx"
    XLSX = "xlsx"
    TXT = "txt"
    CSV = "csv"
    EML = "eml"
    WAV = "wav"
    MP3 = "mp3"
    AMR = "amr"


@dataclass(frozen=True)
class About:
    """What is known of a kind."""

    media_type: str
    extensions: tuple[str, ...]
    magic: str = ""
    """The media type its first bytes tell; empty for kinds of plain text, which have none."""


OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: Mapping[FileKind, About] = {
    FileKind.PDF: About("application/pdf", ("pdf",), "application/pdf"),
    FileKind.PNG: About("image/png", ("png",), "image/png"),
    FileKind.JPEG: About("image/jpeg", ("jpg", "jpeg"), "image/jpeg"),
    FileKind.WEBP: About("image/webp", ("webp",), "image/webp"),
    FileKind.DOCX: About(f"{OFFICE}.wordprocessingml.document", ("docx",), "application/zip"),
    FileKind.XLSX: About(f"{OFFICE}.spreadsheetml.sheet", ("xlsx",), "application/zip"),
    FileKind.TXT: About("text/plain", ("txt",)),
    FileKind.CSV: About("text/csv", ("csv",)),
    FileKind.EML: About("message/rfc822", ("eml",)),
    FileKind.WAV: About("audio/wav", ("wav",), "audio/x-wav"),
    FileKind.MP3: About("audio/mpeg", ("mp3",), "audio/mpeg"),
    FileKind.AMR: About("audio/amr", ("amr",), "audio/amr"),
}
BY_EXTENSION: Mapping[str, FileKind] = {one: kind for kind, about in KINDS.items() for one in about.extensions}
EXTENSIONS = tuple(BY_EXTENSION)


class RetractReason(StrEnum):
    """Why an attachment is taken back; its row stays."""

    WRONG_FILE = "wrong_file"
    WRONG_CASE = "wrong_case"
    TOO_MUCH = "too_much"  # it shows more of a person than is needed (PIPL art. 6)
    ASKED = "asked"  # whoever sent it asked for it
