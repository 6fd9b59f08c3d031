"""A Home Assistant of one's own: prepared, started, set up as its page would do it, and stopped."""
