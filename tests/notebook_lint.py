"""The rules for a lesson's notebook. Each takes the notebook as JSON gives it and yields what is wrong.

A learner reads headings, time, objectives and safety before anything else; a page without a kernel shows
the stored outputs; a teacher links to sections. The rules keep what these readers rely on.
"""

import re

WORDS_PER_MINUTE = 200
MINUTES_PER_QUESTION = 2
MINUTES_PER_CODE_CELL = 1
LONGEST_CODE_CELL = 15
# The declared time may differ by a quarter from the computed one; below this many minutes rounding rules.
TIME_TOLERANCE = 0.25
VAGUE_LINKS = {"here", "click here", "this", "link", "this link", "more", "read more", "click", "this page"}

_QUESTION_CALLS = re.compile(r"pl\.(ask|ask_set|predict|answer|case|deck)\(\s*([\"'])([^\"']+)\2")
_PLAYER_CALLS = re.compile(r"pl\.RoutinePlayer\(\s*[\"']([^\"']+)")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)")
# tools/link_citations.py writes these.
_CITATION = re.compile(r'\[([^\]]+)\]\(https://[^ )]* "[^"]*"\)|<abbr title="[^"]*">(.*?)</abbr>')
# A name joined to a folder that the pack knows (data_dir() / "log.csv") is no relative path.
_RELATIVE_DATA = re.compile(r"(?<!/ )[\"'](?:\.\.?/)?[\w./ -]+\.(?:csv|tsv|xlsx?|json|toml|ods|parquet)[\"']")
_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SAID = re.compile(r'(?:alt|aria-label|title)="([^"]*)"')
_HYPHEN_NUMBER = re.compile(r"(?<![\w\-\u2013.:/`=(])-[0-9]")


def source(cell):
    return "".join(cell["source"])


def cells(notebook, kind):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def spoken(cell):
    """The words of a markdown cell, without what hangs on a citation as a hover, and without code."""
    return _FENCE.sub("", _CITATION.sub(lambda found: found[1] or found[2], source(cell)))


def prose(notebook):
    return "\n\n".join(spoken(cell) for cell in cells(notebook, "markdown"))


def outputs(notebook):
    return [output for cell in cells(notebook, "code") for output in cell.get("outputs", [])]


def declared_minutes(notebook):
    found = re.search(r"(\d+)[\s\u00a0]*min(?:utes?)?\b", source(notebook["cells"][0]))
    return int(found[1]) if found else None


def n_questions(notebook, set_sizes):
    """Count the questions that a learner meets; `set_sizes` maps a set's name to its number of questions."""
    calls = [call for cell in cells(notebook, "code") for call in _QUESTION_CALLS.findall(source(cell))]
    return sum(set_sizes.get(name, 1) if call == "ask_set" else 1 for call, _, name in calls)


def computed_minutes(notebook, set_sizes, routine_minutes):
    """Estimate the time: reading, answering, running, and following each different routine once."""
    n_words = len(re.findall(r"\w+(?:['\u2019-]\w+)*", prose(notebook)))
    played = {name for cell in cells(notebook, "code") for name in _PLAYER_CALLS.findall(source(cell))}
    return (
        n_words / WORDS_PER_MINUTE
        + MINUTES_PER_QUESTION * n_questions(notebook, set_sizes)
        + MINUTES_PER_CODE_CELL * len(cells(notebook, "code"))
        + sum(routine_minutes.get(name, 0) for name in played)
    )


def one_title(notebook):
    titles = [text for marks, text in _HEADING.findall(prose(notebook)) if len(marks) == 1]
    if len(titles) != 1:
        yield f"has {len(titles)} titles (#), wants one: {titles}"
    if not source(notebook["cells"][0]).startswith("# "):
        yield "does not begin with its title"


def headings_step_by_one(notebook):
    last = 0
    for marks, text in _HEADING.findall(prose(notebook)):
        if len(marks) > last + 1:
            yield f"heading {text!r} jumps from level {last} to {len(marks)}"
        last = len(marks)


