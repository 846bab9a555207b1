"""Quotations of one utterance (the same statement, quoted in several articles), and what was changed in them."""
