"""Which database, and as whom: migrations run as its owner, everything else as a role that can't rewrite history."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote, urlencode

from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from careline.project.home import Home, find
from careline.project.postgres.cluster import Cluster

APP_ROLE = "careline_app"
PREPARE_AT = 2
"""Times after which PostgreSQL keeps a statement of security/prepared.py prepared; Django's own never are."""
Address = dict[str, str]
"""How to connect, in libpq's words: host, port, user, password, dbname and whatever else the URL says."""

_TO_DJANGO = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}


def is_embedded(env: Mapping[str, str] = os.environ) -> bool:
    """Return whether Careline runs its own PostgreSQL."""
    return not env.get("DATABASE_URL")


def names_app_role(env: Mapping[str, str] = os.environ) -> bool:
    """Return whether the operator says himself how the processes connect."""
    return bool(env.get("CARELINE_APP_DATABASE_URL"))


def cluster(home: Home) -> Cluster:
    """Return the embedded cluster of a home."""
    return Cluster(home.postgres, home.secret("owner.password"))


def owner_address(env: Mapping[str, str] = os.environ, home: Home | None = None) -> Address:
    """Return how the owner connects."""
    if env.get("DATABASE_URL"):
        return _parsed(env["DATABASE_URL"])
    return cluster(home or find(env)).address()


def app_address(env: Mapping[str, str] = os.environ, home: Home | None = None) -> Address:
    """Return how the processes connect: as told, else as the app's role in the owner's database."""
    if env.get("CARELINE_APP_DATABASE_URL"):
        return _parsed(env["CARELINE_APP_DATABASE_URL"])
    home = home or find(env)
    # The owner's password isn't looked at: a process that has stepped down can't read it.
    where = _parsed(env["DATABASE_URL"]) if env.get("DATABASE_URL") else Cluster(home.postgres, "").address()
    return {**where, "user": APP_ROLE, "password": home.secret("app.password")}


def django_settings(address: Address) -> dict[str, object]:
    """Return an address as Django's settings of one database."""
    named = {_TO_DJANGO[word]: value for word, value in address.items() if word in _TO_DJANGO}
    rest = {word: value for word, value in address.items() if word not in _TO_DJANGO}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "OPTIONS": {"prepare_threshold": PREPARE_AT, **rest},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,  # a connection may have died with a restarted PostgreSQL
    }


def url(address: Address) -> str:
    """Return an address as one URL, as `psql` and every driver take it."""
    rest = {word: value for word, value in address.items() if word not in _TO_DJANGO}
    if address.get("host", "").startswith("/"):
        rest["host"] = address["host"]
    where = "" if "host" in rest else address.get("host", "") + (f":{address['port']}" if "port" in address else "")
    who = ":".join(quote(address[word], safe="") for word in ("user", "password") if address.get(word))
    query = f"?{urlencode(rest)}" if rest else ""
    return f"postgresql://{who}{'@' if who else ''}{where}/{quote(address.get('dbname', ''))}{query}"


@contextmanager
def connected_as(address: Address) -> Iterator[None]:
    """Let Django's connection be another one inside the block."""
    usual = connection.settings_dict
    connection.close()
    connection.settings_dict = {**usual, "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", **django_settings(address)}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = usual


def _parsed(text: str) -> Address:
    return {word: str(value) for word, value in conninfo_to_dict(text).items() if value is not None}
