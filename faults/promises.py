"""What the house promises beside the law, so that clocks run out while it is struck: written by its own API.

`faults.soon` holds complaints of one channel, and the clients' of that channel are so old that its clock is just before
one of its alarms. F9 adds a rule of each kind and each unit, counted on two calendars in two zones.
"""

import json
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

CHANNEL = "webchat"
"""The channel they hold."""
PROMISE = timedelta(hours=2)
SOON = ("faults.soon", "contact", "hour", 2, "cn")
EVERY_KIND = (
    ("faults.acknowledge", "acknowledge", "minute", 30, "us"),
    ("faults.contact", "contact", "hour", 5, "us"),
    ("faults.answer", "answer", "working_minute", 600, "us"),
    ("faults.propose", "propose", "working_hour", 12, "cn"),
    ("faults.implement", "implement", "calendar_day", 0, "us"),
    ("faults.resolve", "resolve", "working_day", 2, "us"),
    ("faults.decide", "decide", "week", 1, "us"),
    ("faults.repair", "repair", "month", 1, "cn"),
    ("faults.restore", "restore", "year", 1, "us"),
    ("faults.credit", "credit", "calendar_day", 3, "cn"),
    ("faults.today", "acknowledge", "calendar_day", 0, "cn"),
)
"""Code, kind, unit, amount and calendar."""
STANDINGS = ("promise", "internal", "contract")
SINCE = "2001-01-01"


def promise_soon(port: int, token: str) -> None:
    """Have complaints of that channel due two hours after their receipt."""
    _write(port, token, [SOON])


def promise_everything(port: int, token: str) -> None:
    """Have them due under a rule of each kind and each unit, too."""
    _write(port, token, EVERY_KIND)


def put(port: int, token: str, noun: str, told: Mapping[str, Any]) -> Any:
    """Put something to the house and return its answer.

    :raises urllib.error.HTTPError: it refused.
    """
    asked = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/{noun}",
        data=json.dumps(told).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310  (the house on this machine)
        return json.load(answer)


def _write(port: int, token: str, rules: Any) -> None:
    for (code, *_), told in zip(rules, _terms(rules), strict=True):
        put(port, token, f"due-rules/{code}", told)


def _terms(rules: Any) -> Iterator[dict[str, Any]]:
    for n, (code, kind, unit, amount, calendar) in enumerate(rules):
        yield {
            "name_zh": code,
            "name_en": code,
            "kind": kind,
            "standing": STANDINGS[n % len(STANDINGS)],
            "jurisdiction": "cn",
            "channel": CHANNEL,
            "amount": amount,
            "unit": unit,
            "calendar": calendar,
            "source_zh": "测试",
            "source_en": "the faults",
            "certainty": "own",
            "valid_from": SINCE,
        }
