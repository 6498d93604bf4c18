"""A log that is exported and imported again is the same log."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.export import save_csv, save_xlsx
from psoas_lib.importing import import_log
from psoas_lib.measure import measures

TEXTS = st.one_of(
    st.sampled_from(["", "=1+1", "-", "n/a", "a;b", 'he said "ow"', "two\nlines", "Hüfte", "8.5", "0", "'x", "@me"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(str.strip),
)  # fmt: skip
READINGS = st.lists(
    st.fixed_dictionaries({
        "measured_at": st.sampled_from([
            "2026-03-04", "2026-03-04T07:00:00", "2026-03-04T00:00:00+01:00", "2026-03-05T23:30:00+02:00", "2026-03-04T07:00:00Z",
        ]),
        "subject": st.sampled_from(["", "me", "Ada", "=x"]),
        "test": st.sampled_from(list(measures())),
        "side": st.sampled_from(["left", "right"]),
        "angle_deg": st.one_of(st.integers(-180, 180), st.floats(-180, 180), st.sampled_from([0, -0.0, 8.5])),
        "repeat": st.integers(1, 3),
        "state": st.sampled_from(["", "warm", "cold"]),
        "instrument": TEXTS, "rater": TEXTS, "pelvis_control": TEXTS, "notes": TEXTS,
        "pain_0_10": st.sampled_from([None, 0, 2.5, 10]),
    }),
    min_size=1, max_size=10,
)  # fmt: skip


def _log(folder, rows):
    log = pl.RomLog(folder)
    log.append_rows(rows, sure=True)
    return log


def _readable(log):
    # A workbook and a CSV keep the letter Z of a moment in UTC, the reader of strangers' files writes +00:00.
    return log.read().sort_values("row_id", ignore_index=True).replace({"utc_offset": {"Z": "+00:00"}})


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(READINGS)
@pytest.mark.parametrize("way", ["file", "csv", "xlsx"])
def test_export_then_import_is_the_identity(way, rows):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = _log(folder / "old", rows)
        path = {
            "file": lambda: folder / "old" / "rom.csv",
            "csv": lambda: save_csv(log.read(), folder / "log.csv"),
            "xlsx": lambda: save_xlsx(log.read(), folder / "log.xlsx"),
        }[way]()
        report = import_log(path, improbable="keep", both_signs="as-written")
        assert report.quarantined["hint"].tolist() == []
        assert [question.key for question in report.questions] == []
        assert report.append_to(log) == 0
        new = pl.RomLog(folder / "new")
        assert report.append_to(new) == len(rows)
        pd.testing.assert_frame_equal(_readable(new), _readable(log), check_exact=False, rtol=0, atol=1e-6)
