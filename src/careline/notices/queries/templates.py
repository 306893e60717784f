"""Which words are in force."""

from collections.abc import Collection

from careline.kernel.refusals import Kind, Refusal
from careline.notices.models import TemplateVersion
from careline.notices.rules.facts import NoticeChannel
from careline.notices.rules.kinds import NoticeKind, kinds


class NoSuchNoticeKind(Refusal):
    """There is no such occasion."""

    code = "notices.no_such_kind"
    kind = Kind.MISSING


def kind_named(code: str) -> NoticeKind:
    """Return one kind of notice.

    :raises NoSuchNoticeKind: when no room registered it.
    """
    found = kinds().get(code)
    if found is None:
        raise NoSuchNoticeKind(field="kind", kind=code)
    return found


def in_force(*, kind: str, channels: Collection[NoticeChannel]) -> dict[NoticeChannel, TemplateVersion]:
    """Return the newest approved words for an occasion, by channel; nothing where none were approved yet."""
    approved = TemplateVersion.objects.filter(kind=kind, channel__in=channels, approval__isnull=False)
    return {NoticeChannel(row.channel): row for row in approved.order_by("n")}
