"""How the model is called: one frozen record, built once at the edge and passed whole."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

Mode = Literal["tools", "json_schema", "json", "md_json"]


class ModelSettings(BaseModel):
    """Model, endpoint and limits of a run. `api_key` is never shown, logged or stored."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    model: str
    base_url: str | None = None
    """None: the hosted API of the openai library."""
    api_key: SecretStr | None = None
    mode: Mode = "tools"
    """How the shape of the answer is asked for: a forced tool, a JSON schema, JSON, or JSON in a
    Markdown fence, for servers that know nothing else."""
    temperature: float | None = Field(default=None, ge=0, le=2)
    seed: int | None = None
    timeout: float = Field(default=120.0, gt=0)
    """Seconds that one answer may take."""
    max_tokens: int | None = Field(default=None, gt=0)
    """Limit of one answer in tokens; None leaves it to the endpoint."""
    jobs: int = Field(default=8, ge=1)
    """Calls in flight at once."""
    reasks: int = Field(default=2, ge=0)
    """How often an answer of the wrong shape is asked for again."""
    retries: int = Field(default=5, ge=0)
    """How often a call that failed on the way is sent again."""


class ExtractSettings(BaseModel):
    """How one article is turned into its table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    repairs: int = Field(default=1, ge=0)
    """Rounds in which refused rows are sent back."""
    window_chars: int = Field(default=40_000, gt=0)
    """Articles longer than this many characters are asked for in windows from the start."""
    larger_limit: int = Field(default=16_384, gt=0)
    """Token limit for the second try at an answer that was cut, at least."""
