"""The parts of the demo that need no Home Assistant process."""
