"""The command line: `careline`."""

import click


@click.group()
def main() -> None:
    """Customer service and complaints for telecom operators."""
