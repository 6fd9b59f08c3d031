"""Cycles that were run somewhere: each file is a download of diagnostics, and a test."""
