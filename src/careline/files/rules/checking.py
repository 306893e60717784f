"""What comes in is what it says it is: told by its bytes, not its name, and stripped of what nobody meant to send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import filetype

from careline.files.rules import audio, office, pdf, pictures, texts
from careline.files.rules.bounds import check_size
from careline.files.rules.kinds import KINDS, FileKind
from careline.files.rules.names import cleaned, kind_by_name
from careline.kernel.refusals import Refusal

Check = Callable[[bytes], bytes]
"""Returns the content as it is kept, or refuses it."""
CHECKS: Mapping[FileKind, Check] = {
    FileKind.PDF: pdf.checked,
    FileKind.PNG: pictures.png,
    FileKind.JPEG: pictures.jpeg,
    FileKind.WEBP: pictures.webp,
    FileKind.DOCX: office.docx,
    FileKind.XLSX: office.xlsx,
    FileKind.TXT: texts.plain,
    FileKind.CSV: texts.plain,
    FileKind.EML: texts.mail,
    FileKind.WAV: audio.wav,
    FileKind.MP3: audio.mp3,
    FileKind.AMR: audio.amr,
}
STRIPPED = frozenset(
    {FileKind.PNG, FileKind.JPEG, FileKind.WEBP, FileKind.DOCX, FileKind.XLSX, FileKind.WAV, FileKind.MP3}
)
"""The kinds out of which metadata are taken. PDF, mails and texts are kept as they came, and AMR has none."""


class NotWhatItSays(Refusal):
    """The content is of another kind than the name's ending says."""

    code = "files.not_what_it_says"


@dataclass(frozen=True)
class Checked:
    """A file that may be kept."""

    name: str
    kind: FileKind
    content: bytes
    is_stripped: bool
    """Whether metadata of this kind of file are taken out."""


def check(name: str, content: bytes) -> Checked:
    """Return a file as it may be kept.

    :raises FileKindNotTaken: its ending isn't on the list.
    :raises FileEmpty: and whatever else `check_size` refuses.
    :raises NotWhatItSays: its bytes are of another kind.
    :raises Damaged: and whatever else the check of its kind refuses.
    """
    told = cleaned(name)
    kind = kind_by_name(told)
    check_size(len(content))
    found = filetype.guess(content)
    if (found.mime if found else "") not in {KINDS[kind].magic, *ALIASES.get(kind, ())}:
        raise NotWhatItSays(field="file", ending=told.rpartition(".")[2].lower())
    return Checked(told, kind, CHECKS[kind](content), kind in STRIPPED)


ALIASES: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.DOCX: (KINDS[FileKind.DOCX].media_type,),
    FileKind.XLSX: (KINDS[FileKind.XLSX].media_type,),
}
"""What the library calls an office file whose parts stand in the usual order; else it only sees a ZIP."""
