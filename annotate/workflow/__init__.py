"""What a person does: open, read, mark, link, undo, search, decide, import, export. Each use case is one function."""

from annotate.workflow.acts import apply_acts
from annotate.workflow.counting import DocumentLine
from annotate.workflow.desk import Desk, data_folder, open_desk
from annotate.workflow.documents import DEFAULT_PROJECT, add_document, archive, projects, text_of
from annotate.workflow.exporting import export_records
from annotate.workflow.findings import gaps_of, record_of
from annotate.workflow.importing import Imported, import_bytes, import_file, import_record
from annotate.workflow.library import library
from annotate.workflow.marks import gaps, marks, suggestions
from annotate.workflow.searching import Hit, Hits, ProvisionText, find_provisions, provision

__all__ = [
    "DEFAULT_PROJECT",
    "Desk",
    "DocumentLine",
    "Hit",
    "Hits",
    "Imported",
    "ProvisionText",
    "add_document",
    "apply_acts",
    "archive",
    "data_folder",
    "export_records",
    "find_provisions",
    "gaps",
    "gaps_of",
    "import_bytes",
    "import_file",
    "import_record",
    "library",
    "marks",
    "open_desk",
    "projects",
    "provision",
    "record_of",
    "suggestions",
    "text_of",
]
