# SPDX-License-Identifier: GPL-2.0-only
#
# Sphinx for the manual by itself: ./grows doc, or sphinx-build doc OUTPUT. In ns-3's model library
# its own configuration holds; see "Building this manual" in grows.rst.

project = "grows"
author = "The GROWS module authors"
copyright = "2026, " + author
extensions = ["sphinx.ext.mathjax"]
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


def setup(app):
    app.connect("source-read", find_examples)
