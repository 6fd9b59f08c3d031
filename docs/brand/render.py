"""Draw the brand images of the integration from the SVG files beside this one."""

from itertools import product
from pathlib import Path

import resvg_py

SOURCE = Path(__file__).parent
TARGET = SOURCE.parents[1] / "custom_components/power_budget/brand"

HEIGHT_PX = {"": 256, "@2x": 512}
STYLE_SHEET = {"": None, "dark_": (SOURCE / "dark.css").read_text()}


def main() -> None:
    """Write every image: icon and logo, on light and on dark, in both resolutions."""
    TARGET.mkdir(exist_ok=True)
    for image, (style, style_sheet), (resolution, height_px) in product(
        ("icon", "logo"), STYLE_SHEET.items(), HEIGHT_PX.items()
    ):
        png = resvg_py.svg_to_bytes(
            svg_path=str(SOURCE / f"{image}.svg"), height=height_px, style_sheet=style_sheet
        )
        path = TARGET / f"{style}{image}{resolution}.png"
        path.write_bytes(bytes(png))
        print(path.relative_to(SOURCE.parents[1]))


if __name__ == "__main__":
    main()
