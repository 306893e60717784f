"""Making what a home needs before anything runs: folders and secrets. The keyring is made with the database."""

from careline.project import database
from careline.project.home import Home, find
from careline.project.trouble import Trouble
from careline.project.words import _


def furnish(home: Home | None = None) -> Home:
    """Make the home's folders and secrets unless they are there.

    :raises Trouble: when the folder can't be made or written.
    """
    home = home or find()
    try:
        home.prepare()
        names = ("django.key", "app.password", *(("owner.password",) if database.is_embedded() else ()))
        for name in names:
            if not (home.secrets / name).exists():  # the owner's isn't for everybody to read
                home.make_secret(name)
    except PermissionError as error:
        raise Trouble(
            _("The data folder {home} can't be written.").format(home=home.root),
            _("Set CARELINE_HOME to a folder of your own, or give this user the rights to it."),
        ) from error
    return home
