"""Sessions of the log as the planner needs them: one entry a session, by the learner's own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Session:
    """One session.

    Attributes
    ----------
    day : datetime.date
        The day on which it began, where the learner was.
    started_at : str
        As it stands in the log.
    done_s, planned_s : float
        Seconds over all exercises and sides.
    pain_0_10 : float or None
        As rated afterwards.
    """

    session_id: str
    day: date
    started_at: str
    routine: str
    status: str
    done_s: float
    planned_s: float
    pain_0_10: float | None


def sessions_of(log: Any) -> list[Session]:
    """Return sessions in the order in which they began.

    Parameters
    ----------
    log : DataFrame or iterable of mappings
        One row per exercise and side, as `RomLog.sessions` returns it: ``session_id``, ``started_at``,
        ``done_s``; ``routine``, ``status``, ``planned_s``, ``pain_0_10`` are read if present.

    Returns
    -------
    list of Session

    Raises
    ------
    ValueError
        If a row has no time of its start.

    Examples
    --------
    >>> rows = [{"session_id": "a", "started_at": "2026-11-20T22:30:00-08:00", "done_s": 40}]
    >>> sessions_of(rows)[0].day.isoformat()
    '2026-11-20'
    """
    rows: Iterable[Mapping[str, Any]] = log.to_dict("records") if hasattr(log, "to_dict") else log
    grouped: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(str(row["session_id"]), []).append(row)
    found = [_session(session_id, items) for session_id, items in grouped.items()]
    return sorted(found, key=lambda one: (one.day, one.started_at))


def _session(session_id: str, items: list[Mapping[str, Any]]) -> Session:
    first = items[0]
    started = first["started_at"]
    written = started.isoformat() if hasattr(started, "isoformat") else str(started)
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        raise ValueError(
            f"Session {session_id}: started_at is {written!r}; expected a time such as "
            "2026-11-21T07:42:10+01:00."
        ) from None
    return Session(
        session_id=session_id,
        day=day,
        started_at=written,
        routine=str(first.get("routine", "")),
        status=str(first.get("status", "")),
        done_s=sum(_number(item.get("done_s")) or 0.0 for item in items),
        planned_s=sum(_number(item.get("planned_s")) or 0.0 for item in items),
        pain_0_10=_number(first.get("pain_0_10")),
    )


def _number(value: Any) -> float | None:
    """Return a number, or None for what is empty or not a number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return None if number != number else number  # noqa: PLR0124 - only NaN differs from itself
