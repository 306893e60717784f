"""What the log says of a request names nobody, whatever somebody typed into an address."""

import logging

import pytest

from careline.project.discretion import REQUESTS, DiscreetFormatter


def line(message: str, logger: str = REQUESTS) -> str:
    record = logging.LogRecord(logger, logging.WARNING, "", 0, message, None, None)
    return DiscreetFormatter().format(record).partition(f"{logger}: ")[2]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("/customers/13800138021", "/customers/***"),
        ("/customers/+8613800138021/", "/customers/***/"),
        ("/customers/11010119900307123X", "/customers/***"),
        ("/customers/wang.fang@example.com", "/customers/***"),
        ("/customers/王芳", "/customers/***"),
        ("/complaints/TS-2026-000006-6", "/complaints/TS-2026-000006-6"),
        ("/orders/YW-2026-1234567-4", "/orders/YW-2026-1234567-4"),
        (
            "/customers/01a20441-05f4-7320-85b8-603630157008/new",
            "/customers/01a20441-05f4-7320-85b8-603630157008/new",
        ),
    ],
)
def test_an_address_somebody_typed_names_nobody(typed: str, written: str) -> None:
    assert line(f"Not Found: {typed}") == f"Not Found: {written}"


def test_our_own_words_stay() -> None:
    assert (
        line("the user “nobody” can't reach /srv/venv", "careline.project") == "the user “nobody” can't reach /srv/venv"
    )


def test_an_errors_text_stays_unsaid() -> None:
    error = ValueError("Key (number)=(13800138021) already exists")
    record = logging.LogRecord(REQUESTS, logging.ERROR, "", 0, "It failed.", None, (ValueError, error, None))
    said = DiscreetFormatter().format(record)
    assert "13800138021" not in said
    assert "builtins.ValueError" in said
