"""One adapter per layer: from a scorer's lines to the package's functions and back."""
