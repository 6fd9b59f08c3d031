/** The look of the card; what comes later wins. */

import { bar } from "./bar.ts";
import { controls } from "./controls.ts";
import { frame } from "./frame.ts";
import { header } from "./header.ts";
import { loads } from "./loads.ts";
import { tariff } from "./tariff.ts";
import { timeline } from "./timeline.ts";
import { widths } from "./widths.ts";

export const styles = [frame, header, bar, tariff, loads, timeline, controls, widths];
