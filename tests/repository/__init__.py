"""Checks of the repository itself: what Home Assistant, its Marketplace and a release rely on."""
