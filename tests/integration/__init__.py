"""The integration in a real Home Assistant, with real switches of its own components."""
