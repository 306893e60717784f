"""The regulation packs: which are in force, what one says, and installing one after a look at what it changes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.clocks.operations.packs import install_pack
from careline.clocks.queries.packs import Preview, pack_rules, pack_told, packs, preview_pack
from careline.clocks.rules.packs import BadPack, NoSuchPack
from careline.clocks.rules.packs.shelf import SHIPPED, shipped_text
from careline.clocks.sentences.flaws import place_of, say_flaw
from careline.clocks.sentences.packs import NOTES
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.web.admin.due_rules import names_of
from careline.web.admin.pack_rows import change_rows, note_rows, rule_rows, window_rows
from careline.web.arrivals import Arrived
from careline.web.doors import door, go
from careline.web.questions import INVALID

RIGHT = "clocks.manage_rules"


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show every pack, and which version of it is in force."""
    return render(request, "admin/packs.html", {"here": "due-rules", "rows": packs(by=request.actor)})


@require_GET
@door(RIGHT)
def show(request: Arrived, pack: str) -> HttpResponse:
    """Show what a pack says: its rules and since when they hold, and what else it asks."""
    told, names = pack_told(by=request.actor, code=pack), names_of(request)
    in_force = pack_rules(by=request.actor, code=pack)
    (state,) = (one for one in packs(by=request.actor) if one.code == pack)
    seen = {
        "here": "due-rules",
        "state": state,
        "name": told.name.said(get_language() or ""),
        "rows": rule_rows(told, in_force, names),
        "windows": window_rows(told),
        "notes": [(NOTES[kind], note_rows(notes)) for kind, notes in told.notes.items() if notes],
    }
    return render(request, "admin/pack.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def update(request: Arrived, pack: str) -> HttpResponse:
    """Look at what the version Careline brings along would change, and put it into force."""
    if pack not in SHIPPED:
        raise NoSuchPack(field="pack", pack=pack, known=", ".join(SHIPPED))
    text = shipped_text(pack)
    if request.method == "POST":
        return _installed(request, text)
    return _previewed(request, text, to=reverse("web:pack-installation", args=[pack]))


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Take a pack of the operator's own, show what it would change, and put it into force."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if request.method == "GET" or not text.strip():
        return _asked(request, text, [], status=200 if request.method == "GET" else INVALID)
    try:
        if request.POST.get("step") == "install":
            return _installed(request, text)
        return _previewed(request, text, to=reverse("web:pack-new"))
    except BadPack as bad:
        return _asked(request, text, [(place_of(flaw), say_flaw(flaw)) for flaw in bad.flaws], status=INVALID)
    except Refusal as refusal:
        return _asked(request, text, [("", say(refusal))], status=INVALID)


def _asked(request: Arrived, text: str, flaws: list[tuple[str, object]], *, status: int) -> HttpResponse:
    seen = {"here": "due-rules", "text": text, "flaws": flaws, "is_empty": status == INVALID and not flaws}
    return render(request, "admin/pack_new.html", seen, status=status)


def _previewed(request: Arrived, text: str, *, to: str) -> HttpResponse:
    preview: Preview = preview_pack(text=text, by=request.actor, at=request.at)
    seen = {
        "here": "due-rules",
        "preview": preview,
        "name": preview.pack.name.said(get_language() or ""),
        "rows": change_rows(preview, names_of(request)),
        "text": text if to == reverse("web:pack-new") else "",
        "to": to,
    }
    return render(request, "admin/pack_changes.html", seen)


def _installed(request: Arrived, text: str) -> HttpResponse:
    row = install_pack(text=text, by=request.actor, at=request.at)
    messages.success(request, _("%(pack)s %(version)s is in force.") % {"pack": row.code, "version": row.version})
    return go(request, reverse("web:pack", args=[row.code]))
