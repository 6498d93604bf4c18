"""Answers, predictions and decisions in a real JupyterLab: kept, and there again after a reload and a new kernel."""

import itertools

import pytest
from lab import Visitor, rows_of

_numbers = itertools.count(1)


class Learner(Visitor):
    """What a learner does with the questions of a notebook, and finds in the log."""

    def run(self, *cells):
        for cell in (0, *cells):
            self.notebook.run(cell)

    def answers(self):
        return rows_of(self.home / "answers.csv")

    def choose(self, box, group):
        self.page.locator(f"{box} input[value='{group}']").check()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def wait_for_text(self, text):
        self.page.get_by_text(text).first.wait_for()


@pytest.fixture
def learner(chromium, lab, tmp_path):
    made = []

    def make(*cells):
        home, name = tmp_path / "psoas", f"answers_{next(_numbers)}.ipynb"
        begin = f"import os; os.environ['PSOAS_HOME'] = {str(home)!r}\nimport psoas_lib as pl"
        lab.notebook(name, [begin, *cells])
        context = chromium.new_context(viewport={"width": 1200, "height": 900})
        made.append(Learner(context, lab, home, name))
        return made[-1]

    yield make
    for one in made:
        one.leave()


def test_a_decision_about_a_claim_lasts_over_a_reload_and_a_new_kernel_and_counts_as_progress(learner):
    one = learner("pl.ClaimBoard()", "print(pl.objectives_progress())")
    one.run(1)
    one.choose(".opts", "strong")
    one.choose(".sure", "75")
    one.press("Show the evidence")
    one.wait_for_text("Kept in psoas/answers.csv.")
    (row,) = one.answers()
    assert (row["question"], row["answer"], row["mode"], row["confidence_pct"]) == (
        "claim-1", "strong", "claim", "75",
    )  # fmt: skip
    assert "O07.1" in one.notebook.run(2)
    assert "1 of 26 claims decided, 1 as the pack decides" in one.notebook.printed(2)

    one.notebook.save()
    one.notebook.reload()  # the kernel lives: the saved output shows its widget again
    one.wait_for_text("1 of 26 decided; you and the pack agree on 1.")
    one.wait_for_text("So you said: It says more than the evidence carries; Fairly sure.")

    one.notebook.restart_kernel()
    one.run(1)
    one.wait_for_text("1 of 26 decided; you and the pack agree on 1.")
    assert len(one.answers()) == 1


def test_a_prediction_lasts_and_is_revealed_with_how_sure_it_was(learner):
    one = learner('pl.predict("Q03.1")', 'print(pl.reveal("Q03.1"))')
    one.run(1)
    assert "No prediction yet" in one.notebook.run(2)
    one.choose(".opts", "a")
    one.choose(".sure", "95")
    one.press("Keep my prediction")
    one.wait_for_text("Kept in psoas/answers.csv.")
    assert "(certain)" in one.notebook.run(2)
    one.notebook.restart_kernel()
    one.run(1)
    one.wait_for_text("Kept.")
    one.page.locator(".opts input[value='a']:checked").wait_for()
    assert one.page.locator(".qs input:not(:disabled)").count() == 0
    assert "(certain)" in one.notebook.run(2)


def test_an_answered_question_survives_a_reload_and_is_asked_anew_by_a_new_kernel(learner):
    one = learner('pl.ask("Q03.2")')
    one.run(1)
    one.choose(".opts", "a")
    one.press("Check")
    one.wait_for_text("Kept in psoas/answers.csv.")
    one.notebook.save()
    one.notebook.reload()
    one.page.locator(".opts input[value='a']:checked").wait_for()
    assert one.page.locator(".told").inner_text().strip()
    one.notebook.restart_kernel()
    one.run(1)
    one.page.locator(".opts input[value='a']:not(:checked)").wait_for()
    assert one.page.locator(".told").inner_text().strip() == ""


def test_a_case_goes_on_after_a_reload_and_in_a_new_kernel(learner):
    one = learner('pl.case("runner-groin-pain")')
    one.run(1)
    one.choose(".opts", "b")
    one.press("Decide")
    one.wait_for_text("Kept in psoas/answers.csv.")
    reply = one.page.locator(".told").inner_text()
    one.notebook.save()
    one.notebook.reload()
    one.page.get_by_role("button", name="Go on").wait_for()
    assert one.page.locator(".told").inner_text() == reply
    one.notebook.restart_kernel()
    one.run(1)
    one.page.get_by_role("button", name="Start the case again").wait_for()
    assert one.page.locator(".told").inner_text() == reply
    one.page.locator(".opts input[value='b']:checked").wait_for()
    one.press("Go on")
    assert one.page.locator(".scene").count() == 2
    assert len(one.answers()) == 1
