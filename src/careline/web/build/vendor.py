"""Copies what the screens take from npm into `static/vendor`: `python -m careline.web.build.vendor node_modules`."""

import shutil
import sys
from pathlib import Path

from careline.web.build.icons import sprite

VENDOR = Path(__file__).resolve().parent.parent / "static" / "vendor"

COPIES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "htmx.org/LICENSE": "htmx-LICENSE",
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
    "@fontsource-variable/inter/LICENSE": "inter-LICENSE",
    "lucide-static/LICENSE": "lucide-LICENSE",
}
"""From the package's file to our name for it; each with its licence beside it."""


def fill(node_modules: Path, vendor: Path = VENDOR) -> None:
    """Fill the vendor folder from an installed `node_modules`.

    :raises FileNotFoundError: when a package is not installed.
    """
    vendor.mkdir(parents=True, exist_ok=True)
    for source, name in COPIES.items():
        shutil.copyfile(node_modules / source, vendor / name)
    (vendor / "icons.svg").write_text(sprite(node_modules / "lucide-static" / "icons"), "utf-8")


if __name__ == "__main__":
    fill(Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules"))
