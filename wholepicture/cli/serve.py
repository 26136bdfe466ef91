"""`wholepicture serve` and `wholepicture demo`: the shared record as a site on this machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

_WRONG_USE = 2

Port = Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine's own address.")]


def serve(*, port: Port = 8017) -> None:
    """Serve the shared record on this machine, with its own database unless DATABASE_URL names one."""
    _serve(port, demo=False)


def demo(
    *,
    port: Port = 8017,
    chronology: Annotated[
        Path | None,
        typer.Option(
            exists=True, dir_okay=False, help="The example family's chronology.json, made by `wholepicture merge`."
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the site in a browser.")] = True,
    until_ready: Annotated[bool, typer.Option(help="Make everything ready, say so, and stop.")] = False,
) -> None:
    """Show the shared record with an invented partnership: everybody in it is invented, and anybody may sign in."""
    _serve(port, demo=True, chronology=chronology, browser=browser, until_ready=until_ready)


def stop() -> None:
    """Stop the site that is served from this machine's data home, and its database."""
    from wholepicture.project.embedded.home import find_home
    from wholepicture.project.running_site import stop as stop_site

    home = find_home()
    try:
        stopped = stop_site(home)
    except TimeoutError as still_there:
        typer.echo(str(still_there), err=True)
        sys.exit(_WRONG_USE)
    typer.echo("Stopped." if stopped else f"No site is served from {home.path}.")


def _serve(
    port: int, *, demo: bool, chronology: Path | None = None, browser: bool = False, until_ready: bool = False
) -> None:
    from wholepicture.project.embedded.refused import DatabaseRefused
    from wholepicture.project.make_site import site
    from wholepicture.project.running_site import serving_from
    from wholepicture.project.serving import PortTaken, serving
    from wholepicture.project.site_file import NoSite

    try:
        with site(demo=demo) as home:
            if demo:
                from wholepicture.project.demonstration.load import load

                load(chronology, told=lambda said: typer.echo(f"{said} ..."))
            if until_ready:
                typer.echo(f"The demonstration is ready in {home.path}.")
                return
            address = f"http://127.0.0.1:{port}/"
            said = f"Whole Picture is at {address}"
            if demo:
                said += "\nSign in as anybody there; everybody is invented. Ctrl-C stops it."
            with serving_from(home, port):
                serving(port, ready=lambda: _say(said, address if browser else None))
    except (DatabaseRefused, NoSite, PortTaken) as refused:
        typer.echo(str(refused), err=True)
        sys.exit(_WRONG_USE)


def _say(said: str, address: str | None) -> None:
    import webbrowser

    typer.echo(said)
    if address is not None:
        webbrowser.open(address)
