"""How long a million rows take to be read and checked, against bare pandas and against frictionless.

Run ``python benchmarks/bench_import.py``. Every measurement is a process of its own; ratios are taken within
one run. frictionless validates the same file with the same schema, if it is installed; both use one thread,
and the least disturbed of several runs counts for both.
"""

import json
import random
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

from psoas_lib.records import ROM_COLUMNS

ROWS = 1_000_000
# A comma in a note puts the cell between quotation marks, as in most logs that people keep.
QUOTED = '"stiff, after a run"'
REPEATS = 3
PEER_REPEATS = 2
ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "data" / "datapackage.json"

BARE = "import pandas; t = time.perf_counter(); pandas.read_csv(path)"
CHECKED = """
import pandas, psoas_lib.importing.checks, psoas_lib.importing.frames
from psoas_lib import import_log
t = time.perf_counter()
report = import_log(path)
assert len(report.accepted) + len(report.quarantined) == report.n_read == rows, report
"""
PEER = """
import frictionless, logging
logging.disable()
schema = frictionless.Schema.from_descriptor(json.load(open(schema_path))["resources"][0]["schema"])
t = time.perf_counter()
with frictionless.system.use_context(trusted=True):
    report = frictionless.Resource(path=path, schema=schema).validate()
assert report.tasks[0].stats["rows"] == rows, report
"""
RUN = """
import json, resource, sys, time
path, rows, schema_path, no_arrow = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
if no_arrow == "plain":
    sys.modules["pyarrow"] = None
{}
took = time.perf_counter() - t
print(json.dumps([took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def write(path, rows):
    """Write a clinic's log: 30 readings of each person, one slip of the pen in ten thousand, and some notes."""
    dice = random.Random(1)
    head = ",".join(ROM_COLUMNS)
    with path.open("w", encoding="utf-8") as stream:
        stream.write(head + "\n")
        for i in range(rows):
            person, nth = divmod(i, 30)
            angle = 8 + person % 7 + nth * 0.1 + dice.gauss(0, 2) + (60 if dice.random() < 1e-4 else 0)
            day, repeat = divmod(nth, 3)
            stream.write(
                f"{uuid.UUID(int=dice.getrandbits(128), version=4)},"
                f"2026-0{1 + day // 3}-{1 + 9 * (day % 3):02d}"
                f"T{6 + person % 14:02d}:{dice.randint(0, 59):02d}:{dice.randint(0, 59):02d}+01:00,p{person},"
                f"hip-extension-prone,{'left' if person % 2 else 'right'},{angle:.1f},{repeat + 1},cold,"
                f"goniometer,r{person % 20},belt,{dice.randint(0, 3)},{QUOTED if i % 100 == 0 else ''}\n"
            )


def measure(code, path, rows, arrow):
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(code), path, str(rows), str(SCHEMA), arrow],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=900, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout)


def least(code, path, arrow="plain", repeats=REPEATS):
    found = [measure(code, path, ROWS, arrow) for _ in range(repeats)]
    # The least disturbed run of each: other programs only ever add time.
    return min(took for took, _ in found), max(peak for _, peak in found)


def table():
    """Return the rows of the benchmark's table: name, value, unit, limit."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "million.csv")
        write(path, ROWS)
        bare, _ = least(BARE, path)
        ours, peak = least(CHECKED, path)
        rows = [
            ("pandas.read_csv, 1,000,000 rows", bare, "s", ""),
            ("import_log, every row checked", ours, "s", ""),
            ("import_log / pandas.read_csv", ours / bare, "x", "<= 6"),
            ("import_log, peak memory", peak, "MB", "< 1000"),
        ]
        try:
            import pyarrow as pa  # noqa: F401
        except ImportError:
            pass
        else:
            # With pyarrow beside it, pandas keeps text in Arrow's buffers and makes no object of a cell.
            bare_arrow, _ = least(BARE, path, "arrow")
            ours_arrow, _ = least(CHECKED, path, "arrow")
            rows.append(("the same with pyarrow installed", ours_arrow / bare_arrow, "x", ""))
        try:
            import frictionless  # noqa: F401
        except ImportError:
            return rows
        peer, _ = least(PEER, path, repeats=PEER_REPEATS)
        rows += [
            ("frictionless validate", peer, "s", ""),
            ("import_log / frictionless validate", ours / peer, "x", "<= 0.1"),
        ]
        return rows


if __name__ == "__main__":
    for name, value, unit, limit in table():
        print(f"{name:55} {value:9.3f} {unit:3} {limit}")
