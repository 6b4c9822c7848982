"""Every test runs without a network and without the settings of whoever runs it.

The guards are set once for the whole session: a test that needs others sets them over these.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long a machine takes is no property of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

FOREIGN = ("FACTGEN_", "OPENAI_")
"""Settings of the user's own, which would decide what a test sees."""
INTERNET = (socket.AF_INET, socket.AF_INET6)
STEERING = ("FORCE_COLOR", "NO_COLOR", "COLUMNS", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
"""What colours output or sends a call for the loopback elsewhere."""


class NetworkBlocked(RuntimeError):
    """A test reached for the network. No OSError, so that no client takes it for a lost line."""


def _is_loopback(host: object) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    plain = {name: getattr(socket.socket, name) for name in ("connect", "connect_ex")}
    resolve = socket.getaddrinfo

    def guarded(name: str) -> Any:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in INTERNET and not _is_loopback(address[0]):
                raise NetworkBlocked(f"a test reached for {address[0]}; only the loopback is open")
            return plain[name](self, address)

        return connect

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        # As on a machine without a network: a name that a test makes up has no address.
        if not _is_loopback(host.decode() if isinstance(host, bytes) else host):
            raise socket.gaierror(socket.EAI_NONAME, f"{host}: only the loopback is open")
        return resolve(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        for name in plain:
            patch.setattr(socket.socket, name, guarded(name))
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield


@pytest.fixture(scope="session", autouse=True)
def _clean_environment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(FOREIGN) or name.upper() in STEERING:
                patch.delenv(name)
        yield
