"""English: sentences and words, inflection, classes of words, words of names, reporting cues.

The one place for what all analyses know of the language; no name of a person, place or event of a corpus.
"""
