"""What a proposed version of the files changes for visitors, in Dutch sentences: two snapshots in, sentences out."""

from kringen.changes.comparison import changes, late_reports
from kringen.changes.report import as_markdown, as_text
from kringen.changes.snapshot import Change, Changes, Kind, Snapshot

__all__ = ["Change", "Changes", "Kind", "Snapshot", "as_markdown", "as_text", "changes", "late_reports"]
