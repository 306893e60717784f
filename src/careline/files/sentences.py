"""What people read when files refuses."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "files.empty": Sentence(
        _("There is nothing in the file."), _("Look at it on your own machine, and send it again.")
    ),
    "files.too_large": Sentence(
        _("The file is larger than {limit} MiB."), _("Make it smaller, or send it in several parts.")
    ),
    "files.too_many": Sentence(
        _("There is no more room: {most} files and {limit} MiB are the most."),
        _("Take back what isn’t needed, or put the rest into another complaint."),
    ),
    "files.kind_not_taken": Sentence(_("Files of this kind aren’t taken in."), _("Send one of these kinds: {kinds}.")),
    "files.not_what_it_says": Sentence(
        _("The name ends with .{ending}, but the content is of another kind."),
        _("Give the file the ending of what it is, or save it anew as what its name says."),
    ),
    "files.damaged": Sentence(
        _("The file is damaged, or something is hidden in it."),
        _("Save it anew with an ordinary program, and send that."),
    ),
    "files.bomb": Sentence(
        _("The file would become too large when it is opened."), _("Make the picture or the document smaller.")
    ),
    "files.active_content": Sentence(
        _("There are macros, scripts or other files inside it."),
        _("Save it without them, or print it into a plain PDF."),
    ),
    "files.no_room_on_disk": Sentence(
        _("There is no room left to keep the file."), _("Nothing was changed. Tell whoever runs the machine.")
    ),
    "files.gone": Sentence(_("This file was taken back or erased."), _("Reload the page: it shows what is there.")),
}