def names_its_objectives(notebook, number, objective_ids):
    start = "\n".join(source(cell) for cell in notebook["cells"][:4])
    wanted = [name for name in objective_ids if name[1:3] == number]
    for name in wanted:
        if name not in start:
            yield f"does not name objective {name} among its first cells"
    for name in sorted(set(re.findall(r"\bO\d\d\.\d\b", prose(notebook))) - set(wanted)):
        yield f"names objective {name}, which is not its own"


def says_what_it_is_not(notebook):
    start = "\n".join(source(cell) for cell in notebook["cells"][:3]).lower()
    if not re.search(r"no medical advice|not (?:a )?diagnos|diagnoses nothing|not medical advice", start):
        yield "does not say at its beginning that it teaches and gives no medical advice"
    moves = any(_PLAYER_CALLS.search(source(cell)) for cell in cells(notebook, "code"))
    if moves and not re.search(r"\bstop\b|\bclinician\b", start):
        yield "plays a routine and does not say at its beginning when to stop or whom to ask"


def carries_no_widget_state(notebook):
    if "widgets" in notebook["metadata"]:
        yield "carries widget state in its metadata"


def reads_no_relative_path(notebook):
    for cell in cells(notebook, "code"):
        for path in _RELATIVE_DATA.findall(source(cell)):
            yield f"reads a file by a relative path: {path}"


def shows_no_bare_image(notebook):
    for output in outputs(notebook):
        kinds = [kind for kind in output.get("data", {}) if kind.startswith("image/")]
        if kinds:
            yield f"stores a bare {kinds[0]} output, which has no description; show a Picture"


def describes_its_pictures(notebook):
    for alt, target in _IMAGE.findall(prose(notebook)):
        if len(alt.strip()) < 20:
            yield f"picture {target} has the description {alt!r}, wants a sentence"
    for output in outputs(notebook):
        html = "".join(output.get("data", {}).get("text/html", ""))
        for tag in re.findall(r"<img\b[^>]*>", html):
            if not re.search(r"\balt=(\"[^\"]+\"|'[^']+')", tag):
                yield "stores a picture without a description in its HTML output"


def keeps_code_short(notebook):
    for cell in cells(notebook, "code"):
        n_lines = len(source(cell).splitlines())
        if n_lines > LONGEST_CODE_CELL:
            yield f"a code cell has {n_lines} lines: {source(cell)[:60]!r}"


def stores_no_error(notebook):
    for output in outputs(notebook):
        if output["output_type"] == "error":
            yield f"stores an error: {output.get('ename')}: {output.get('evalue')}"


def writes_true_minus_signs(notebook):
    """Data frames are pandas' own; everything else that is shown is the pack's."""
    shown = [prose(notebook)]
    for output in outputs(notebook):
        html = "".join(output.get("data", {}).get("text/html", ""))
        if 'class="dataframe"' not in html:
            said = " ".join(_SAID.findall(html))
            shown.append(_TAG.sub(" ", _STYLE.sub(" ", html)) + " " + said)
    for text in shown:
        for found in _HYPHEN_NUMBER.finditer(text):
            yield f"a hyphen stands for a minus sign: {text[max(0, found.start() - 20) : found.end() + 10]!r}"


def links_say_where_they_lead(notebook):
    for text, target in _LINK.findall(prose(notebook)):
        if text.strip().lower().strip(".") in VAGUE_LINKS or text.startswith(("http://", "https://")):
            yield f"the link {text!r} to {target} does not say where it leads"


def declares_a_plausible_time(notebook, set_sizes, routine_minutes):
    declared = declared_minutes(notebook)
    if declared is None:
        yield "does not say how many minutes it takes"
        return
    computed = computed_minutes(notebook, set_sizes, routine_minutes)
    if abs(declared - computed) > TIME_TOLERANCE * computed:
        yield f"declares {declared} minutes; words, questions and cells make {computed:.0f}"
