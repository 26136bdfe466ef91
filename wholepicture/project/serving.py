"""Serving the site's pages, on this machine's own address only."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from gunicorn.app.base import BaseApplication

_WORKERS = 2
_HERE = "127.0.0.1"


class PortTaken(RuntimeError):
    """Another program listens on the port; the message says what to do."""


class _Pages(BaseApplication):
    """The pages, in a few processes."""

    def __init__(self, port: int, ready: Callable[[], None]) -> None:
        self._port, self._ready = port, ready
        super().__init__()

    def load_config(self) -> None:
        """How they are served."""
        said: dict[str, Any] = {
            "bind": f"{_HERE}:{self._port}",
            "workers": _WORKERS,
            "accesslog": None,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _server: self._ready(),
        }
        for name, value in said.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:  # noqa: ANN401 - what WSGI calls an application
        """The site."""
        from wholepicture.project.wsgi import application  # noqa: PLC0415 - in each process of its own

        return application


def serving(port: int, *, ready: Callable[[], None]) -> None:
    """Serve until stopped.

    Args:
        port: The port.
        ready: Called once pages can be asked for.

    Raises:
        PortTaken: When another program listens there.
    """
    with socket.socket() as tried:
        if tried.connect_ex((_HERE, port)) == 0:
            raise PortTaken(f"Another program already listens on port {port}. Stop it, or give another with --port.")
    from django.db import connections  # noqa: PLC0415 - only once there is a site

    connections.close_all()  # no process shares another's connection
    for name in connections:
        close_pool = getattr(connections[name], "close_pool", None)
        if close_pool is not None:
            close_pool()
    _Pages(port, ready).run()
