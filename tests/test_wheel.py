"""What is released works where nobody has the repository: the wheel carries all that it needs."""

from __future__ import annotations

import json
import os
import shutil
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
_USE = """
import json, pathlib, sys, tempfile
import psoas_lib as pl
player = pl.RoutinePlayer("five-stretches", mode="warm-up")
thomas = pl.VirtualThomasTest()
explorer, atlas = pl.Explorer(), pl.Atlas()
frame = pl.sample_log() if not isinstance(pl.sample_log(), tuple) else pl.sample_log()[0]
frame = frame.read() if hasattr(frame, "read") else frame
test = str(frame["test"].iloc[0])
side = str(frame["side"].iloc[0])
plot = pl.plot_progress(frame, test, side)
handouts = [pl.anatomy_handout(), pl.routine_handout("five-stretches"), pl.worksheet_handout(), pl.question_sheet("01")]
with tempfile.TemporaryDirectory() as folder:
    brought = pathlib.Path(folder) / "mine.csv"
    brought.write_text("date,side,hip-extension-prone,rater\\n2026-03-01,left,9,me\\n")
    told = str(pl.import_log(brought))
    handed_in = sum(1 for one in pl.sample_handed_in(pathlib.Path(folder) / "class").rglob("*") if one.is_file())
print(json.dumps({
    "where": pl.__file__, "data": str(pl.data_dir()), "version": pl.__version__,
    "exercises": len(pl.exercises()), "routines": [r.id for r in pl.routines()],
    "player": repr(player), "player_bytes": len(str(player._esm)), "thomas_bytes": len(str(thomas._esm)),
    "explorer": repr(explorer), "atlas": len(pl.atlas_parts()), "questions": len(pl.questions()),
    "handouts": [len(str(one.html)) for one in handouts], "told": told, "handed_in": handed_in,
    "class": len(pl.sample_class()), "pairs": len(pl.sample_pairs()), "claims": len(pl.claim_table()._repr_html_()),
    "languages": sorted(pl.languages()), "plot": plot.alt,
    "picture": pl.pose_picture("half-kneeling-end").mime,
    "length": float(pl.psoas_length_mm(0)), "home": str(pl.home_dir()),
    "self_check": [str(f) for f in pl.self_check().findings if str(f).startswith("needs")],
}, default=str))
"""


def uv():
    named = os.environ.get("PSOAS_UV", "")
    return named if named and Path(named).is_file() else shutil.which("uv") or ""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as a release makes it."""
    out = tmp_path_factory.mktemp("dist")
    try:
        import hatchling.builders.wheel  # noqa: F401

        here = True
    except ImportError:
        here = False
    if here:
        code = (
            "import sys; from hatchling.builders.wheel import WheelBuilder; "
            "print(list(WheelBuilder('.').build(directory=sys.argv[1])))"
        )
        command = [sys.executable, "-c", code, str(out)]
    elif uv():
        command = [uv(), "build", "--wheel", "--quiet", "--out-dir", str(out)]
    else:
        pytest.skip("Neither hatchling nor uv is here to build the wheel.")
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False, timeout=240)
    if done.returncode and ("error sending request" in done.stderr or "dns error" in done.stderr):
        pytest.skip("uv cannot fetch hatchling without a network.")
    assert done.returncode == 0, done.stderr
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A new environment outside the repository that has the wheel, and the dependencies of this one."""
    place = tmp_path_factory.mktemp("elsewhere")
    venv.create(place / "env", with_pip=False, symlinks=os.name != "nt")
    python = place / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    packages = Path(
        subprocess.run(
            [python, "-c", "import site; print(site.getsitepackages()[0])"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        # A pure wheel is installed by unpacking it; no downloader is needed.
        archive.extractall(packages)
    # The dependencies come from the running environment, after the wheel's own; its editable hook to the
    # repository (a .pth file) is not read from there.
    (packages / "dependencies.pth").write_text(
        "\n".join(p for p in site.getsitepackages() if Path(p).is_dir()), "utf-8"
    )
    return python, place


@pytest.fixture(scope="module")
def used(installed):
    python, place = installed
    environment = {
        k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PSOAS_HOME", "VIRTUAL_ENV"}
    }
    work = place / "work"
    work.mkdir()
    done = subprocess.run(
        [python, "-c", _USE],
        cwd=work,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert [path for path in work.rglob("*") if path.is_file()] == [], "importing and looking leaves no file"
    return json.loads(done.stdout.splitlines()[-1]), place


def test_the_library_and_its_data_come_from_the_wheel_and_not_from_the_repository(used):
    found, place = used
    assert Path(found["where"]).is_relative_to(place)
    assert Path(found["data"]).is_relative_to(place)
    assert Path(found["data"]).name == "_data"


def test_content_routines_and_questions_are_all_there(used):
    import psoas_lib as pl

    found, _ = used
    assert found["exercises"] == len(pl.exercises())
    assert found["routines"] == [routine.id for routine in pl.routines()]
    assert found["questions"] == len(pl.questions())
    assert found["languages"] == sorted(pl.languages())
    assert found["atlas"] == len(pl.atlas_parts())


def test_players_models_and_plots_work(used):
    import psoas_lib as pl

    found, _ = used
    assert found["player"] == repr(pl.RoutinePlayer("five-stretches", mode="warm-up"))
    assert found["player_bytes"] > 20_000
    assert found["thomas_bytes"] > 20_000
    assert found["length"] == float(pl.psoas_length_mm(0))
    assert 20 <= len(found["plot"]) <= 300


def test_handouts_samples_and_importing_work(used):
    told, _ = used
    assert len(told["handouts"]) == 4
    assert min(told["handouts"]) > 2_000
    assert (told["handed_in"] > 5, told["class"] > 1_000, told["pairs"]) == (True, True, 24)
    assert told["told"].startswith("mine.csv: CSV")
    assert told["claims"] > 10_000


def test_the_self_check_misses_nothing_and_the_log_goes_to_the_current_folder(used):
    found, place = used
    assert found["self_check"] == []
    assert Path(found["home"]) == place / "work" / "my_psoas"


def test_the_wheel_carries_every_file_of_data_every_bundle_and_both_licences(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        f"psoas_lib/_data/{path.relative_to(TOP / 'data').as_posix()}"
        for path in (TOP / "data").rglob("*")
        if path.is_file()
    }
    tracked = {name for name in data if "__pycache__" not in name}
    assert tracked - names == set()
    bundles = {
        f"psoas_lib/{path.relative_to(TOP / 'psoas_lib').as_posix()}"
        for path in (TOP / "psoas_lib" / "widgets" / "static").iterdir()
    }
    assert bundles - names == set()
    assert {"psoas_lib/py.typed"} <= names
    assert sum(name.rpartition("/")[2] in {"LICENSE", "LICENSE-CONTENT"} for name in names) == 2


def test_the_wheel_carries_nobodys_own_files_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert [
        n
        for n in names
        if "my_psoas" in n or n.startswith(("tests/", "deploy/", "benchmarks/")) or "__pycache__" in n
    ] == []


def test_the_wheels_version_is_the_librarys(wheel):
    import psoas_lib

    assert wheel.name.split("-")[1] == psoas_lib.__version__
