"""Bring each room's Chinese catalogue in step with what the room says: `python -m scripts.catalogues`.

Messages come and go; translations stay. No dates and no line numbers are written, so that two branches can be merged.
What is left untranslated is listed, and the exit code says so. Needs no gettext on the machine.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from scripts.speech import borrowed_by, catalogue_of, catalogue_path, messages_of

ROOMS = Path(__file__).resolve().parent.parent / "src" / "careline"
HEADER = r"""msgid ""
msgstr ""
"Language: zh_Hans\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

"""


def main() -> int:
    """Write the catalogues; return how many messages are still to be translated."""
    missing = [f"{room.name}: {text}" for room in sorted(ROOMS.iterdir()) if room.is_dir() for text in renew(room)]
    print("\n".join(missing) or "Every message is translated.")
    return len(missing)


def renew(room: Path) -> list[str]:
    """Write one room's catalogue; return its messages without a translation."""
    known, renewed = catalogue_of(room), Catalog(locale="zh_Hans", fuzzy=False)
    for message in messages_of(room):
        old = known.get(message.text, message.context or None)
        text = (message.text, message.plural) if message.plural else message.text
        renewed.add(text, old.string if old else "", context=message.context or None)
    for text in borrowed_by(room):
        if old := known.get(text):
            renewed.add(text, old.string)
    path = catalogue_path(room)
    if len(renewed) or path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(HEADER.encode())
            write_po(file, renewed, width=120, omit_header=True, sort_output=True)
    return [str(entry.id) for entry in renewed if entry.id and not any(entry.string or ())]


if __name__ == "__main__":
    sys.exit(min(main(), 1))
