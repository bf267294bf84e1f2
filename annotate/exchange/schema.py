"""The JSON Schema (draft 2020-12) that every export validates against, made from the model itself."""

from __future__ import annotations

from typing import Any

import msgspec

from annotate.model.record import FORMAT, Record

_IN_JSON = (
    ("UNSET", "Absent"),
    ("=()", ": []"),
    ("=None", ": null"),
    ("=False", ": false"),
    ("None", "null"),
)
# What an export always holds, beyond what a record that comes in must: see the contract's section 4.
_ALWAYS = {
    "Record": "format document instruments citations powers searches gaps layer provenance",
    "Document": "id title text sha256 kind issuer number issued_on published place source",
    "Citation": "start end quote kind title provisions resolution",
    "Power": "id spans action type mode as_of bases",
    "Span": "start end quote",
    "Basis": "id span relation stated cited target status origin",
    "Cited": "kind title provisions",
    "Target": "work version provisions",
    "Search": "power query corpus found",
    "Gap": "id code power basis subject status severity message missing_facts proof chain fingerprint decision",
    "Proof": "facts provisions refuted_by masked",
    "Decision": "status by on reason stale",
    "Comment": "id text span power basis gap by at resolved answers",
    "Answer": "text by at",
    "DecidedGap": "id code power basis subject fingerprint decision",
    "Layer": "by kind",
    "Provenance": "catalogue tool exported_on",
}


def schema() -> dict[str, Any]:
    """The schema of one record, and of the object that holds all records of an export (`records`)."""
    (_,), definitions = msgspec.json.schema_components((Record,), ref_template="#/$defs/{name}")
    for name, fields in _ALWAYS.items():
        definitions[name]["required"] = fields.split()
    for definition in definitions.values():
        if "description" in definition:
            definition["description"] = _for_readers_of_json(definition["description"])
    definitions["Record"]["properties"]["format"] = {"const": FORMAT}
    definitions["Export"] = {
        "title": "Export",
        "description": "All records of a project, in order of document id; of one document ours first, then the others by name.",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "records": {"type": "array", "items": {"$ref": "#/$defs/Record"}},
        },
        "required": ["format", "records"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT.replace('/', ':')}",
        "title": "Quanyuan 权源 project record",
        "description": "A record, or an export of records. Offsets are Unicode code points of document.text, half-open.",
        "type": "object",
        "if": {"required": ["records"]},
        "then": {"$ref": "#/$defs/Export"},
        "else": {"$ref": "#/$defs/Record"},
        "$defs": definitions,
    }


def _for_readers_of_json(docstring: str) -> str:
    """The docstring on one line, in the words of JSON."""
    words = " ".join(docstring.split())
    for python, json in _IN_JSON:
        words = words.replace(python, json)
    return words
