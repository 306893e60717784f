"""The supervisor's board."""

from datetime import datetime

from pydantic import Field

from careline.api.shapes.kinds import Shown


class BoardLine(Shown):
    """One line: how much is open there, and how much of it is due."""

    code: str = Field(description="Code of a department, user name of a handler, or a stage; empty for nobody.")
    name_zh: str
    name_en: str
    overdue: int
    due_today: int
    next_24h: int
    open: int


class BoardShown(Shown):
    """What lies where, at one instant."""

    at: datetime
    day_ends: datetime
    total: BoardLine
    by_department: list[BoardLine]
    by_handler: list[BoardLine]
    by_stage: list[BoardLine]
