"""The files browsers need, collected with a hash in their names, so that browsers may keep them for ever."""

from django.core.management import call_command

from careline.project.trouble import Trouble
from careline.project.words import _


def collect() -> None:
    """Collect the files into the home.

    :raises Trouble: when one that another asks for was not built.
    """
    try:
        call_command("collectstatic", interactive=False, verbosity=0)
    except ValueError as error:  # whitenoise's and Django's way to say that a file is missing
        raise Trouble(
            _("The screens' files were not built: {files}").format(files=str(error).splitlines()[0]),
            _("In a checkout run `make demo` or `make package`; an installed Careline should be installed anew."),
        ) from error
