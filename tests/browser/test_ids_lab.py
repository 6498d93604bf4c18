"""Several widgets of a kind in one notebook, each from a module of its own: no id is given twice."""

from pathlib import Path

import pytest
from lab import Notebook

pytestmark = pytest.mark.browser
# Two of each, so that a number which begins anew in each module would meet itself.
SHOWN = """
import psoas_lib as pl
from IPython.display import display
for make in (pl.measurement_form, pl.import_form, pl.Explorer, pl.VirtualThomasTest, pl.ClaimBoard, pl.Atlas):
    display(make(), make())
display(pl.ask("Q01.1"), pl.ask("Q02.1"))
"""
UGLY = "date,side,hip extension prone\n3/4/2026,L,8\n5/6/2026,L,9\n"


def test_no_id_is_given_twice_in_a_notebook_of_many_widgets_and_a_label_names_its_own_field(
    chromium, lab, tmp_path
):
    lab.notebook("ids.ipynb", [SHOWN])
    page = chromium.new_context(viewport={"width": 1200, "height": 900}).new_page()
    Notebook(page, lab, "ids.ipynb").run(0)
    page.locator(".jp-OutputArea-child .ps").nth(13).wait_for()
    twice = page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll('.jp-OutputArea .ps [id]')].map((node) => node.id);
          return [ids.length > 40, ids.filter((id, i) => ids.indexOf(id) !== i)];
        }"""
    )
    assert twice == [True, []]
    # A file goes through a real kernel, into the form that it was chosen in.
    file = Path(tmp_path, "mine.csv")
    file.write_text(UGLY, "utf-8")
    page.get_by_label("Your file").last.set_input_files(file)
    form = page.locator(".fmw").filter(has=page.get_by_label("Your file")).last
    form.get_by_role("button", name="Go").click()
    form.get_by_text("2 readings read").wait_for()
    form.get_by_label("what is written first?").wait_for()
    page.context.close()
