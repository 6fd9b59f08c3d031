# What `import voluptuous` gives once Home Assistant runs: it puts `probatio` in its place.
from probatio import *  # noqa: F403
