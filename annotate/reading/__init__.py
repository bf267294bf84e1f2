"""A file of any kind that we read, or a paste → a Document whose text is fixed for good."""

from annotate.reading.files import LARGEST, read_bytes, read_file, read_pasted
from annotate.reading.rows import paragraphs

__all__ = ["LARGEST", "paragraphs", "read_bytes", "read_file", "read_pasted"]
