#!/usr/bin/env bash
# nltk 3.10.4, Python 3.11 and later.
#
# After `import nltk`, the attribute `nltk.metrics` is not the package nltk.metrics (agreement, distances, association) but
# the module nltk.translate.metrics: `nltk/__init__.py` takes everything from nltk.translate, and that package has a module of
# the same name. So `from nltk.metrics.agreement import AnnotationTask` works, while
# `import nltk.metrics.agreement as agreement` raises ImportError and `nltk.metrics.agreement` raises AttributeError.
#
# Seen:
#   attribute nltk.metrics: nltk.translate.metrics
#   sys.modules["nltk.metrics"]: nltk.metrics
#   from … import: AnnotationTask
#   import … as: ImportError
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "nltk==3.10.4"
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import nltk

print("attribute nltk.metrics:", nltk.metrics.__name__)
print('sys.modules["nltk.metrics"]:', sys.modules["nltk.metrics"].__name__)
from nltk.metrics.agreement import AnnotationTask

print("from … import:", AnnotationTask.__name__)
try:
    import nltk.metrics.agreement as agreement

    outcome = agreement.__name__
except ImportError:
    outcome = "ImportError"
print("import … as:", outcome)
sys.exit(0 if (nltk.metrics.__name__, outcome) == ("nltk.translate.metrics", "ImportError") else 1)
PYTHON
