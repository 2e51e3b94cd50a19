"""How Sphinx builds the documentation site: `make docs`. Nothing is fetched, by it or its pages."""

from __future__ import annotations

import tacitus

project = "Tacitus"
author = "The Tacitus developers"
project_copyright = author
release = version = tacitus.__version__

extensions = ["myst_parser"]
smartquotes = False
myst_heading_anchors = 3
# An empty folder of measured reports, and a language of code that no one colours, are no faults.
suppress_warnings = ["toc.empty_glob", "misc.highlighting_failure"]
html_theme = "furo"
html_title = f"Tacitus {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_use_index = False
html_copy_source = False
html_show_sourcelink = False
# The results of a search would be fetched page by page, which a browser forbids on a disk.
html_show_search_summary = False
