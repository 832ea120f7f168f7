"""Tables as people have them: CSV and XLSX in, XLSX out."""

from __future__ import annotations

from auth_bridge.tables.reading import Cell, Sheet, read
from auth_bridge.tables.writing import workbook

__all__ = ["Cell", "Sheet", "read", "workbook"]
