"""What a file that should be a table is refused for: TableUnreadable, RowLimitExceeded."""

from __future__ import annotations

from auth_bridge.errors import BridgeError


class TableUnreadable(BridgeError):
    """This file cannot be read as a table."""

    code, status = "TABLE_UNREADABLE", 422
    hint = "details says why. Save it as XLSX, or as CSV in UTF-8, with one line of headings."


class RowLimitExceeded(BridgeError):
    """One request may not change this many rows."""

    code, status = "ROW_LIMIT_EXCEEDED", 422
    hint = "Narrow the filter; at most 5,000 rows a request."
