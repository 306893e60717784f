"""The words screens use for files."""

from django.utils.translation import pgettext_lazy as _in

from careline.files.rules.kinds import FileKind, RetractReason
from careline.web.words import Words

RETRACT_REASONS: Words = {
    RetractReason.WRONG_FILE: _in("retract", "It is the wrong file"),
    RetractReason.WRONG_CASE: _in("retract", "It belongs to another matter"),
    RetractReason.TOO_MUCH: _in("retract", "It shows more of a person than is needed"),
    RetractReason.ASKED: _in("retract", "Whoever sent it asked for it"),
}
FILE_KINDS: Words = {
    FileKind.PDF: _in("file", "PDF"),
    FileKind.PNG: _in("file", "Picture"),
    FileKind.JPEG: _in("file", "Picture"),
    FileKind.WEBP: _in("file", "Picture"),
    FileKind.DOCX: _in("file", "Document"),
    FileKind.XLSX: _in("file", "Spreadsheet"),
    FileKind.TXT: _in("file", "Text"),
    FileKind.CSV: _in("file", "Table"),
    FileKind.EML: _in("file", "E-mail"),
    FileKind.WAV: _in("file", "Recording"),
    FileKind.MP3: _in("file", "Recording"),
    FileKind.AMR: _in("file", "Recording"),
}
