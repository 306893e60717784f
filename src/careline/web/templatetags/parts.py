"""The parts screens are made of: icons, keys, pills, clocks, moments."""

from datetime import date, datetime
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careline.security.rules.keymap import is_chord
from careline.web.drafts import canned_address, slot
from careline.web.faces.moments import dated, dated_and_timed, here, spelled_out
from careline.web.keys import announced, spelled
from careline.web.places import Rail
from careline.web.words import Named, named

register = template.Library()


@register.simple_tag
@cache  # a page has a hundred of some sixty, which stay what they are while the process runs
def icon(name: str, size: str = "") -> SafeString:
    """Draw an icon of the sprite; it is decoration, so the words beside it must say the same."""
    address = static("vendor/icons.svg")
    return format_html('<svg class="icon {}" aria-hidden="true"><use href="{}#{}"/></svg>', size, address, name)


@register.simple_tag(takes_context=True)
def key(context: dict[str, Any], name: str) -> SafeString:
    """Bind the element to an act of the keymap, by the key its reader chose for it."""
    stroke = context["keymap"].strokes[name]
    if not stroke:
        return format_html('data-act="{}"', name)
    return format_html('data-act="{}" data-key="{}" aria-keyshortcuts="{}"', name, stroke, announced(stroke))


@register.simple_tag(takes_context=True)
def cap(context: dict[str, Any], name: str) -> SafeString:
    """Draw the act's key, for the eye only; nothing when it has none."""
    stroke = context["keymap"].strokes[name]
    kind = "" if is_chord(stroke) else "bare"
    return format_html('<kbd class="{}" aria-hidden="true">{}</kbd>', kind, spelled(stroke)) if stroke else SafeString()


@register.simple_tag(takes_context=True)
def moment(context: dict[str, Any], at: datetime | None, style: str = "short") -> SafeString:
    """Draw an instant in the reader's zone: the time when it is today, else the day too; all of it on hover.

    :param style: "day" where there is room for the day alone, "full" where the day stands even today.
    """
    if at is None:
        return format_html('<span class="faint">{}</span>', _("time unknown"))
    local, today = here(at), here(context["at"])
    is_today = local.date() == today.date()
    if is_today and style != "full":
        shown = local.strftime("%H:%M")
    else:
        shown = dated(local.date(), today.date()) if style == "day" else dated_and_timed(at, context["at"])
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), _full(local), shown)


def _full(local: datetime) -> str:
    return spelled_out(local, _("%d %b %Y %H:%M")) + local.strftime(":%S %Z")


@register.simple_tag(takes_context=True)
def day(context: dict[str, Any], when: date | None) -> str:
    """Draw a day, or that of an instant, as moments draw theirs; nothing for none."""
    local = here(when).date() if isinstance(when, datetime) else when
    return dated(local, here(context["at"]).date()) if local else ""


@register.inclusion_tag("parts/pill.html")
def pill(words: object, tone: str = "", picture: str = "") -> dict[str, object]:
    """Draw a pill; the tone is ok, warn, bad, info, brand or nothing."""
    return {"words": words, "tone": tone, "picture": picture}


@register.inclusion_tag("parts/clock.html")
def clock(face: object, *, with_words: bool = True) -> dict[str, object]:
    """Draw a clock: a bar of the time used up, and the time left in words."""
    return {"face": face, "with_words": with_words}


@register.inclusion_tag("parts/stages.html", takes_context=True)
def stage_bar(context: dict[str, Any], steps: object) -> dict[str, object]:
    """Draw the stage bar: what is done, when, and where the complaint stands now."""
    return {"steps": steps, "at": context["at"]}


@register.inclusion_tag("parts/entry.html", takes_context=True)
def entry(context: dict[str, Any], one: object) -> dict[str, object]:
    """Draw one entry of the timeline: a message, a note or a line of what the system saw."""
    return {"one": one, "at": context["at"]}


@register.inclusion_tag("parts/field.html")
def field(bound: object, kind: str = "") -> dict[str, object]:
    """Draw a form field with its label, hint and fault; the fault says the remedy."""
    return {"field": bound, "kind": kind}


@register.inclusion_tag("parts/empty.html")
def empty(picture: str, title: str, words: str = "") -> dict[str, object]:
    """Draw the state of a list with nothing in it, and what one could do."""
    return {"picture": picture, "title": title, "words": words}


@register.inclusion_tag("parts/notice.html")
def notice(tone: str, problem: object, remedy: object = "") -> dict[str, object]:
    """Draw a notice inside the page: what is so, and what to do."""
    picture = {"bad": "circle-alert", "warn": "triangle-alert", "ok": "circle-check", "plain": "lock"}
    return {"tone": tone, "problem": problem, "remedy": remedy, "picture": picture.get(tone, "info")}


@register.inclusion_tag("parts/rail.html", takes_context=True)
def rail(context: dict[str, Any]) -> dict[str, object]:
    """Draw the places in reach, and the step to all of them."""
    here = str(context.get("here", ""))
    held = Rail(context["places"], here)
    seen = {"near": held.near(), "beyond": held.beyond(), "groups": held.groups(), "here": here}
    return seen | {"keymap": context["keymap"]}


@register.inclusion_tag("parts/draft.html")
def kept_draft(about: str, form: str, thing: str = "") -> dict[str, object]:
    """Keep what is typed in the form around it, until that is sent; about whatever `thing` is, or nothing yet."""
    return {"slot": slot(about, form, thing)}


@register.simple_tag
def canned(about: str, thing: str = "") -> SafeString:
    """Let two colons offer canned replies in the form's boxes."""
    said = _("Canned replies")
    return format_html('data-canned="{}" data-canned-label="{}"', canned_address(about, thing), said)


@register.simple_tag(takes_context=True)
def pane(context: Any, template_name: str, seen: dict[str, Any]) -> SafeString:
    """Draw a pane of the stage that stands beside the page's own, with what it shows in the place of that one's."""
    return render_to_string(template_name, {**context.flatten(), **seen})


@register.filter
def words(text: str) -> list[str]:
    """Split a list written as words."""
    return text.split()


@register.filter(name="named")
def named_filter(one: Named) -> str:
    """Return the name of a row in the reader's language."""
    return named(one)
