"""Citations in Chinese legal and official text. Usable alone: needs the model and the terms, no catalogue.

`find_citations(text, TitleIndex(titles))` gives every mention of a norm with its provisions; the patterns are data
in `corpus/citation`.
"""

from annotate.citation.find import find_citations
from annotate.citation.titles import Title, TitleIndex

__all__ = ["Title", "TitleIndex", "find_citations"]
