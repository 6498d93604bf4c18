"""Write the hashes of every eight-word run of the two articles, so that a test can find copied wording.

The articles' texts are not part of the project; whoever has them runs

    python tools/hash_articles.py ARTICLE.txt ARTICLE.txt > tests/data/article_shingles.json

A truncated hash of eight words cannot be turned back into them.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

RUN = 8
DIGITS = 12
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text: lower case, apostrophes dropped, punctuation ignored."""
    return _WORD.findall(text.lower().replace("'", "").replace("\u2019", ""))


def hashes(text: str) -> dict[str, str]:
    """Return hash -> run of words, for every run of eight words of a text."""
    found = words(text)
    runs = (" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1))
    return {hashlib.sha256(run.encode()).hexdigest()[:DIGITS]: run for run in runs}


if __name__ == "__main__":
    known: set[str] = set()
    for name in sys.argv[1:]:
        known |= hashes(Path(name).read_text(encoding="utf-8")).keys()
    json.dump(
        {"words": RUN, "hash": f"sha256, first {DIGITS} digits", "runs": sorted(known)}, sys.stdout, indent=0
    )
    sys.stdout.write("\n")
