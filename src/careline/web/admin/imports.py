"""Bringing in a list: send it, say which column is what, look at its first rows, watch it come in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Said, say
from careline.kernel.tables.bounds import MEBIBYTE, UPLOADED, FileTooLarge
from careline.kernel.tables.cells import check_columns
from careline.kernel.tables.rows import EmptyTable
from careline.parties.jobs import ADDED, wake
from careline.parties.operations.imports import ask_import, drop_import, save_map, send_import
from careline.parties.queries.batches import Previewed, batch_to_map, batches, columns_of, header, known_batch, preview
from careline.parties.queries.catalogues import offered_words
from careline.parties.queries.import_maps import map_names, shipped_maps, told_map
from careline.parties.rules.import_guess import guessed
from careline.parties.rules.import_map import read_list_map
from careline.parties.rules.imports import LISTS, RIGHTS, ImportState, ImportSubject
from careline.security.policy import allows
from careline.web.admin.forms import NothingAsked
from careline.web.admin.import_form import lines_of, told_in, unread_columns, unseen_columns
from careline.web.arrivals import Arrived
from careline.web.doors import door, go, is_fragment
from careline.web.faces.imports import face, preview_lines
from careline.web.faces.moments import here
from careline.web.questions import INVALID, Question, put
from careline.web.words.imports import IMPORT_FIELDS, IMPORT_SUBJECTS

RIGHT = LISTS
LATEST = 20


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the files one sent, and take in another."""
    said: Said | None = None
    if request.method == "POST":
        try:
            return go(request, reverse("web:import", args=[_sent(request)]))
        except Refusal as refusal:
            said = say(refusal)
    rows = [face(one) for one in batches(by=request.actor)[:LATEST]]
    seen = {
        "here": "imports",
        "rows": rows,
        "said": said,
        "mebibytes": UPLOADED.bytes // MEBIBYTE,
        "most": UPLOADED.rows,
        "subjects": [(one.value, IMPORT_SUBJECTS[one]) for one in _subjects(request)],
        "chosen": request.POST.get("subject", ""),
    }
    return render(request, "admin/imports.html", seen, status=INVALID if said else 200)


@require_GET
@door(RIGHT)
def show(request: Arrived, batch: UUID) -> HttpResponse:
    """Show a file: the map that fits it best while it waits for one, and then how far it has come."""
    one = known_batch(by=request.actor, id=batch)
    if one.state == ImportState.SENT:
        return _mapping(request, one, guessed(columns_of(one), offered_words(), ImportSubject(one.subject)))
    template = "admin/import_progress.html" if is_fragment(request) else "admin/import.html"
    seen = {"here": "imports", "row": face(one), "can_open": one.imported and _may_walk(request, one.subject)}
    return render(request, template, seen)


@require_POST
@door(RIGHT)
def choose(request: Arrived, batch: UUID) -> HttpResponse:
    """Take up a map that was kept, look at what the form's map makes of the file, or bring it in by that."""
    one = batch_to_map(by=request.actor, id=batch)
    act = request.POST.get("act", "")
    if act == "use":
        return _mapping(request, one, told_map(name=request.POST.get("map", "")))
    told = told_in(request.POST, ImportSubject(one.subject))
    try:
        if act == "keep":
            saved = save_map(name=request.POST.get("save_as", ""), told=told, by=request.actor, at=request.at)
            messages.success(request, _("The map “%(name)s” is kept.") % {"name": saved.name})
        if act == "start":
            ask_import(batch=one, told=told, by=request.actor, at=request.at)
            wake()
            return go(request, reverse("web:import", args=[batch]))
    except Refusal as refusal:
        return _mapping(request, one, told, said=say(refusal))
    return _mapping(request, one, told)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def drop(request: Arrived, batch: UUID) -> HttpResponse:
    """Throw a file away."""
    one = known_batch(by=request.actor, id=batch)

    def act(_data: dict[str, Any]) -> str:
        drop_import(batch=one, by=request.actor, at=request.at)
        return _("The file was thrown away.")

    title = _("Throw away")
    told = _("“%(name)s” will be thrown away; nothing of it comes in.") % {"name": one.file_name}
    return put(request, Question(title, title, reverse("web:imports"), told, tone="danger"), NothingAsked, act)


def _may_walk(request: Arrived, subject: str) -> bool:
    """Whether the list of customers opens: who brings them in needn't be allowed to read them."""
    return subject == ImportSubject.CUSTOMERS and all(
        allows(request.actor, right) for right in ("parties.read_customer", "parties.list_customers")
    )


def _sent(request: Arrived) -> UUID:
    file = request.FILES.get("file")
    if file is None:
        raise EmptyTable
    if (file.size or 0) > UPLOADED.bytes:
        raise FileTooLarge(mebibytes=UPLOADED.bytes // MEBIBYTE)
    asked = request.POST.get("subject", "")
    batch = send_import(
        file=file.read(),
        name=file.name or "",
        language=request.LANGUAGE_CODE,
        subject=ImportSubject(asked) if asked in set(ImportSubject) else ImportSubject.CUSTOMERS,
        by=request.actor,
        at=request.at,
    )
    return batch.id


def _subjects(request: Arrived) -> list[ImportSubject]:
    """Return what one may bring in lists of."""
    return [one for one in ImportSubject if all(allows(request.actor, right) for right in RIGHTS[one])]


def _map_said(name: str) -> str:
    """Return what a map that comes along says it is for; the house's own are called as somebody called them."""
    if name not in shipped_maps():
        return name
    language = "zh" if (get_language() or "").startswith("zh") else "en"
    return str(told_map(name=name).get(f"about_{language}") or name)


def _mapping(request: Arrived, batch: Any, told: Mapping[str, Any], said: Said | None = None) -> HttpResponse:
    columns, subject = columns_of(batch), ImportSubject(batch.subject)
    rows: list[Previewed] = []
    try:
        the_map = read_list_map(told, subject)
        check_columns(columns, the_map.cells)
        rows = preview(batch=batch, the_map=the_map, today=here(request.at).date())
    except Refusal as refusal:
        said = said or say(refusal)
    seen = {
        "here": "imports",
        "row": face(batch),
        "lines": lines_of(told, offered_words(), subject),
        "columns": [name for name in columns if name],
        "unseen_columns": unseen_columns(told, columns),
        "unread_columns": unread_columns(told, columns, {str(one) for one in ADDED}),
        "has_source": subject == ImportSubject.CUSTOMERS,
        "source": told.get("source", ""),
        "maps": [(name, _map_said(name)) for name in map_names(by=request.actor, subject=subject)],
        "header": [IMPORT_FIELDS[subject][name] for name in header(subject)],
        "preview": preview_lines(rows, subject),
        "problems": sum(bool(one.problem) for one in rows),
        "said": said,
    }
    return render(request, "admin/import_map.html", seen, status=INVALID if said else 200)
