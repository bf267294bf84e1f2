"""JSON in and out: the project record, JSON lines with errors in their place, and the JSON Schema."""

from annotate.exchange.lines import Line, error_line, read_lines, read_records
from annotate.exchange.records import (
    decode_comment,
    decode_instrument,
    decode_power,
    decode_record,
    decode_search,
    dumps,
    dumps_all,
    encode,
    encode_record,
    unknown_fields,
)
from annotate.exchange.schema import schema
from annotate.exchange.strict import one_line, strict_json

__all__ = [
    "Line",
    "decode_comment",
    "decode_instrument",
    "decode_power",
    "decode_record",
    "decode_search",
    "dumps",
    "dumps_all",
    "encode",
    "encode_record",
    "error_line",
    "one_line",
    "read_lines",
    "read_records",
    "schema",
    "strict_json",
    "unknown_fields",
]
