"""A file's name as it is kept: one name, no path, nothing that reads otherwise than it is."""

import re
import unicodedata

from careline.files.rules.kinds import BY_EXTENSION, EXTENSIONS, FileKind
from careline.kernel.refusals import Refusal
from careline.kernel.signs import UNSEEN

LONGEST = 120
UNSAFE = re.compile(r'[<>:"/\\|?*]')


class FileKindNotTaken(Refusal):
    """Files with this ending aren't taken in."""

    code = "files.kind_not_taken"


def cleaned(name: str) -> str:
    """Return the name without path, controls and signs that systems trip over."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = " ".join(UNSAFE.sub("_", UNSEEN.sub("", last)).split()).strip(". ")
    stem, dot, extension = plain.rpartition(".")
    return f"{stem[: LONGEST - len(extension) - 1]}{dot}{extension}" if len(plain) > LONGEST else plain


def kind_by_name(name: str) -> FileKind:
    """Return the kind a name ends with.

    :raises FileKindNotTaken: naming the endings that are.
    """
    stem, _, extension = name.rpartition(".")
    kind = BY_EXTENSION.get(extension.lower())
    if kind is None or not stem:
        raise FileKindNotTaken(field="file", kinds=", ".join(EXTENSIONS))
    return kind
