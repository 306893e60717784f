"""A request as WSGI tells it (PEP 3333), made of what ASGI told."""

import sys
from typing import IO, Any
from urllib.parse import unquote_to_bytes

from careline.project.porch.body import Scope

Environ = dict[str, Any]
UNTOLD = {"CONTENT_LENGTH", "TRANSFER_ENCODING"}
"""How the body came; it is here now, and its length is counted."""


def environ_of(scope: Scope, body: IO[bytes]) -> Environ:
    """Return the request with its body, which stands at its beginning."""
    return {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": scope["server"][0],
        "SERVER_PORT": str(scope["server"][1]),
        "REMOTE_ADDR": address_of(scope),
        "CONTENT_LENGTH": str(_length(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **_headers(scope),
    }


def address_of(scope: Scope) -> str:
    """Return where the request came from."""
    return str(scope["client"][0]) if scope["client"] else ""


def _headers(scope: Scope) -> Environ:
    told: Environ = {}
    for raw, value in scope["headers"]:
        if b"_" in raw:
            continue  # WSGI can't tell it from the name with hyphens, which the proxy guards
        name = raw.decode("latin-1").upper().replace("-", "_")
        if name in UNTOLD:
            continue
        key = name if name == "CONTENT_TYPE" else f"HTTP_{name}"
        between = "; " if name == "COOKIE" else ","
        text = value.decode("latin-1")
        told[key] = f"{told[key]}{between}{text}" if key in told else text
    return told


def _length(body: IO[bytes]) -> int:
    length = body.seek(0, 2)
    body.seek(0)
    return length
