"""The machine: room on the disk, a clock that tells the truth, PostgreSQL's programs, the port."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from careline.kernel import clock
from careline.notices.ports.mail_relay import mail_relay
from careline.notices.rules.facts import Verdict
from careline.project import database, environment, port
from careline.project.doctor import work
from careline.project.doctor.finding import Finding, bad, care, good
from careline.project.home import Home
from careline.project.mail_remedies import remedy_for
from careline.project.trouble import Trouble
from careline.project.words import _

MEGABYTE = 1024 * 1024
TOO_LITTLE, LITTLE = 200, 2000
"""Megabytes: below the first PostgreSQL soon stops, below the second somebody should look."""

RELEASED = datetime(2026, 1, 1, tzinfo=UTC)
"""No honest clock shows an earlier time than this release."""


def disk(home: Home) -> Finding:
    """Look at the room left for data."""
    free = shutil.disk_usage(home.root).free // MEGABYTE
    said = _("{free} MB are free below {home}.").format(free=free, home=home.root)
    if free < TOO_LITTLE:
        return bad("machine.disk", said, _("Make room now: PostgreSQL stops when the disk is full."))
    if free < LITTLE:
        return care("machine.disk", said, _("Make room, or move the data folder: CARELINE_HOME."))
    return good("machine.disk", said)


def time() -> Finding:
    """Look at the machine's clock."""
    shown = clock.now()
    said = _("The machine's clock shows {time}.").format(time=shown.isoformat(timespec="seconds"))
    if shown < RELEASED:
        return bad("machine.clock", said, _("Set it right and run an NTP service: due times are computed from it."))
    return good("machine.clock", said)


def programs(home: Home) -> Finding:
    """Look whether the embedded PostgreSQL can be run."""
    if not database.is_embedded():
        return good("machine.programs", _("PostgreSQL is run by somebody else: DATABASE_URL is set."))
    try:
        cluster = database.cluster(home)
        answer = _version_of(cluster.programs / "postgres", cluster.runs_as.ids if cluster.runs_as else None)
    except (Trouble, OSError, subprocess.SubprocessError) as error:
        return bad(
            "machine.programs",
            _("PostgreSQL's programs can't be run: {reason}").format(reason=error),
            _("Install Careline anew, and see that the user they run as may pass through every folder above them."),
        )
    return good("machine.programs", answer)


def _version_of(program: Path, runs_as: tuple[int, int] | None) -> str:
    done = subprocess.run(  # noqa: S603  (our own binary)
        [str(program), "--version"],
        user=runs_as[0] if runs_as else None,
        group=runs_as[1] if runs_as else None,
        extra_groups=[] if runs_as else None,
        capture_output=True,
        check=True,
        cwd="/",
        timeout=20,
    )
    return done.stdout.decode().strip()


def address(home: Home) -> Finding:
    """Look whether the web server answers where it was started, or could be started."""
    chosen = environment.read()
    if url := work.served_at(home):
        if port.wait_until_served(url, patience=3):
            return good("machine.port", _("The web server answers at {url}").format(url=url))
        return bad(
            "machine.port",
            _("The web server doesn't answer at {url}").format(url=url),
            _("See what `careline up` says."),
        )
    try:
        port.must_be_free(chosen)
    except Trouble as trouble:
        return bad("machine.port", trouble.problem, trouble.remedy)
    return good("machine.port", _("Port {port} is free.").format(port=chosen.port))


def mail() -> Finding:
    """Look whether the server that carries mails on would take one."""
    relay = mail_relay()
    if relay is None:
        return good("machine.mail", _("No mail server is set: mails wait, and screens say so."))
    said = relay.greet()
    if said.verdict is Verdict.TAKEN:
        return good("machine.mail", _("The mail server takes mails."))
    problem = _("The mail server can't be used: {code} {answer}").format(code=said.code, answer=said.answer)
    return bad("machine.mail", problem, remedy_for(said.code))


def transport() -> Finding:
    """Look whether strangers could listen."""
    chosen = environment.read()
    if chosen.address in environment.LOOPBACK or chosen.is_behind_proxy:
        return good("machine.transport", _("Nobody reaches the web server but through this machine."))
    return care(
        "machine.transport",
        _("The web server speaks plain HTTP on {address}.").format(address=chosen.address),
        _("Put a proxy with TLS before it, set CARELINE_BEHIND_PROXY=1, and let CARELINE_ADDRESS be 127.0.0.1."),
    )
