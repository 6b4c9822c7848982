"""The published JSON schemas of what is stored, made from the models: `factgen/schemas/*.json`.

    python -m factgen.export.schemas        makes the files again

They describe what is written: every field is there, decimals are strings, no field is unknown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from factgen.export.folder import save
from factgen.models import (
    SCHEMA_VERSION,
    Article,
    Claim,
    Dropped,
    Event,
    Fact,
    Record,
    Story,
    Unplaced,
)

FOLDER = Path(__file__).resolve().parent.parent / "schemas"
MODELS: Mapping[str, type[Record]] = {
    "article": Article,
    "event": Event,
    "claim": Claim,
    "dropped": Dropped,
    "story": Story,
    "fact": Fact,
    "unplaced": Unplaced,
}


class _Written(GenerateJsonSchema):
    """Schemas of records as they stand in a file."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        """Always: a field that has a default is written all the same."""
        return True

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        """Without the default: it would only say that the field may be left out."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never: a title would only repeat the field's name."""
        return False


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON schema (2020-12) of each record by the name of its file, without `.json`."""
    return {name: _schema(model) for name, model in MODELS.items()}


def _schema(model: type[Record]) -> dict[str, Any]:
    made = model.model_json_schema(mode="serialization", schema_generator=_Written)
    made["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return {"$schema": GenerateJsonSchema.schema_dialect, **made}


def files() -> dict[str, str]:
    """The text of each schema file by its name."""
    return {
        f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in schemas().items()
    }


if __name__ == "__main__":
    save(FOLDER, files())
