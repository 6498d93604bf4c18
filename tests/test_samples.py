"""The data that come with the pack: what they are said to be is what they are."""

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import psoas_lib as pl
from psoas_lib.durable import LogWriteError
from psoas_lib.measure import measures
from psoas_lib.records import REFLECTION_COLUMNS, ROM_COLUMNS, SESSION_COLUMNS
from psoas_lib.samples import sample_truth

DATA = Path(__file__).resolve().parent.parent / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text("utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}


def faults(resource):
    """Check a table against its schema with nothing but the standard library."""
    with (DATA / resource["path"]).open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    fields = resource["schema"]["fields"]
    if header != [field["name"] for field in fields]:
        yield f"header {header}"
    for field, cells in zip(fields, zip(*rows, strict=True), strict=True):
        rules = field.get("constraints", {})
        if rules.get("unique") and len(set(cells)) < len(cells):
            yield f"{field['name']} is not unique"
        for cell in cells:
            wrong = (cell == "" and rules.get("required")) or (
                cell != ""
                and (
                    ("enum" in rules and cell not in rules["enum"])
                    or ("pattern" in rules and not re.fullmatch(rules["pattern"], cell))
                    or (field["type"] == "integer" and not re.fullmatch(r"-?\d+", cell))
                    or ("minimum" in rules and float(cell) < rules["minimum"])
                    or ("maximum" in rules and float(cell) > rules["maximum"])
                )
            )
            if wrong:
                yield f"{field['name']}: {cell!r}"


@pytest.mark.parametrize("name", sorted(RESOURCES))
def test_every_table_agrees_with_its_schema(name):
    assert list(faults(RESOURCES[name])) == []


def test_the_schemas_are_those_of_the_log():
    names = {name: tuple(f["name"] for f in r["schema"]["fields"]) for name, r in RESOURCES.items()}
    assert names["rom"] == ROM_COLUMNS
    assert names["sessions"] == SESSION_COLUMNS
    assert names["reflections"] == REFLECTION_COLUMNS
    test_field = RESOURCES["rom"]["schema"]["fields"][3]
    assert test_field["constraints"]["enum"] == list(measures())
    for resource in RESOURCES.values():
        assert resource["licenses"]
        for field in resource["schema"]["fields"]:
            assert field["description"]
            assert (
                field["name"] not in {"angle_deg", "fbef", "faft", "rbef", "raft"} or field["unit"] == "deg"
            )


def test_the_sample_log_is_what_its_script_makes(tmp_path):
    code = (
        "import runpy, sys, pathlib; m = runpy.run_path(sys.argv[1]); "
        "import json; print(json.dumps(m['make'](pathlib.Path(sys.argv[2]))))"
    )
    made = subprocess.run(
        [sys.executable, "-c", code, DATA.parent / "tools" / "make_sample_log.py", tmp_path],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert json.loads(made.stdout) == sample_truth()
    for name in ("rom.csv", "sessions.csv", "reflections.csv"):
        assert (tmp_path / name).read_bytes() == (DATA / "sample" / name).read_bytes()


def test_the_sample_log_holds_the_truth_that_is_written_beside_it():
    truth, log = sample_truth(), pl.sample_log()
    frame = log.read()
    assert log.damaged == []
    slip = frame[frame["angle_deg"] == 38.2]
    assert len(slip) == 1
    frame = frame.drop(slip.index)
    began = np.datetime64(truth["stretching_began"])
    for series in truth["true_angle_deg"]:
        own = frame[(frame["test"] == series["test"]) & (frame["side"] == series["side"])]
        weeks = np.clip((own["measured_at"].to_numpy() - began) / np.timedelta64(7, "D"), 0, None)
        error = (
            own["angle_deg"] - series["baseline_deg"] - series["slope_deg_per_week_after_baseline"] * weeks
        )
        day_error = error.groupby(own["measured_at"].dt.date).median()
        # Five standard errors: the numbers are fixed, so this fails only if the script or the truth changes.
        assert abs(day_error.mean()) < 5 * truth["sem_of_a_days_median_deg"] / len(day_error) ** 0.5
        assert day_error.std() < 2 * truth["sem_of_a_days_median_deg"]
    days = frame["measured_at"].dt.date.astype(str)
    assert not set(days) & {*truth["days_away"], *truth["measuring_days_forgotten"]}
    assert days.nunique() == truth["measuring_days"]
    sessions = log.sessions()
    assert sessions["started_at"].dt.date.nunique() == truth["practice_days"]
    stopped = sessions[sessions["status"] == "stopped"]["started_at"].dt.date.astype(str)
    assert sorted(set(stopped)) == truth["practice_days_stopped_early"]
    assert sessions["note"].isin(["left side tighter", "after a run", "easy", ""]).all()


def test_the_sample_log_cannot_be_written_by_mistake():
    log = pl.sample_log()
    for write in (
        lambda: log.append(test="ely-knee", side="left", angle_deg=100),
        lambda: log.append_new([{}]),
        lambda: log.append_session({}),
        lambda: log.append_reflection({}),
    ):
        with pytest.raises(LogWriteError, match=r"RomLog\(\)"):
            write()


def test_the_trial_has_the_people_that_its_authors_describe():
    trial = pl.hips_trial()
    assert trial.groupby("group")["person"].nunique().to_dict() == {"control": 12, "treated": 27}
    assert (trial.groupby("person")["side"].apply(sorted).map(tuple) == ("left", "right")).all()
    gain = trial["flexion_after"] - trial["flexion_before"]
    assert gain.groupby(trial["group"]).mean().diff().iloc[-1] == pytest.approx(3.68981481)
