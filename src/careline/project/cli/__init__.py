"""The command line: `careline`."""

import click


@click.group()
def main() -> None:
    """Serve customers and settle complaints of a telecom operator."""
