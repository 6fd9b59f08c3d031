"""Power Budget in a real Home Assistant process, seen from outside."""
