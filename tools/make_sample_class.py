"""Make the class of thirty and the twelve pairs that notebooks 03 and 10 teach with; their truth is known.

python tools/make_sample_class.py
"""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "data" / "sample"
SEED = 20260302
PEOPLE = 30
WEEKS = 8
SEM_DEG = 2.0  # of one reading by one rater
BETWEEN_RATERS_DEG = 2.5  # standard deviation of what a second rater adds
TRUE_GAIN_DEG = 3.0  # of the half that stretched, over the eight weeks
COLUMNS = [
    "row_id", "measured_at", "subject", "test", "side", "angle_deg", "repeat", "state", "instrument", "rater",
    "pelvis_control", "pain_0_10", "notes",
]  # fmt: skip


def row(subject: str, day: date, side: str, angle: float, repeat: int, rater: str) -> dict[str, str]:
    """Return one reading as text; a phone shows whole degrees."""
    return {
        "row_id": f"{subject}-{day.isoformat()}-{side}-{rater}-{repeat}",
        "measured_at": f"{day.isoformat()}T10:00:00",
        "subject": subject,
        "test": "hip-extension-prone",
        "side": side,
        "angle_deg": str(round(angle)),
        "repeat": str(repeat),
        "state": "cold",
        "instrument": "phone",
        "rater": rater,
        "pelvis_control": "strap",
        "pain_0_10": "",
        "notes": "",
    }


def write(name: str, rows: list[dict[str, str]]) -> None:
    """Write a file in the log's own form."""
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write class.csv, pairs.csv and their truth."""
    rng = np.random.default_rng(SEED)
    first = date(2026, 3, 2)
    level = rng.normal(14, 6, PEOPLE)
    class_rows = []
    for number in range(PEOPLE):
        subject = f"S{number + 1:02d}"
        gain = TRUE_GAIN_DEG if number < PEOPLE // 2 else 0.0
        other = rng.normal(0, BETWEEN_RATERS_DEG)
        for side, shift in (("left", 0.0), ("right", rng.normal(0, 2))):
            for week in range(WEEKS + 1):
                true = level[number] + shift + gain * week / WEEKS
                day = first + timedelta(weeks=week)
                class_rows.extend(
                    row(subject, day, side, true + rng.normal(0, SEM_DEG), repeat, "A")
                    for repeat in (1, 2, 3)
                )
                if week == 0:
                    class_rows.append(row(subject, day, side, true + other + rng.normal(0, SEM_DEG), 1, "B"))
    write("class.csv", class_rows)
    pairs = [
        row(f"P{number + 1:02d}", first, "right", true + rng.normal(0, SEM_DEG), repeat, "A")
        for number, true in enumerate(rng.normal(12, 6, 12))
        for repeat in (1, 2)
    ]
    write("pairs.csv", pairs)
    truth = {
        "seed": SEED,
        "class.csv": {
            "people": PEOPLE,
            "sem_deg_one_rater": SEM_DEG,
            "sd_between_raters_deg": BETWEEN_RATERS_DEG,
            "true_gain_deg": {"S01 to S15": TRUE_GAIN_DEG, "S16 to S30": 0.0},
            "weeks": WEEKS,
        },
        "pairs.csv": {"people": 12, "sem_deg": SEM_DEG},
    }
    (FOLDER / "CLASS_TRUTH.json").write_text(json.dumps(truth, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
