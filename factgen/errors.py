"""Every error that factgen raises on purpose, and the exit code of each.

    FactgenError                 1
    ├── UsageError               2   wrong use or configuration
    │   ├── InputError           2   an input path that cannot be used at all
    │   ├── TemplateError        2   a template that is not well formed or cannot be rendered
    │   └── CassetteMiss         2   a recording that is missing or stale
    ├── ArticleError             1   one article that cannot be used; the others go on
    ├── CallError                1   one call to the model that failed for good
    │   ├── AnswerCut            1   the answer was cut by the token limit
    │   ├── LimitRefused         2   the endpoint takes no such limit (a UsageError too)
    │   ├── AnswerRefused        1   the model refused to answer
    │   ├── AnswerFiltered       1   the provider's content filter stopped the answer
    │   └── AnswerInvalid        1   the answer has the wrong shape after all re-asks
    ├── EndpointError            3   the model could not be reached
    │   └── KeyRefused           3   the endpoint refused the key
    └── CheckFailed              5   a gate or a check found faults

A message names the file or article, what is wrong, and the way out.
"""

from factgen.models import Usage


class FactgenError(Exception):
    """Base of all errors that factgen raises on purpose."""

    exit_code = 1


class UsageError(FactgenError):
    """Wrong use or configuration: nothing was asked or written."""

    exit_code = 2


class InputError(UsageError):
    """An input path that is not there, or a folder that holds no article."""


class TemplateError(UsageError):
    """A template, or attributes.yaml, that is not well formed or cannot be rendered."""


class CassetteMiss(UsageError):
    """No recording answers this request: it is missing, or stale."""


class ArticleError(FactgenError):
    """One article that cannot be used: empty, binary, broken."""


class CallError(FactgenError):
    """One call that failed for good; other articles go on. `usage` is what it cost all the same."""

    def __init__(self, message: str, usage: Usage | None = None) -> None:
        super().__init__(message)
        self.usage = usage or Usage()


class AnswerCut(CallError):
    """The answer was cut by the token limit: `limit`, 0 where it is the endpoint's own.

    None: there was no answer, for the prompt itself was too long.
    """

    def __init__(self, message: str, usage: Usage | None = None, limit: int | None = None) -> None:
        super().__init__(message, usage)
        self.limit = limit


class LimitRefused(CallError, UsageError):
    """The endpoint does not take this token limit: it is higher than the model allows."""


class AnswerRefused(CallError):
    """The model refused to answer."""


class AnswerFiltered(CallError):
    """The provider's content filter stopped the answer."""


class AnswerInvalid(CallError):
    """The answer still has the wrong shape after every re-ask."""


class EndpointError(FactgenError):
    """The model could not be reached."""

    exit_code = 3


class KeyRefused(EndpointError):
    """The endpoint refused the key."""


class CheckFailed(FactgenError):
    """A gate or a check found faults."""

    exit_code = 5


PRECEDENCE = (2, 3, 5, 1)
"""Which exit code wins where several apply."""


def exit_code(codes: set[int]) -> int:
    """The one exit code of a run in which `codes` occurred (0 where it is empty).

    >>> exit_code({1, 3})
    3
    """
    return next((code for code in PRECEDENCE if code in codes), 0)
