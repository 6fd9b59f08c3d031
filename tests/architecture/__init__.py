"""The arrows of docs/architecture.md, checked in the source."""
