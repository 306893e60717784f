"""Two things side by side: what else stands on the stage."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from careline.kernel.refusals import Kind, Refusal
from careline.web.agent.case_page import case_pane
from careline.web.agent.contact_page import contact_pane
from careline.web.arrivals import Arrived
from careline.web.sides import BESIDE

PANES = {
    "web:case": ("agent/case_pane.html", case_pane),
    "web:contact": ("agent/contact_pane.html", contact_pane),
}


def beside_of(request: Arrived, main: str, *, is_contact: bool = False) -> Mapping[str, Any]:
    """Return what stands beside `main`; nothing when none was asked for, or none of that number may be seen.

    A contact beside a contact can only be read: two records are not written at a time.
    """
    number = request.GET.get("beside", "")
    if not number or number == main:
        return {}
    view = "web:contact" if is_contact else "web:case"
    for shown, (template, pane) in PANES.items():
        try:
            found = pane(request, number, is_read_only=is_contact and shown == view)
        except Refusal as refusal:
            if refusal.kind is not Kind.MISSING:
                raise
        else:
            swap = f"{reverse(shown, args=[number])}?{urlencode({BESIDE: main})}"
            return {
                "template": template,
                "number": number,
                "seen": found,
                "alone": reverse(view, args=[main]),
                "swap": swap,
            }
    return {}
