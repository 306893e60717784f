"""Version 1 of the API: its endpoints under one root, each framed and behind a bearer."""

from typing import Any

from django.urls import URLPattern, re_path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from careline import __version__
from careline.api.edge import edge, nothing_here
from careline.api.nouns import (
    accuracy,
    address_locks,
    alarms,
    appointments,
    assignment_rules,
    attributes,
    board,
    calendars,
    canned_replies,
    catalogues,
    categories,
    centres,
    channel_forms,
    clock_alarms,
    clocks,
    commitments,
    complaints,
    contact_files,
    contacts,
    customer_imports,
    customers,
    departments,
    due_rules,
    duplicates,
    entry_audits,
    erasures,
    features,
    files,
    follow_ups,
    form_fields,
    forms,
    halls,
    holdings,
    kept_lists,
    ladder,
    legal_holds,
    macros,
    me,
    moves,
    needs,
    notice_texts,
    notices,
    off_boarding,
    order_types,
    orders,
    packs,
    reasons,
    representation,
    roles,
    scripts,
    staff_notices,
    users,
    verification_tasks,
    wrap_up_templates,
)
from careline.api.once import answered
from careline.api.openapi import ABOUT, complete
from careline.api.reading import StrictParser


class V1(NinjaAPI):
    """The API; whatever goes wrong in it is answered at its edge."""

    def set_default_exception_handlers(self) -> None:
        """Set none: the edge answers for everything."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Return a short name: `moves.resolve`."""
        return f"{operation.view_func.__module__.rpartition('.')[2]}.{operation.view_func.__name__}"

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the API's description, complete; it is made once."""
        if self._described is None:
            self._described = super().get_openapi_schema(**options)
            complete(self._described, self)
        return self._described

    _described: OpenAPISchema | None = None


api = V1(
    title="Careline",
    version=__version__,
    description=ABOUT,
    docs_url=None,
    urls_namespace="v1",
    parser=StrictParser(),
    servers=[{"url": "/", "description": "This house."}],
)
api.add_decorator(answered, mode="operation")
for root, router in (
    ("/complaints", complaints.router),  # first: an address is looked for from the top, and this is asked for most
    ("/me", me.router),
    ("/me", staff_notices.router),
    ("/kept-lists", kept_lists.router),
    ("/complaints", moves.router),
    ("/complaints", clocks.router),
    ("/complaints", notices.router),
    ("/complaints", files.router),
    ("/customers", duplicates.router),
    ("/catalogues", catalogues.router),
    ("/customers", attributes.router),
    ("/customers", customers.router),
    ("", holdings.router),
    ("", representation.router),
    ("", needs.router),
    ("", erasures.router),
    ("", features.router),
    ("", legal_holds.router),
    ("", verification_tasks.router),
    ("/accuracy", accuracy.router),
    ("/entry-audits", entry_audits.router),
    ("/customers/imports", customer_imports.router),
    ("/contacts", contacts.router),
    ("/contacts", contact_files.router),
    ("/follow-ups", follow_ups.router),
    ("/hand-overs", follow_ups.hand_overs),
    ("/halls", halls.router),
    ("/appointments", appointments.router),
    ("/orders", orders.router),
    ("/order-types", order_types.router),
    ("/compliance-rules", order_types.rules),
    ("/forms", forms.router),
    ("/form-fields", form_fields.router),
    ("/notices", notices.all_notices),
    ("/notice-texts", notice_texts.router),
    ("/reasons", reasons.router),
    ("/wrap-up-templates", wrap_up_templates.router),
    ("/scripts", scripts.router),
    ("/contacts", scripts.of_contacts),
    ("/channel-forms", channel_forms.router),
    ("/canned-replies", canned_replies.router),
    ("/macros", macros.router),
    ("/complaints", macros.of_complaints),
    ("/board", board.router),
    ("/clock-alarms", clock_alarms.router),
    ("/commitments", commitments.router),
    ("/publications", commitments.decided),
    ("/categories", categories.router),
    ("/assignment-rules", assignment_rules.router),
    ("/due-rules", due_rules.router),
    ("/ladder", ladder.router),
    ("/packs", packs.router),
    ("/calendars", calendars.router),
    ("/departments", departments.router),
    ("/centres", centres.router),
    ("/roles", roles.router),
    ("/alarms", alarms.router),
    ("/address-locks", address_locks.router),
    ("/users", users.router),
    ("/users", off_boarding.router),
):
    api.add_router(root, router)


def addresses() -> list[URLPattern]:
    """Return every address of the API, each framed, and one for whatever is none."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    for pattern in patterns:
        pattern.callback = edge(pattern.callback)
    return [*patterns, re_path("", edge(nothing_here))]


app_name = "v1"
urlpatterns = addresses()
