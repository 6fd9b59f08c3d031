"""The brand images that Home Assistant shows for the integration."""

from itertools import product

from PIL import Image
import pytest

from .project import INTEGRATION

HEIGHT_PX = {"": 256, "@2x": 512}
IMAGES = [
    (f"{style}{image}{resolution}.png", height_px)
    for style, image, (resolution, height_px) in product(("", "dark_"), ("icon", "logo"), HEIGHT_PX.items())
]


def test_all_are_there_and_nothing_else() -> None:
    assert {path.name for path in (INTEGRATION / "brand").iterdir()} == {name for name, _ in IMAGES}


@pytest.mark.parametrize(("name", "height_px"), IMAGES)
def test_size(name: str, height_px: int) -> None:
    with Image.open(INTEGRATION / "brand" / name) as image:
        assert image.height == height_px
        assert image.width == height_px if "icon" in name else image.width > height_px


@pytest.mark.parametrize(("name", "height_px"), IMAGES)
def test_transparent_and_without_margin(name: str, height_px: int) -> None:
    with Image.open(INTEGRATION / "brand" / name) as image:
        assert image.mode == "RGBA"
        assert image.getpixel((0, height_px - 1)) == (0, 0, 0, 0)
        assert image.getbbox() == (0, 0, *image.size)
