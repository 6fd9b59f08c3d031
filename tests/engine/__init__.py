"""The engine, by tables and by laws; nothing here needs Home Assistant."""
