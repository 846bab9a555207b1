"""Settings of the documentation site; ``docs/site/build.py`` assembles its pages and calls Sphinx."""

from corpus_tools import __version__

project = "corpus_tools"
author = "The corpus_tools developers"
copyright = "The corpus_tools developers, Apache-2.0"
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb", ".rst": "restructuredtext"}
exclude_patterns = ["extra/**"]
html_extra_path = ["extra"]

# Notebooks are shown with the outputs stored in them: `corpus-tools refresh` made these, and `make test` checks them.
nb_execution_mode = "off"
nb_merge_streams = True
myst_enable_extensions = ["deflist", "colon_fence"]
myst_heading_anchors = 3
# Headings inside notebooks begin at the second level where a cell shows a finding first.
suppress_warnings = ["myst.header", "mystnb.unknown_mime_type"]

napoleon_numpy_docstring = True
napoleon_google_docstring = False
napoleon_use_rtype = False
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"corpus_tools {__version__}"
html_show_sourcelink = False
html_copy_source = False
# No script or style from outside: the site works from a folder, without a network.
html_theme_options = {"source_repository": "", "top_of_page_buttons": []}
