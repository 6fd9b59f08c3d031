"""How Power Budget stands what happens to a Home Assistant: being killed, and running on and on."""
