"""What the rooms of a scenario, and its car, are called."""

CAR = "car"
TITLES = {"living": "Living room", "dining": "Dining room"}


def title(room: str) -> str:
    """Return how residents call a room: "Living room" for living, "Office" for office."""
    return TITLES.get(room, room.capitalize())


def entity_name(room: str) -> str:
    """Return the part of entity ids that stands for a room: `living_room` for living."""
    return title(room).lower().replace(" ", "_")
