"""Numbers in sentences: which of them a source is recorded to hold, and which paragraphs name no source at all."""

import ast
import operator
import re
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import citations
import notebook_lint as lint

RECORD = Path(__file__).resolve().parent.parent / "data" / "quoted_numbers.toml"
LISTS = ("read", "derived", "computed", "second")
CONFIRMED = ("read", "derived", "computed")

# A number that stands alone: not the level of a vertebra, a notebook's number or part of an identifier.
_NUMBER = re.compile(r"(?<![\w.,/])[−+-]?\d+(?:\.\d+)?(?![\w/]|[.,]\d)")
_NOTEBOOK = re.compile(r"\bnotebooks? \d\d\b")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[*A-Z(])|\n+")
_QUANTITY = re.compile(
    r"(?<![\w.])[−+-]?\d+(?:\.\d+)?[\s\u00a0]*"
    r"(?:°|degrees?\b|mm\b|cm\b|cm²|%|per cent\b|weeks?\b|months?\b|newton|N\b|Nm\b)"
)
# What the pack makes itself says so: the model computes, a sample is simulated, a case is invented.
_OWN = re.compile(
    r"\b(?:the model|models (?:put|draw)|simulat\w+|invented|made up|this pack|the pack|this class|"
    r"the articles?|worked example|tasks|the trial of notebook \d\d)\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:\d+\.|[-*]) ")
_SECOND_HAND = re.compile(r"transcription|secondary page|second hand|copy of the book", re.IGNORECASE)
_UNDATED = ("Kendall", "Norkin", "PMC3594999", "Duke")
# "Studies have shown": an appeal to evidence, which needs a name as much as a number does.
_APPEAL = re.compile(
    r"\b(?:studies|trials|reviews|meta-analys[ei]s|research(?:ers)?|scientists|experiments|evidence)\b[^.]{0,60}"
    r"\b(?:show\w*|found|find\w*|prove\w*|report\w*|suggest\w*|confirm\w*|agree\w*|measured|support\w*)\b",
    re.IGNORECASE,
)
_OBJECTIVE = re.compile(r"^- \*\*.+\(O\d\d\.\d\)$", re.MULTILINE)
_SUMS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


def numbers(text):
    """Return the numbers of a text as they are written, the sign of a range or of a minus left out."""
    return [found.lstrip("+−-") for found in _NUMBER.findall(_NOTEBOOK.sub("", text.replace("\u00a0", " ")))]


def work_out(sum_):
    """Work out a sum of numbers; nothing but arithmetic is understood."""

    def value(node):
        match node:
            case ast.Expression(body):
                return value(body)
            case ast.Constant(number) if isinstance(number, int | float):
                return number
            case ast.BinOp(left, op, right):
                return _SUMS[type(op)](value(left), value(right))
            case ast.UnaryOp(op, operand):
                return _SUMS[type(op)](value(operand))
        raise ValueError(f"Not a sum of numbers: {sum_!r}")

    return value(ast.parse(sum_, mode="eval"))


def _stated(line, name):
    """Of "result = sum" only the result is stated."""
    return line.partition(" = ")[0] if name == "derived" else line


def record(path=RECORD):
    """Return, by source, the numbers that were read, derived and met at second hand."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {}
    for key, lists in told.items():
        if strange := lists.keys() - set(LISTS):
            raise ValueError(f"{key}: unknown list {sorted(strange)}")
        found[key] = {
            name: [n for line in lists.get(name, []) for n in numbers(_stated(line, name))] for name in LISTS
        }
        found[key]["sums"] = [line.split(" = ") for line in lists.get("derived", [])]
    return found


def same(said, held):
    """Whether a number in a sentence is a recorded one, or that one rounded to as many places."""
    place = Decimal(1).scaleb(-len(said.partition(".")[2]))
    return Decimal(held).quantize(place, ROUND_HALF_UP) == Decimal(said)


def unheld(text, keys, held, lists=CONFIRMED):
    """Return the numbers of a text that none of its sources is recorded to hold."""
    known = [number for key in keys for name in lists for number in held.get(key, {}).get(name, [])]
    return [said for said in numbers(text) if not any(same(said, number) for number in known)]


def paragraphs(notebook):
    """Yield each paragraph of a notebook's prose; a list belongs to the sentence that introduces it."""
    for cell in lint.cells(notebook, "markdown"):
        whole = []
        for block in re.split(r"\n\s*\n", lint.spoken(cell)):
            if block.startswith("#") or not block.strip():
                continue
            if whole and _LIST.match(block) and not _LIST.match(whole[-1]):
                whole[-1] += "\n\n" + block
            else:
                whole.append(block)
        yield from whole


def unsourced(notebook):
    """Yield each paragraph that states a measured quantity and names neither a source nor that it is the pack's own."""
    for block in paragraphs(notebook):
        if _QUANTITY.search(block) and not (
            citations._CITED.search(block)
            or _OWN.search(block)
            or any(name in block for name in _UNDATED)
            or "**Learn**, if you study" in block
        ):
            yield block


def unnamed_evidence(notebook):
    """Yield each paragraph that appeals to studies and names none; an objective only announces."""
    for block in paragraphs(notebook):
        if _APPEAL.search(_OBJECTIVE.sub("", block)) and not (
            citations._CITED.search(block) or any(name in block for name in _UNDATED)
        ):
            yield block


def cited_sentences(notebook, bibliography):
    """Yield each sentence or row that cites, without its citations, and the keys of what it cites."""
    for block in paragraphs(notebook):
        for sentence in _SENTENCE.split(block):
            pairs = [(n, int(y)) for n, y in citations._CITED.findall(sentence)]
            keys = [k for k, e in bibliography.items() if any(citations.says(e, n, y) for n, y in pairs)]
            if keys:
                yield citations._CITED.sub("", sentence), keys


def lists_for(sentence):
    """A number met at second hand may stand where the sentence says that it was."""
    return LISTS if _SECOND_HAND.search(sentence) else CONFIRMED
