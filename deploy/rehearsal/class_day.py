"""A whole class at once, and what it cost."""

from __future__ import annotations

import statistics
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from rehearsal.accounts import memory_mb
from rehearsal.hub import Classroom, classroom, missing
from rehearsal.student import Student


@dataclass
class ClassDay:
    """What came of it."""

    students: list[Student]
    sessions: dict[str, str] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    memory_mb: dict[str, float] = field(default_factory=dict)

    def logged(self, student: Student) -> bool:
        """Tell whether the session that was acknowledged lies in that student's own log."""
        file = student.account.home / "my_psoas" / "sessions.csv"
        return self.sessions.get(student.account.name, "?") in (
            file.read_text("utf-8") if file.exists() else ""
        )

    def table(self) -> str:
        """Return times, memory and failures as text."""
        lines = [f"{len(self.students)} students at once, {len(self.failures)} failures"]
        for name in ("server", "first result", "notebook", "logged"):
            times = [s.seconds[name] for s in self.students if name in s.seconds]
            if times:
                lines.append(
                    f"  s to {name:13} median {statistics.median(times):6.1f}   last {max(times):6.1f}"
                )
        if self.memory_mb:
            memory = list(self.memory_mb.values())
            middle, most = statistics.median(memory), max(memory)
            lines.append(
                f"  MB a student (PSS)  median {middle:6.0f}   most {most:6.0f}   all {sum(memory):6.0f}"
            )
        return "\n".join([*lines, *(f"  {name}: {why}" for name, why in self.failures.items())])


def hold(room: Classroom) -> ClassDay:
    """Let every student start in the same moment, and wait for all of them."""
    day = ClassDay([Student(room.url, account) for account in room.students])
    door = threading.Barrier(len(day.students))

    def one(student: Student) -> None:
        door.wait()
        try:
            day.sessions[student.account.name] = student.first_day()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure to report
            day.failures[student.account.name] = f"{type(error).__name__}: {error}"

    with ThreadPoolExecutor(len(day.students)) as pool:
        list(pool.map(one, day.students))
    for student in day.students:
        if student.account.name not in day.failures and not day.logged(student):
            day.failures[student.account.name] = "acknowledged, but not in the log"
        day.memory_mb[student.account.name] = memory_mb(student.account.uid)
    return day


def how_many(arguments: list[str]) -> int:
    """Return the number of students that the command line asks for, 30 by default."""
    if not arguments:
        return 30
    if len(arguments) > 1 or not arguments[0].isdecimal() or int(arguments[0]) < 1:
        raise SystemExit(f"Got {' '.join(arguments)!r}; expected one whole number of students, such as 30.")
    return int(arguments[0])


def main(arguments: list[str]) -> int:
    """Rehearse with as many students as the first argument says."""
    students = how_many(arguments)
    reason = missing()
    if reason:
        print(f"Not rehearsed: {reason}.")
        return 0
    with classroom(students) as room:
        day = hold(room)
        for student in day.students:
            student.leave()
        print(day.table())
    return bool(day.failures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
