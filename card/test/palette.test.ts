import assert from "node:assert/strict";
import { test } from "node:test";
import { colorOf, fillOf, LOOKS, PALETTE } from "../src/view/palette.ts";

/** Return how light a colour is, as WCAG 2 measures it. */
function luminance(color: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

for (const color of PALETTE) {
  test(`${color} stands out against a light and a dark card`, () => {
    assert.ok(contrast(color, "#ffffff") >= 3);
    assert.ok(contrast(color, "#1c1c1c") >= 3);
  });
}

test("a colour that comes again is filled in otherwise", () => {
  assert.ok(LOOKS >= 4 * PALETTE.length);
  const looks = Array.from({ length: LOOKS }, (_, index) => fillOf(index));
  assert.equal(new Set(looks).size, LOOKS);
  looks.forEach((look, index) => {
    assert.ok(look.includes(colorOf(index)), look);
  });
});

test("there is a look for every load", () => {
  assert.deepEqual([colorOf(PALETTE.length), fillOf(LOOKS)], [colorOf(0), fillOf(0)]);
});
