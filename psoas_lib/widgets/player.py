"""The routine player: a widget whose clock lives in the browser and whose log lives with the learner."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib import content
from psoas_lib.body.poses import pose_words
from psoas_lib.content.locale import DEFAULT

if TYPE_CHECKING:
    from psoas_lib.content.model import Routine
    from psoas_lib.log import RomLog

_STATIC = Path(__file__).parent / "static"


def _minutes(seconds: float) -> str:
    return "{}:{:02d}".format(*divmod(round(seconds), 60))


class RoutinePlayer(anywidget.AnyWidget):
    """Play a stretching routine in the notebook and log what was really done.

    Python sends the schedule once. The browser keeps the time, so a busy, restarted or dead kernel delays
    nothing; a finished session is written to the log, or kept in the browser until it can be.

    Parameters
    ----------
    routine : str or Routine or mapping
        A routine's id such as ``"five-stretches"``, a routine, or a schedule as
        :meth:`psoas_lib.timeline.Timeline.schedule` returns it.
    mode : str, optional
        ``"warm-up"`` or ``"cool-down"``; the routine's own when left out.
    log : RomLog, optional
        Where sessions go; the learner's own log when left out.
    language : str, optional
        The language of the interface and the texts; the one chosen for the pack when left out.
    **options
        How it is played, as `psoas_lib.timeline.Options` lists it: ``dose``, ``get_ready_s``, ``rest_s``,
        ``sides``, ``swap`` and so on.

    Raises
    ------
    psoas_lib.content.UnknownIdError
        If there is no routine or language of that name.
    psoas_lib.timeline.OptionError
        If an option cannot be met; the message says which and why.

    Examples
    --------
    >>> RoutinePlayer("five-minute-ball")
    RoutinePlayer('five-minute-ball', mode='standard'): 5:00 min, 35 segments
    """

    _esm = _STATIC / "player.js"

    schedule = traitlets.Dict().tag(sync=True)
    strings = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    player_key = traitlets.Unicode().tag(sync=True)
    can_swap = traitlets.Bool(default_value=False).tag(sync=True)
    events: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(
        self,
        routine: str | Routine | Mapping[str, Any],
        mode: str | None = None,
        *,
        log: RomLog | None = None,
        language: str | None = None,
        **options: Any,
    ) -> None:
        language = content.language() if language is None else language
        if isinstance(routine, str):
            routine = content.routine(routine, lang=language)
        self._log = log
        self._routine, self._mode, self._options = routine, mode, options
        super().__init__(
            schedule=self._plan(options),
            strings=_strings(language),
            language=language,
            player_key=uuid.uuid4().hex,
            can_swap=not isinstance(routine, Mapping),
        )
        self.on_msg(self._hear)

    def _plan(self, options: Mapping[str, Any]) -> dict[str, Any]:
        if isinstance(self._routine, Mapping):
            plan = dict(self._routine)
        else:
            plan = self._routine.timeline(self._mode, **options).schedule()
        plan.pop("strings", None)  # they have a trait of their own, and the browser keeps each plan
        return plan

    def versions(self) -> dict[str, dict[str, Any]]:
        """Return the schedule of each dose of this mode, by the dose's id; empty when there is one only."""
        doses = self.schedule["routine"].get("doses", [])
        if len(doses) < 2 or isinstance(self._routine, Mapping):
            return {}
        return {dose["id"]: self._plan({**self._options, "dose": dose["id"]}) for dose in doses}

    @property
    def log(self) -> RomLog:
        """The log that sessions are written to."""
        if self._log is None:
            from psoas_lib.log import RomLog  # noqa: PLC0415 - the log is not needed to play

            self._log = RomLog()
        return self._log

    def _hear(self, _widget: object, message: Mapping[str, Any], _buffers: object) -> None:
        """Answer the browser: a session is confirmed only after it is in the log."""
        kind = message.get("type")
        if kind == "session":
            self._take(message["session"], self.log.append_session, "ack")
        elif kind == "reflection":
            self._take(message["reflection"], self.log.append_reflection, "reflection-ack")
        elif kind == "options":
            self._change(message["options"])

    def _change(self, options: Mapping[str, Any]) -> None:
        """Play another version, as the learner chose it in the browser."""
        wanted = {name: options[name] for name in ("dose", "swap") if name in options}
        try:
            plan = self._plan({**self._options, **wanted})
        except (ValueError, LookupError) as error:
            self.send({"type": "options", "reason": str(error)})
        else:
            self._options.update(wanted)
            self.schedule = plan
            self.send({"type": "options"})

    def _take(self, record: Mapping[str, Any], append: Callable[[Any], bool], answer: str) -> None:
        mark = {"session_id": record.get("session_id"), "recorded_at": record.get("recorded_at")}
        try:
            append(record)
        except (OSError, ValueError, TypeError, LookupError) as error:
            self.send({"type": "refused", "reason": str(error), **mark})
        else:
            self.send({"type": answer, "path": self._place(), **mark})

    def _place(self) -> str:
        """Say where sessions are kept; in the browser edition also that they are kept nowhere else."""
        path = _shown_path(self.log)
        return path if sys.platform != "emscripten" else self.strings["place_browser"].format(path=path)

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


def _strings(lang: str) -> dict[str, Any]:
    """Return the sentences of a language; English descriptions of the poses are in the module itself."""
    told: dict[str, Any] = dict(content.catalogue(lang)["player"])
    if lang != DEFAULT:
        told["poses"] = {pose_id: words["alt"] for pose_id, words in pose_words(lang).items()}
    return told


def _shown_path(log: RomLog) -> str:
    """Return the file of the sessions as the learner would look for it."""
    path = log.folder / "sessions.csv"
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _still(schedule: Mapping[str, Any], strings: Mapping[str, Any]) -> str:
    rows = []
    for exercise in schedule["exercises"]:
        sides = ", ".join(
            strings[f"{side}_column"] if side != "both" else strings["side_both"]
            for side in exercise["sides"]
        )
        time = ", ".join(f"{round(seconds)} s" for seconds in exercise["planned_s"].values())
        mark = (
            f" <em>({escape(strings['reconstructed'])})</em>"
            if exercise["provenance"] == "reconstructed"
            else ""
        )
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
