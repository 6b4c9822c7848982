"""Sends a call again when it failed on the way: how often, after how long, and when to give up.

One `Retrier` serves all workers of a client, because they share what it learns: whether anything
has ever answered, and until when the endpoint wants to be left alone. It knows no vendor: a client
says with a `Passing` that a fault may pass, and any other exception goes through at once.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TypeVar, cast

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from factgen.errors import EndpointError

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]
Clock = Callable[[], float]
Jitter = Callable[[], float]

DEAD_AFTER = 10.0
"""Seconds from the first failed connection to the last try, where nothing ever answered. With the
time that one connection may take it keeps a run against a dead endpoint under 20 s."""
LONGEST_COOL_DOWN = 600.0
"""Seconds that an endpoint may ask for; a run that would wait longer ends instead."""
TIMEOUT_RETRIES = 1
"""An answer that did not come in time costs the whole time-out again, and seldom comes then."""
DOUBLINGS = 5
"""The pauses grow 1, 2, 4, ... s up to 2 ** DOUBLINGS s, less up to half by chance."""

_log = logging.getLogger("factgen.client")


class Passing(Exception):
    """A fault after which the same call may succeed.

    `words` are factgen's own and may be logged, `said` is a sentence with what the endpoint wrote,
    and for `wait` seconds it asks to be left alone.
    """

    way_out = "Run the same command again later: what is done is kept."

    def __init__(self, words: str, said: str = "", wait: float | None = None) -> None:
        super().__init__(words)
        self.words, self.said, self.wait = words, said, wait


class Unreached(Passing):
    """No connection could be made."""

    way_out = "Check that the server runs and that --base-url names it."


class TooSlow(Passing):
    """No answer came in time."""

    way_out = "Raise the timeout, ask with fewer jobs at once, or take a faster model."


class Retrier:
    """The retry policy of one client, shared by its workers. At most `jobs` calls are in flight.

    `retries` is how often a call is sent again, `sleep` and `clock` (seconds, monotonic) belong
    together, and `jitter` gives numbers from 0 to 1.
    """

    def __init__(
        self, retries: int, jobs: int, *, sleep: Sleep, clock: Clock, jitter: Jitter
    ) -> None:
        self._retries = retries
        self._slots = asyncio.Semaphore(jobs)
        self._sleep, self._clock, self._jitter = sleep, clock, jitter
        self._tries = 0
        self._answered = False
        self._dead = ""
        self._last_try = math.inf
        self._quiet_until = -math.inf

    async def __call__(self, send: Callable[[], Awaitable[T]]) -> T:
        """What `send` returns, called again as long as it raises `Passing` and the policy allows.

        Raises:
            EndpointError: given up, with what was tried and the way out.
        """
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(Passing),
            stop=self._is_over,
            wait=self._pause,
            sleep=self._sleep,
            before_sleep=_tell,
            reraise=True,
        )
        try:
            result: T = await retrying(self._send, send)
        except Passing as fault:
            given_up = self._give_up(fault, retrying.statistics["attempt_number"])
        else:
            return result
        raise given_up

    async def _send(self, send: Callable[[], Awaitable[T]]) -> T:
        """One try, when there is a free slot and no cool-down."""
        async with self._slots:
            await self._cool_down()
            if self._dead:
                raise EndpointError(self._dead)
            self._tries += 1
            started = self._clock()
            try:
                result = await send()
            except Unreached:
                self._last_try = min(self._last_try, started + DEAD_AFTER)
                raise
            except TooSlow:
                raise
            except Exception as error:
                self._hear()
                if isinstance(error, Passing) and error.wait is not None:
                    self._quiet_until = max(self._quiet_until, self._clock() + error.wait)
                raise
            self._hear()
            return result

    def _hear(self) -> None:
        """Something has answered, if only with an error."""
        self._answered, self._dead = True, ""

    async def _cool_down(self) -> None:
        """Wait for as long as the endpoint asked any worker to."""
        while (left := self._quiet_until - self._clock()) > 0:
            if left > LONGEST_COOL_DOWN:
                raise EndpointError(
                    f"The endpoint asks for a pause of {left:.0f} s; factgen waits at most"
                    f" {LONGEST_COOL_DOWN:.0f} s. {Passing.way_out}"
                )
            await self._sleep(left)

    def _is_over(self, state: RetryCallState) -> bool:
        """Whether the try that just failed was the last."""
        fault, retries = _fault(state), self._retries
        if isinstance(fault, TooSlow):
            retries = min(retries, TIMEOUT_RETRIES)
        late = self._never_reached(fault) and self._clock() >= self._last_try
        return late or state.attempt_number > retries

    def _pause(self, state: RetryCallState) -> float:
        """Seconds until the next try."""
        fault = _fault(state)
        if fault.wait is not None:
            return 0.0  # The cool-down, which all workers share, does the waiting.
        longest = 2.0 ** min(state.attempt_number - 1, DOUBLINGS)
        seconds = longest * (1 - self._jitter() / 2)
        if self._never_reached(fault):
            return min(seconds, max(0.0, self._last_try - self._clock()))
        return seconds

    def _never_reached(self, fault: Passing) -> bool:
        return isinstance(fault, Unreached) and not self._answered

    def _give_up(self, fault: Passing, tries: int) -> EndpointError:
        """The end of one call; where nothing ever answered, of all calls."""
        dead = self._never_reached(fault)
        tries = self._tries if dead else tries
        times = "once" if tries == 1 else f"{tries} times"
        words = f"{fault.words}, tried {times}. {fault.way_out}{fault.said}"
        if dead:
            self._dead = words
        return EndpointError(words)


def _fault(state: RetryCallState) -> Passing:
    """The fault of the last try: tenacity asks for stop and wait only after a `Passing`."""
    return cast(Passing, state.outcome and state.outcome.exception())


def _tell(state: RetryCallState) -> None:
    _log.info("%s; try %d follows", _fault(state).words, state.attempt_number + 1)


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds for which an answer asks its sender to wait, or None where it does not say.

    Reads retry-after-ms, and Retry-After in seconds or as an HTTP date; `now` is Unix time.
    """
    for name, scale in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers[name]) / scale
        except (KeyError, ValueError):
            continue
        return seconds if 0 < seconds < math.inf else None
    try:
        date = parsedate_to_datetime(headers.get("retry-after", ""))
        seconds = date.replace(tzinfo=date.tzinfo or UTC).timestamp() - now
    except (ValueError, OverflowError):
        return None
    return seconds if seconds > 0 else None
