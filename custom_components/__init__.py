"""Makes this folder the custom components of the Home Assistant that the tests run."""
