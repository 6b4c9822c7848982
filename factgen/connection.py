"""The connection to an endpoint: openai's client, shut in. It retries nothing, keeps no cookies,
logs nothing, and takes neither address nor key from the environment."""

from __future__ import annotations

import logging
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urlsplit

import httpx2
import openai

from factgen.errors import UsageError
from factgen.settings import ModelSettings

HOSTED = "https://api.openai.com/v1"
CONNECT_TIMEOUT = 5.0
"""Seconds that one connection may take to open."""


def connected(settings: ModelSettings) -> openai.AsyncOpenAI:
    """openai's client for the endpoint of `settings`. Raises UsageError for what can be no key."""
    pool = settings.jobs + 8  # Above `jobs`: the retrier's slots make a call wait, never the pool.
    key = settings.api_key.get_secret_value() if settings.api_key else "none"
    if not key.isascii() or not key.isprintable():
        raise UsageError("The key holds a character that no key can hold. Copy it again.")
    client = openai.AsyncOpenAI(
        api_key=key,
        # Given always: the library would else take them from the environment.
        base_url=settings.base_url or HOSTED,
        max_retries=0,
        http_client=httpx2.AsyncClient(
            timeout=httpx2.Timeout(None, connect=CONNECT_TIMEOUT),
            limits=httpx2.Limits(max_connections=pool, max_keepalive_connections=pool),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        ),
    )
    if settings.base_url is not None:  # an account at OpenAI is nobody else's business
        client.organization = client.project = None
    return client


def silence_libraries() -> None:
    """instructor logs answers as errors, openai whole requests in its debug mode."""
    for name in ("instructor", "openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def shown(url: str) -> str:
    """`url` as it may be printed: without user, password and query.

    Raises UsageError where it is no address.
    """
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            host = parts.netloc.rpartition("@")[2]
            return parts._replace(netloc=host, query="", fragment="").geturl()
    except ValueError:
        pass
    raise UsageError("The base URL must be like http://HOST:PORT/v1 or https://HOST/v1.")
