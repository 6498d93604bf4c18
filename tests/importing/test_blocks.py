"""However lines are cut, quickly or with care, the same rows come out in the same order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_lib.importing import blocks
from psoas_lib.importing.blocks import text_blocks
from psoas_lib.importing.table import table_of

CELLS = ["", " ", "a", "8.5", "ü", "2026-03-04", '"b, c"', '"say ""ah"""', '""', 'x"y', '"open', "\x1f"]
LINES = st.one_of(
    st.lists(st.sampled_from(CELLS), min_size=3, max_size=3),
    st.lists(st.sampled_from(CELLS), min_size=1, max_size=5),
).map(",".join)


def read(raw, tmp_path, monkeypatch, *, quickly):
    file = tmp_path / "table.csv"
    file.write_bytes(raw)
    with monkeypatch.context() as patch, file.open("rb") as stream:
        if not quickly:
            patch.setattr(blocks, "_mixed_blocks", lambda *_: None)
            patch.setattr(blocks, "_plain_block", lambda *_: None)
        table = table_of(text_blocks(stream, "utf-8", ",", 3, 1, lambda: 0.0), 3, lambda _: None)
    cells = [column.at(np.arange(len(table))).tolist() for column in table.columns]
    return table.lines.tolist(), cells, table.bad


@given(lines=st.lists(LINES, max_size=25), end=st.sampled_from(["\n", "\r\n"]), whole=st.booleans())
@settings(max_examples=150, deadline=None)
def test_lines_with_and_without_quotation_marks_come_out_the_same_in_both_ways(
    tmp_path_factory, lines, end, whole
):
    raw = (end.join(["one,two,three", *lines]) + (end if whole else "")).encode()
    folder = tmp_path_factory.mktemp("blocks")
    with pytest.MonkeyPatch.context() as patch:
        quick = read(raw, folder, patch, quickly=True)
        careful = read(raw, folder, patch, quickly=False)
    assert quick == careful


def test_a_note_here_and_there_keeps_its_row_between_its_neighbours(tmp_path, monkeypatch):
    lines = [f"{n},x,{n}" if n % 50 else f'{n},"a, b",{n}' for n in range(5000)]
    raw = "\n".join(["one,two,three", *lines, ""]).encode()
    numbers, cells, bad = read(raw, tmp_path, monkeypatch, quickly=True)
    assert numbers == list(range(2, 5002))
    assert cells[0] == [str(n) for n in range(5000)]
    assert cells[1][50] == "a, b"
    assert not bad
