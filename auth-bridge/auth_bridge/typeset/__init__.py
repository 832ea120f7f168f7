"""Documents as PDF: a template of Typst, and data as JSON.

The data reaches the template by sys.inputs and is never read as markup, so no name of a venue can
do anything but be printed. A template finds it by `json(bytes(sys.inputs.data))`.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATES = Path(__file__).parent


async def pdf(template: str, data: Any) -> bytes:
    """The document of this template (`settlement`) with this data.

    A page takes about ten milliseconds, in a thread: one document at a time, so that many of them
    cost memory for one.
    """
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_thread(), _compile, template, json.dumps(data))


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "typeset")


def _compile(template: str, data: str) -> bytes:
    import typst  # loaded when the first document is asked for: it takes 20 MB

    return typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": data},
        pdf_standards="ua-1",
    )


@cache
def _fonts() -> Fonts:
    """Typst's own, and the system's for what they lack, such as Japanese."""
    from typst import Fonts

    return Fonts()
