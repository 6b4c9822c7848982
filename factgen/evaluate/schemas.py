"""JSON schemas of the gold files, for editors: evals/schemas/gold.json and story.json.

    python -m factgen.evaluate.schemas        makes the files again

They describe what is written by hand: fields that have a default may be left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic.json_schema import GenerateJsonSchema

from factgen.data import evals_dir
from factgen.evaluate.goldfile import GoldFile, Written
from factgen.evaluate.storyfile import StoryFile
from factgen.export.folder import save

FOLDER = "schemas"
MODELS: Mapping[str, type[Written]] = {"gold": GoldFile, "story": StoryFile}


def files() -> dict[str, str]:
    """The text of each schema file (JSON Schema 2020-12) by its name."""
    return {f"{name}.json": _text(model) for name, model in MODELS.items()}


def _text(model: type[Written]) -> str:
    made = {"$schema": GenerateJsonSchema.schema_dialect, **model.model_json_schema()}
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    save(evals_dir() / FOLDER, files())
