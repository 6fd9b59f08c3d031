"""The demo of a winter morning: Home Assistant lives through it in two minutes, by a fast clock."""
