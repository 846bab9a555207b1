"""Texts of any kind for the tests of the word index."""

from __future__ import annotations

from hypothesis import strategies as st

# Letters that fold oddly, marks inside words, marks between them, white space of every kind, what nobody sees.
_CHARACTERS = "abAB3IİéΣσς'’.&-_ \n\t\r\u2028\u00a0\u200b\u00ad\u0301\u0307—,“”!?$%@#中ʼ"

texts = st.lists(st.text(_CHARACTERS, max_size=40), max_size=4)
