# SPDX-License-Identifier: GPL-2.0-only
#
# Sphinx for the manual by itself: ./grows doc, or sphinx-build doc OUTPUT. In ns-3's model library
# its own configuration holds; see "Building this manual" in grows-install.rst.

import pathlib
import re

from docutils.core import publish_from_doctree
from docutils.nodes import SkipNode
from docutils.utils import new_document

project = "grows"
author = "The GROWS module authors"
copyright = "2026, " + author
cmake = (pathlib.Path(__file__).parents[1] / "CMakeLists.txt").read_text(encoding="utf-8")
version = release = re.search(r"^set\(grows_version (.+)\)$", cmake, re.MULTILINE)[1]
html_math_renderer = "mathml"  # in the pages themselves: readers need no network
root_doc = "grows"
html_theme = "alabaster"
html_theme_options = {"page_width": "1260px", "body_max_width": "auto", "fixed_sidebar": True}
html_sidebars = {"**": ["about.html", "navigation.html", "searchbox.html"]}
html_copy_source = False


def find_examples(app, docname, source):
    """Name programs by their place: in ns-3's library they lie beside the pages, here they do not."""
    source[0] = source[0].replace(
        ".. literalinclude:: grows-", ".. literalinclude:: ../examples/grows-"
    )


def render_math(translator, node):
    """Write an equation as MathML, by docutils' own converter."""
    document = new_document("equation")
    document += node.deepcopy()
    settings = {"math_output": "MathML", "output_encoding": "unicode"}
    page = publish_from_doctree(document, writer_name="html5", settings_overrides=settings)
    translator.body.append(re.search("<math.*</math>", page, re.DOTALL).group())
    raise SkipNode


def setup(app):
    app.connect("source-read", find_examples)
    app.add_html_math_renderer("mathml", (render_math, None), (render_math, None))
