"""Notebooks as static pages by nbconvert's lab template, mended where the template fails its readers.

Measured on nbconvert 7.17: the prompts' grey has a contrast of 2.2 to 1, two kinds of code words one below
4.5, links differ from their text by colour alone, and a data frame's corner is a header without a word.
"""

import re

from nbconvert import HTMLExporter

MENDED = """<style>
.jp-InputPrompt,.jp-OutputPrompt{color:var(--psoas-prompt)!important;opacity:1!important}
body[data-jp-theme-light="true"]{--psoas-prompt:#595959;--psoas-number:#006400;--psoas-operator:#7a00c2}
body[data-jp-theme-light="false"]{--psoas-prompt:#bdbdbd;--psoas-number:#7ddb7d;--psoas-operator:#d7a6ff}
.highlight .mi,.highlight .mf{color:var(--psoas-number)!important}
.highlight .ow{color:var(--psoas-operator)!important}
.jp-RenderedHTMLCommon a{text-decoration:underline!important}
</style></head>"""
_HEAD = re.compile(r'<table border="1" class="dataframe">.*?</thead>', re.DOTALL)


def _head(found):
    """Name the corner; under a named index pandas writes headers of nothing, which are no headers."""
    return found[0].replace("<th></th>", "<th>row</th>", 1).replace("<th></th>", "<td></td>")


def export(path, theme):
    """Return a notebook's page in the theme ``"light"`` or ``"dark"``; nothing is executed."""
    exporter = HTMLExporter(template_name="lab", theme=theme)
    html, _ = exporter.from_filename(str(path))
    return _HEAD.sub(_head, html.replace("</head>", MENDED, 1))
