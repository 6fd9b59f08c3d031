"""Tests of how measurements are reported."""
