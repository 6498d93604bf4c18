"""Make the sample log in ``data/sample``: ten weeks of an invented runner, whose truth is known.

Run ``python tools/make_sample_log.py`` from the top of the repository; it writes the same bytes each time.
"""

from __future__ import annotations

import json
import math
import random
import sys
import uuid
from datetime import date, datetime, timedelta
from pathlib import Path

from psoas_lib.durable import replace_file
from psoas_lib.log import RomLog

SEED = 20260301
START = date(2026, 3, 2)
WEEKS = 10
BASELINE_DAYS = 14
# True angle in the baseline, and degrees gained per week once stretching has begun.
TRUE = {
    ("hip-extension-prone", "left"): (6.0, 0.9),
    ("hip-extension-prone", "right"): (9.0, 0.0),
    ("modified-thomas-hip", "left"): (-2.0, 0.6),
    ("modified-thomas-hip", "right"): (1.0, 0.6),
}
WITHIN_SESSION_SD_DEG = 1.2
BETWEEN_DAY_SD_DEG = 1.5
# The SD of the median of three normal values, in units of their SD: sqrt(1 - sqrt(3) / pi).
MEDIAN_OF_THREE = math.sqrt(1 - math.sqrt(3) / math.pi)
HOLIDAY = (date(2026, 4, 6), date(2026, 4, 15))
SLIP = ("hip-extension-prone", "left", date(2026, 4, 27))
EXERCISES = (
    ("bridge", ("both",), 60),
    ("half-kneeling", ("right", "left"), 30),
    ("standing-split", ("right", "left"), 30),
    ("low-lunge-twist", ("right", "left"), 20),
    ("half-kneeling-reach", ("right", "left"), 30),
)


def make(folder: Path) -> dict[str, object]:
    """Write ``rom.csv``, ``sessions.csv`` and ``reflections.csv``, and return what is true about them."""
    dice = random.Random(SEED)
    log = RomLog(folder)
    days = [START + timedelta(days=n) for n in range(WEEKS * 7)]
    away = [day for day in days if HOLIDAY[0] <= day <= HOLIDAY[1]]
    measured = [day for day in days if day.weekday() in {0, 2, 5} and day not in away]
    forgotten = sorted(dice.sample([day for day in measured if (day - START).days > BASELINE_DAYS], 3))
    measured = [day for day in measured if day not in forgotten]
    log.append_rows([row for day in measured for row in readings(dice, day)], sure=True)
    practised, stopped = [], []
    for day in days:
        if (day - START).days < BASELINE_DAYS or day in away or dice.random() > 0.7:
            continue
        practised.append(day)
        record = session(dice, day, stop=dice.random() < 0.12)
        if record["status"] == "stopped":
            stopped.append(day)
        log.append_session(record)
        if dice.random() < 0.6:
            log.append_reflection(reflection(dice, record))
    return {
        "what": "An invented runner. Nothing here was measured on a person.",
        "made_by": "tools/make_sample_log.py",
        "seed": SEED,
        "first_day": str(START),
        "stretching_began": str(START + timedelta(days=BASELINE_DAYS)),
        "true_angle_deg": [
            {"test": test, "side": side, "baseline_deg": level, "slope_deg_per_week_after_baseline": slope}
            for (test, side), (level, slope) in TRUE.items()
        ],
        "within_session_sd_deg": WITHIN_SESSION_SD_DEG,
        "between_day_sd_deg": BETWEEN_DAY_SD_DEG,
        "sem_of_a_days_median_deg": round(
            math.hypot(BETWEEN_DAY_SD_DEG, MEDIAN_OF_THREE * WITHIN_SESSION_SD_DEG), 3
        ),
        "gross_error": {
            "test": SLIP[0],
            "side": SLIP[1],
            "day": str(SLIP[2]),
            "what": "38.2 typed for 8.2, repeat 2",
        },
        "days_away": [str(day) for day in away],
        "measuring_days_forgotten": [str(day) for day in forgotten],
        "measuring_days": len(measured),
        "practice_days": len(practised),
        "practice_days_stopped_early": [str(day) for day in stopped],
    }


