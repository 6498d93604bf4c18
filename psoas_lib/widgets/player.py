"""The routine player: a widget whose clock lives in the browser and whose log lives with the learner."""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from psoas_lib.resources import data_dir

_STATIC = Path(__file__).parent / "static"


@lru_cache(maxsize=8)
def _catalogue(language: str) -> dict[str, str]:
    path = data_dir() / "locale" / f"{language}.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["player"])


def _minutes(seconds: float) -> str:
    return f"{int(seconds // 60)}:{round(seconds % 60):02d}"


class RoutinePlayer(anywidget.AnyWidget):
    """Play a stretching routine in the notebook and log what was really done.

    Python sends the schedule once. The browser keeps the time, so a busy, restarted or dead kernel delays
    nothing; a finished session is written to the log, or kept in the browser until it can be.

    Parameters
    ----------
    routine : str or Routine or mapping
        A routine's id such as ``"five-stretches"``, a routine, or a schedule made by
        :mod:`psoas_lib.timeline`.
    mode : str, optional
        ``"warm-up"`` or ``"cool-down"``; the routine's own when left out.
    log : RomLog, optional
        Where sessions go; the learner's own log when left out.
    language : str
        The language of the interface, a file in ``data/locale``.
    **options
        Passed on to the routine's ``timeline``: ``get_ready_s``, ``rest_s``, ``sides`` and so on.

    Raises
    ------
    KeyError
        If there is no routine of that id.
    ValueError
        If an option cannot be met; the message says which and why.

    Examples
    --------
    >>> player = RoutinePlayer("five-minute-ball")
    >>> player
    RoutinePlayer('five-minute-ball', mode='standard'): 5:00 min, ...
    """

    _esm = _STATIC / "player.js"

    schedule = traitlets.Dict().tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    player_key = traitlets.Unicode().tag(sync=True)
    events = traitlets.List().tag(sync=True)

    def __init__(
        self,
        routine: Any,
        mode: str | None = None,
        *,
        log: Any = None,
        language: str = "en",
        **options: Any,
    ) -> None:
        self._log = log
        super().__init__(
            schedule=_schedule(routine, mode, options),
            strings=_catalogue(language),
            language=language,
            player_key=uuid.uuid4().hex,
        )
        self.on_msg(self._hear)

    @property
    def log(self) -> Any:
        """The log that sessions are written to."""
        if self._log is None:
            from psoas_lib import RomLog  # noqa: PLC0415  (the log is not needed to play)

            self._log = RomLog()
        return self._log

    def _hear(self, _widget: object, message: Mapping[str, Any], _buffers: object) -> None:
        """Answer the browser: a session is confirmed only after it is in the log."""
        kind = message.get("type")
        if kind == "session":
            self._take(message["session"], self.log.append_session, "ack")
        elif kind == "reflection":
            self._take(message["reflection"], self.log.append_reflection, "reflection-ack")

    def _take(self, record: Mapping[str, Any], append: Any, answer: str) -> None:
        mark = {"session_id": record.get("session_id"), "recorded_at": record.get("recorded_at")}
        try:
            append(record)
        except (OSError, ValueError, TypeError, KeyError) as error:
            self.send({"type": "refused", "reason": str(error), **mark})
        else:
            self.send({"type": answer, "path": _shown_path(self.log), **mark})

    def __repr__(self) -> str:
        """Say which routine, how long, how many segments; the same on every computer."""
        routine, segments = self.schedule["routine"], self.schedule["segments"]
        return (
            f"RoutinePlayer({routine['id']!r}, mode={routine['mode']!r}): "
            f"{_minutes(self.schedule['total_s'])} min, {len(segments) - 1} segments"
        )

    def _repr_html_(self) -> str:
        """Return the plan as a table: what a page without a kernel shows."""
        return _still(self.schedule, self.strings)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Return the widget, with the plan as a table and a sentence for pages that cannot run it."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": repr(self), "text/html": self._repr_html_()}, metadata


def _schedule(routine: Any, mode: str | None, options: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(routine, Mapping):
        return dict(routine)
    if isinstance(routine, str):
        from psoas_lib import routine as find  # noqa: PLC0415  (a schedule passed in needs no content)

        routine = find(routine)
    timeline = routine.timeline(**({"mode": mode} if mode else {}), **options)
    return dict(timeline.schedule())


def _shown_path(log: Any) -> str:
    """Return the file of the sessions as the learner would look for it."""
    path = Path(getattr(log, "sessions_path", None) or getattr(log, "folder", "."))
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _still(schedule: Mapping[str, Any], strings: Mapping[str, str]) -> str:
    rows = []
    for exercise in schedule["exercises"]:
        sides = ", ".join(strings[f"{side}_column"] if side != "both" else strings["side_both"] for side in exercise["sides"])
        time = ", ".join(f"{round(seconds)} s" for seconds in exercise["planned_s"].values())
        mark = f" <em>({escape(strings['reconstructed'])})</em>" if exercise["provenance"] == "reconstructed" else ""
        rows.append(
            f'<tr><th scope="row" style="text-align:left">{escape(exercise["name"])}{mark}</th>'
            f"<td>{escape(sides)}</td><td>{escape(time)}</td></tr>"
        )
    head = "".join(
        f'<th scope="col" style="text-align:left">{escape(strings[key])}</th>'
        for key in ("still_exercise", "still_side", "still_time")
    )
    title = strings["still_title"].format(
        name=schedule["routine"]["name"], time=f"{_minutes(schedule['total_s'])} min"
    )
    return (
        f'<table><caption style="text-align:left"><b>{escape(title)}</b></caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        f"<p>{escape(strings['still_note'])}</p>"
    )
