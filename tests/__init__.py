"""Tests of the Power Budget integration."""