def readings(dice: random.Random, day: date) -> list[dict[str, object]]:
    """Return a morning's readings; the Thomas test is made on Saturdays only."""
    weeks = max(0, (day - START).days - BASELINE_DAYS) / 7
    rows = []
    for (test, side), (level, slope) in TRUE.items():
        if test == "modified-thomas-hip" and day.weekday() != 5:
            continue
        that_day = level + slope * weeks + dice.gauss(0, BETWEEN_DAY_SD_DEG)
        for repeat in (1, 2, 3):
            angle = round(that_day + dice.gauss(0, WITHIN_SESSION_SD_DEG), 1)
            slipped = (test, side, day) == SLIP and repeat == 2
            rows.append(
                {
                    "row_id": str(uuid.UUID(int=dice.getrandbits(128), version=4)),
                    "measured_at": f"{day}T07:{dice.randint(10, 40):02d}:00{offset(day)}",
                    "subject": "sample",
                    "test": test,
                    "side": side,
                    "angle_deg": 38.2 if slipped else angle,
                    "repeat": repeat,
                    "state": "cold",
                    "instrument": "phone",
                    "rater": "self",
                    "pelvis_control": "belt" if test == "hip-extension-prone" else "other knee held",
                    "pain_0_10": 0,
                    "notes": "",
                }
            )
    return rows


def session(dice: random.Random, day: date, *, stop: bool) -> dict[str, object]:
    """Return an evening's practice; one that is stopped ends in the middle of an exercise."""
    mode = "cool-down" if day.weekday() in {1, 3, 6} else "warm-up"
    items = [
        {"exercise": exercise, "side": side, "planned_s": planned, "done_s": planned}
        for exercise, sides, planned in EXERCISES
        for side in sides
    ]
    if stop:
        at = dice.randrange(2, len(items) - 1)
        items[at]["done_s"] = dice.randrange(3, items[at]["planned_s"])
        for item in items[at + 1 :]:
            item["done_s"] = 0
    began = datetime(day.year, day.month, day.day, 18, dice.randint(0, 59))  # noqa: DTZ001 - the offset is written below
    took = sum(item["done_s"] for item in items) + 90
    return {
        "session_id": str(uuid.UUID(int=dice.getrandbits(128), version=4)),
        "routine": "five-stretches",
        "mode": mode,
        "started_at": began.isoformat() + offset(day),
        "ended_at": (began + timedelta(seconds=took)).isoformat() + offset(day),
        "status": "stopped" if stop else "finished",
        "interruptions": dice.choices((0, 1, 2), (8, 2, 1))[0],
        "items": items,
    }


def reflection(dice: random.Random, record: dict[str, object]) -> dict[str, object]:
    """Return how it felt."""
    return {
        "session_id": record["session_id"],
        "recorded_at": record["ended_at"],
        "sensation_0_10": dice.randint(3, 6),
        "pain_0_10": dice.choices((0, 1, 2), (8, 2, 1))[0],
        "note": dice.choice(("", "", "left side tighter", "after a run", "easy")),
    }


def offset(day: date) -> str:
    """Return the offset from UTC in central Europe, where summer time began on 29 March 2026."""
    return "+02:00" if day >= date(2026, 3, 29) else "+01:00"


def main() -> None:
    """Write the files again."""
    folder = Path(__file__).resolve().parent.parent / "data" / "sample"
    for name in ("rom.csv", "sessions.csv", "reflections.csv", "TRUTH.json"):
        (folder / name).unlink(missing_ok=True)
    truth = make(folder)
    (folder / ".lock").unlink(missing_ok=True)
    replace_file(folder / "TRUTH.json", (json.dumps(truth, indent=1) + "\n").encode())
    sys.stdout.write(f"Wrote {folder}\n")


if __name__ == "__main__":
    main()
