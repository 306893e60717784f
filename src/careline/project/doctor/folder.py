"""The data folder: there, closed to others, with the secrets and the keyring in it; and the files for browsers."""

import os
from pathlib import Path

from django.conf import settings

from careline.project import catalogues
from careline.project.doctor.finding import Finding, bad, good
from careline.project.home import Home
from careline.project.words import _
from careline.security.ports.keyring import FileKeyring, KeyringExposed, KeyringMissing

OTHERS = 0o077
VENDOR = Path(__file__).resolve().parents[2] / "web" / "static" / "vendor"
ASSETS = ("htmx.min.js", "icons.svg")


def writable(home: Home) -> Finding:
    """Look whether this user may write the folder."""
    if os.access(home.root, os.W_OK | os.X_OK):
        return good("folder.home", _("The data folder is {home}.").format(home=home.root))
    return bad(
        "folder.home",
        _("The data folder {home} can't be written.").format(home=home.root),
        _("Set CARELINE_HOME to a folder of your own, or give this user the rights to it."),
    )


def secrets(home: Home) -> Finding:
    """Look whether others could read the secrets."""
    exposed = [str(path) for path in (home.secrets, *home.secrets.glob("*")) if path.stat().st_mode & OTHERS]
    if not exposed:
        return good("folder.secrets", _("Nobody else can read the secrets."))
    return bad(
        "folder.secrets",
        _("Others can read {files}.").format(files=", ".join(exposed)),
        _("chmod go-rwx {files}, and make new ones if strangers had access to this machine.").format(
            files=" ".join(exposed)
        ),
    )


def keyring() -> Finding:
    """Look whether the keyring is there and closed."""
    path = settings.CARELINE_KEYRING
    try:
        FileKeyring(path)
    except KeyringMissing:
        return bad(
            "folder.keyring",
            _("There is no keyring at {path}.").format(path=path),
            _("Bring it back from a backup: without it no name or number can be read. An empty house gets a new one."),
        )
    except KeyringExposed:
        return bad(
            "folder.keyring",
            _("Others can read the keyring {path}.").format(path=path),
            f"chmod 0600 {path}",
        )
    except (ValueError, KeyError, OSError) as error:
        return bad(
            "folder.keyring",
            _("The keyring {path} can't be read: {reason}").format(path=path, reason=type(error).__name__),
            _("Bring it back from a backup."),
        )
    return good("folder.keyring", _("The keyring is there, and nobody else can read it."))


def screens() -> Finding:
    """Look whether the files that browsers need were built."""
    missing = [name for name in ASSETS if not (VENDOR / name).exists()]
    if not missing:
        return good("folder.screens", _("The screens' files are built."))
    return bad(
        "folder.screens",
        _("The screens' files were not built: {files}").format(files=", ".join(missing)),
        _("In a checkout run `make demo` or `make package`; an installed Careline should be installed anew."),
    )


def languages() -> Finding:
    """Look whether the catalogues were compiled."""
    stale = catalogues.uncompiled()
    if not stale and any(catalogues.PACKAGE.glob("*/locale/*/LC_MESSAGES/*.mo")):
        return good("folder.languages", _("The catalogues are compiled."))
    return bad(
        "folder.languages",
        _("The catalogues are not compiled, so Chinese isn't spoken everywhere."),
        _("Run python -m careline.project.catalogues"),
    )
