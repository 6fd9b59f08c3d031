"""What the simulated house must do, without Home Assistant and without the engine."""
