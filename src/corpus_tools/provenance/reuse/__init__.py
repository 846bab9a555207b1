"""Text reuse: near-duplicate articles, aligned passages, and how much of one text occurs in another."""
