"""The two forms of the log in real pages: chained questions, what is told, the keyboard, both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessibility import violations
from lab import Notebook, rows_of

from psoas_lib.log import RomLog
from psoas_lib.widgets.import_form import import_form
from psoas_lib.widgets.measurement_form import measurement_form

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = (ROOT / "psoas_lib" / "widgets" / "static" / "form.js").read_text(encoding="utf-8")
# Semicolons, decimal commas, dates of either order, two names of tests, radians, a formula, a missing
# reading, an unknown side, and two readings of one side on one day.
UGLY = (
    "My flexibility;;;\n"
    "Datum;Seite;Test;Wert\n"
    "01/02/2026;li;Thomas;0,12\n"
    "01/02/2026;li;Thomas;0,15\n"
    "03/02/2026;re;Beuger;0,14\n"
    "05/03/2026;re;Beuger;0,2\n"
    "06/03/2026;re;Beuger;=1+1\n"
    "07/03/2026;oben;Beuger;0,1\n"
    "08/03/2026;re;Beuger;n/a\n"
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title><style>
body{{margin:0;background:{ground};color:{ink};--jp-layout-color1:{ground};--jp-ui-font-color0:{ink}}}
main{{padding:12px}}</style></head><body><main><h1>Log</h1><h2>Form</h2><div id="w"></div></main></body></html>"""
START = """async ([bundle, spec]) => {
  const url = URL.createObjectURL(new Blob([bundle], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  const model = { get: () => spec, on: (name, f) => { if (name === "msg:custom") window.hear = f; }, off() {},
    send: async (message, _, data = []) => {
      const bytes = data.map((one) => Array.from(new Uint8Array(one)));
      for (const answer of await window.kernel(message, bytes)) window.hear(answer);
    } };
  widget.render({ model, el: document.querySelector("#w") });
}"""


@pytest.fixture
def ugly(tmp_path):
    file = tmp_path / "ugly.csv"
    file.write_bytes(UGLY.encode("cp1252"))
    return file


@pytest.fixture
def show(chromium):
    """Give a function that draws a form on a page of its own, with this process as its kernel."""
    opened = []

    def make(form, *, width=900, dark=False):
        ground, ink = ("#111111", "#ffffff") if dark else ("#ffffff", "#000000")
        page = chromium.new_page(viewport={"width": width, "height": 900})
        faults = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        opened.append((page, faults))
        page.set_default_timeout(60_000)

        def kernel(message, data):
            said = []
            form.send = said.append
            form._receive(form, message, [bytes(one) for one in data])
            return said

        page.expose_function("kernel", kernel)
        page.set_content(PAGE.format(ground=ground, ink=ink))
        page.evaluate(START, [BUNDLE, form.spec])
        return page

    yield make
    for page, faults in opened:
        page.close()
        assert faults == []


def go(page, told):
    page.get_by_role("button", name="Go").click()
    page.locator(".fmsg").get_by_text(told).wait_for()


def axe(page):
    return violations(page, "#w", tags=None)


def answer_everything(page):
    page.get_by_label("what is written first?").select_option("day-first")
    page.get_by_label("Which test is 'Thomas'?").select_option("modified-thomas-hip")
    page.get_by_label("Which test is 'Beuger'?").select_option("hip-extension-prone")
    go(page, "Your answer brought up a new question")
    page.get_by_label("In which unit are they?").select_option("radians")
    page.get_by_label("does a larger number mean more extension").select_option("larger-is-more-extension")
    go(page, "Your answer brought up a new question")
    page.get_by_label("several readings of one side at the same time").select_option("repeats")


def test_a_question_that_an_answer_brings_up_gets_a_field_and_the_focus(show, ugly, tmp_path):
    page = show(import_form(ugly, RomLog(tmp_path / "log")))
    assert page.get_by_label("In which unit are they?").count() == 0
    page.get_by_label("what is written first?").select_option("day-first")
    page.get_by_label("Which test is 'Thomas'?").select_option("modified-thomas-hip")
    page.get_by_label("Which test is 'Beuger'?").select_option("hip-extension-prone")
    go(page, "Your answer brought up a new question")
    unit = page.get_by_label("In which unit are they?")
    assert unit.evaluate("(node) => node === document.activeElement")
    # What was answered before still stands, and can be changed or taken back.
    first = page.get_by_label("what is written first?")
    assert first.input_value() == "day-first"
    first.select_option("")
    page.get_by_role("button", name="Go").click()
    page.get_by_text("5 readings wait for this answer.").wait_for()
    assert first.input_value() == ""


