"""Recordings of the model's answers: made once with `record`, played for ever with `replay`.

vcrpy listens between the HTTP client and the network. One cassette of vcrpy's serves a whole run,
because vcrpy patches the process and cassettes side by side would take each other's answers; on
disk it is one file per template and article. The layout of a file is told in cassettes/README.md.
"""

from factgen.cassettes.check import Finding, check
from factgen.cassettes.files import recorded_settings
from factgen.cassettes.tape import Tape, record, replay

__all__ = ["Finding", "Tape", "check", "record", "recorded_settings", "replay"]
