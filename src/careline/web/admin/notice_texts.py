"""Notice texts: what is said on each occasion, its versions, their approval, and how they would read."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.queries.notice_values import Preview, preview
from careline.kernel.numbering import CaseNumber
from careline.kernel.refusals import Refusal
from careline.notices.operations.templates import approve_template, write_template
from careline.notices.queries.templates import (
    NoSuchNoticeKind,
    NoticeText,
    TextVersion,
    notice_text,
    notice_texts,
    text_version,
)
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.wording import Wording
from careline.security.policy import allows
from careline.web.admin.forms import NothingAsked
from careline.web.admin.notice_forms import TrialForm, WordsForm, initial_of, variables_of
from careline.web.arrivals import Arrived
from careline.web.doors import door, go, is_fragment
from careline.web.faces.notice_text import preview_face, text_faces, version_faces
from careline.web.faces.people import called
from careline.web.notice_words import NOTICE_CHANNELS, kind_said, variables_said
from careline.web.questions import INVALID, Question, put

READ, MANAGE, APPROVE = "notices.read_templates", "notices.manage_templates", "notices.approve_templates"


@require_GET
@door(READ)
def listed(request: Arrived) -> HttpResponse:
    """Show how each text stands, by occasion."""
    faces = text_faces(notice_texts())
    kinds = {one.code: (one.kind, one.audience, [row for row in faces if row.code == one.code]) for one in faces}
    return render(request, "admin/notice_texts.html", {"here": "notice-texts", "kinds": kinds.values()})


@require_GET
@door(READ)
def show(request: Arrived, kind: str, channel: str) -> HttpResponse:
    """Show what is said, what waits for approval, and what was said before."""
    stand, rows = notice_text(kind=kind, channel=_channel(channel))
    return _page(request, stand, rows, _trial(request, stand, rows))


@require_POST
@door(READ)
def trial(request: Arrived, kind: str, channel: str) -> HttpResponse:
    """Show how a version would read, about a complaint or with invented values."""
    stand, rows = notice_text(kind=kind, channel=_channel(channel))
    form = _trial(request, stand, rows, request.POST)
    if not form.is_valid():
        return _page(request, stand, rows, form, status=INVALID)
    row = text_version(kind=kind, channel=stand.channel, n=form.cleaned_data["n"])
    try:
        read = _read(request, stand, form, zh=row.zh, en=row.en)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return _page(request, stand, rows, form, status=INVALID)
    return _page(request, stand, rows, form, read=read)


@require_http_methods(["GET", "POST"])
@door(MANAGE)
def write(request: Arrived, kind: str, channel: str) -> HttpResponse:
    """Write a new version, with a preview beside it; it waits until somebody else approves it."""
    stand, rows = notice_text(kind=kind, channel=_channel(channel))
    given: dict[str, Any] = {"channel": stand.channel, "has_cases": _has_cases(request)}
    if request.method != "POST":
        begun = initial_of(stand.channel, rows[0] if rows else None)
        return _draft(request, stand, WordsForm(initial=begun, **given))
    form = WordsForm(request.POST, **given)
    if not form.is_valid():
        return _draft(request, stand, form, status=INVALID)
    try:
        if request.POST.get("act") != "save":
            return _draft(request, stand, form, _read(request, stand, form, zh=form.words("zh"), en=form.words("en")))
        _save(request, stand, form)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return _draft(request, stand, form, status=INVALID)
    messages.success(request, _("The version waits for a colleague who approves it."))
    return go(request, _address(stand))


@require_http_methods(["GET", "POST"])
@door(APPROVE)
def approve(request: Arrived, kind: str, channel: str, n: int) -> HttpResponse:
    """Approve a version somebody else wrote."""
    stand, _rows = notice_text(kind=kind, channel=_channel(channel))
    row = text_version(kind=kind, channel=stand.channel, n=n)

    def act(_data: dict[str, Any]) -> str:
        approve_template(kind=kind, channel=stand.channel, n=n, by=request.actor, at=request.at)
        return _("Approved. It is used from now on.")

    told = _("From now on notices use these words. %(name)s wrote them.") % {
        "name": called([row.author_name])(row.author_name)
    }
    question = Question(_("Approve version %(n)d") % {"n": n}, _("Approve"), _address(stand), told)
    return put(request, question, NothingAsked, act)


def _save(request: Arrived, stand: NoticeText, form: WordsForm) -> None:
    write_template(
        kind=stand.kind.code,
        channel=stand.channel,
        zh=form.words("zh"),
        en=form.words("en"),
        after=form.cleaned_data["after"],
        by=request.actor,
        at=request.at,
    )


def _read(request: Arrived, stand: NoticeText, form: WordsForm | TrialForm, *, zh: Wording, en: Wording) -> Preview:
    typed = form.cleaned_data.get("number", "")
    number = str(CaseNumber.parse(typed)) if typed else ""
    return preview(kind=stand.kind.code, channel=stand.channel, zh=zh, en=en, number=number, by=request.actor)


def _draft(
    request: Arrived, stand: NoticeText, form: WordsForm, read: Preview | None = None, *, status: int = 200
) -> HttpResponse:
    seen = {
        **_head(stand),
        "form": form,
        "variables": list(zip(variables_of(stand.kind), variables_said(stand.kind), strict=True)),
        "read": preview_face(read) if read else None,
        "to": request.path,
    }
    template = "admin/notice_draft.html" if is_fragment(request) else "admin/notice_writing.html"
    return render(request, template, seen, status=status)


def _page(
    request: Arrived,
    stand: NoticeText,
    rows: list[TextVersion],
    form: TrialForm,
    *,
    read: Preview | None = None,
    status: int = 200,
) -> HttpResponse:
    me, waits, said = request.actor, stand.waiting, stand.in_force
    faces = {one.n: one for one in version_faces(rows)}
    seen = {
        **_head(stand),
        "in_force": faces[said.n] if said else None,
        "waiting": faces[waits.n] if waits else None,
        "before": [faces[row.n] for row in rows if row not in {said, waits}],
        "can_write": allows(me, MANAGE),
        "can_approve": waits is not None and allows(me, APPROVE) and waits.author_id != me.id,
        "is_own": waits is not None and waits.author_id == me.id,
        "form": form,
        "read": preview_face(read) if read else None,
    }
    return render(request, "admin/notice_text.html", seen, status=status)


def _head(stand: NoticeText) -> dict[str, object]:
    return {
        "here": "notice-texts",
        "kind": stand.kind.code,
        "channel": stand.channel.value,
        "title": kind_said(stand.kind.code),
        "way": NOTICE_CHANNELS[stand.channel],
    }


def _trial(request: Arrived, stand: NoticeText, rows: list[TextVersion], told: Any = None) -> TrialForm:
    known = {stand.in_force: _("in force"), stand.waiting: _("waits for approval")}
    versions = [(row.n, f"{row.n} · {known[row]}" if row in known else str(row.n)) for row in rows]
    first = stand.waiting or stand.in_force
    begun = {"n": first.n if first else ""}
    return TrialForm(told, versions=versions, has_cases=_has_cases(request), initial=begun)


def _has_cases(request: Arrived) -> bool:
    """Return whether a preview may be about a complaint: administrators read none."""
    return allows(request.actor, "cases.read_complaint")


def _channel(code: str) -> NoticeChannel:
    if code not in set(NoticeChannel):
        raise NoSuchNoticeKind(field="channel", kind=code)
    return NoticeChannel(code)


def _address(stand: NoticeText) -> str:
    return reverse("web:notice-text", args=[stand.kind.code, stand.channel.value])
