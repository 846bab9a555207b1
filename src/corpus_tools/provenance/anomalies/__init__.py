"""Anomalies inside an article that may indicate the origin of its text."""