def test_an_ugly_file_goes_in_by_answers_alone_and_what_is_left_is_a_file_to_mend(show, ugly, tmp_path):
    log = RomLog(tmp_path / "log")
    page = show(import_form(ugly, log))
    told = page.locator(".fmsg")
    assert "7 readings read = 0 accepted + 7 quarantined." in told.inner_text()
    answer_everything(page)
    assert len(log.read()) == 0
    page.get_by_text("Add what is accepted to my log").click()
    go(page, "7 readings read = 4 accepted + 3 quarantined.")
    assert "New in" in told.inner_text()
    assert sorted(log.read()["angle_deg"].round(1)) == [6.9, 8.0, 8.6, 11.5]
    # The table names what no answer can free, and why; a formula is shown as the text that it is.
    cells = page.locator(".ftab tbody tr").all_inner_texts()
    assert len(cells) == 3
    assert "=1+1" in " ".join(cells)
    rows = rows_of(tmp_path / "log" / "set_aside_ugly.csv")
    assert [row["quarantine_line"] for row in rows] == ["7", "8", "9"]
    # Adding twice adds nothing.
    go(page, "New in")
    page.locator(".fmsg").get_by_text("There already: 4").wait_for()
    assert len(log.read()) == 4


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_the_import_form_has_no_accessibility_violation_before_and_after(show, ugly, tmp_path, width, dark):
    page = show(import_form(ugly, RomLog(tmp_path / "log")), width=width, dark=dark)
    assert axe(page) == []
    answer_everything(page)
    page.get_by_text("Add what is accepted to my log").click()
    go(page, "4 accepted")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_a_file_is_chosen_in_the_form_read_and_kept_beside_the_log(show, ugly, tmp_path, width, dark):
    log = RomLog(tmp_path / "log")
    page = show(import_form(log=log), width=width, dark=dark)
    assert axe(page) == []
    go(page, "Choose a file first.")
    page.get_by_label("Your file").set_input_files(ugly)
    go(page, "7 readings read = 0 accepted + 7 quarantined.")
    answer_everything(page)
    page.get_by_text("Add what is accepted to my log").click()
    go(page, "7 readings read = 4 accepted + 3 quarantined.")
    assert axe(page) == []
    assert len(log.read()) == 4
    assert (log.folder / "imported" / "ugly.csv").read_bytes() == ugly.read_bytes()
    # Another file begins anew: nothing that was answered for the first is taken for the second.
    other = tmp_path / "other.csv"
    other.write_text("date,side,hip extension prone\n2026-05-01,L,8\n", "utf-8")
    page.get_by_label("Your file").set_input_files(other)
    go(page, "1 reading")
    assert page.get_by_label("what is written first?").count() == 0
    assert len(log.read()) == 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_file_that_would_end_the_connection_is_not_sent_and_the_way_round_is_told(show, tmp_path):
    page = show(import_form(log=RomLog(tmp_path)))
    large = tmp_path / "large.csv"
    large.write_bytes(b"date,angle\n" + b"2026-01-01,8\n" * 700_000)
    page.get_by_label("Your file").set_input_files(large)
    page.get_by_role("button", name="Go").click()
    page.get_by_text("larger than 8 MB").wait_for()
    assert page.locator(".fmsg").inner_text() == ""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 900])
def test_the_measurement_form_has_no_accessibility_violation_with_its_errors(show, tmp_path, width, dark):
    page = show(measurement_form(RomLog(tmp_path)), width=width, dark=dark)
    assert axe(page) == []
    page.get_by_role("button", name="Add to the log").click()
    page.get_by_text("At least one reading is needed").wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_measurement_is_logged_by_keyboard_alone(show, tmp_path):
    log = RomLog(tmp_path)
    page = show(measurement_form(log))
    press = page.keyboard.press

    def tab_to(label):
        for _ in range(25):
            press("Tab")
            if page.evaluate(
                "(label) => [...(document.activeElement.labels ?? [])].some((one) =>"
                " one.textContent.startsWith(label)) || document.activeElement.ariaLabel === label",
                label,
            ):
                return
        pytest.fail(f"Tab never reaches {label!r}.")

    tab_to("Left")
    press("Space")
    for n, angle in enumerate(("11", "12,5", "-3"), start=1):
        tab_to(f"Three readings, {n}")
        page.keyboard.type(angle)
    tab_to("Instrument")
    press("ArrowDown")
    tab_to("Who read it")
    page.keyboard.type("AB")
    tab_to("How was the pelvis held?")
    press("ArrowDown")
    tab_to("Note")
    page.keyboard.type("after a walk")
    press("Tab")
    press("Tab")
    press("Enter")
    page.locator(".fmsg").get_by_text("3 readings").wait_for()
    rows = log.read()
    assert rows["angle_deg"].tolist() == [11.0, 12.5, -3.0]
    assert set(rows["side"]) == {"left"}
    assert set(rows["rater"]) == {"AB"}


def test_in_jupyterlab_the_form_asks_on_and_its_keys_stay_its_own(chromium, lab, ugly, tmp_path):
    name, home = "import_form.ipynb", tmp_path / "log"
    lab.notebook(
        name,
        [
            f"import psoas_lib as pl\nlog = pl.RomLog({str(home)!r})\nform = pl.import_form({str(ugly)!r}, log)\nform",
            "print(len(log.read()))",
        ],
    )
    context = chromium.new_context(viewport={"width": 1200, "height": 1000})
    notebook = Notebook(context.new_page(), lab, name)
    page = notebook.page
    notebook.run(0)
    form = page.locator(".ps.fmw")
    form.wait_for()
    before = notebook.cells()
    form.get_by_label("what is written first?").focus()
    press = page.keyboard.press
    # In command mode x cuts a cell, and so would it here if the field did not keep its keys.
    press("x")
    press("ArrowDown")
    press("Tab")
    for _ in range(2):
        press("m")
        press("Tab")
    press("Tab")
    press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go"
    press("Enter")
    form.get_by_label("In which unit are they?").wait_for()
    assert notebook.cells() == before
    notebook.do("panel.sessionContext.shutdown();", wait=False)
    context.close()
