import { html, nothing, svg, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { colorOf } from "../view/palette.ts";
import { HEIGHT, type Span, type Timeline, type Track, WIDTH } from "../view/timeline.ts";
import type { Say } from "../words/words.ts";

/** The last hours; time goes from left to right in every language, as on other graphs of the page. */
export function timelineOf(timeline: Timeline, say: Say): TemplateResult {
  return html`
    <section part="timeline" class="timeline">
      <div class="row">
        <span class="what">${timeline.title}</span>
        <span class="legend" part="legend">
          <span class="key limit-key">${say("timeline_limit")}</span>
          <span class="key granted-key">${say("timeline_granted")}</span>
          ${tones(timeline).map(
            (tone) => html`<span class="key track-key ${tone}-key">${say(NAMES[tone])}</span>`,
          )}
        </span>
      </div>
      ${timeline.is_empty ? html`<p class="empty">${say("timeline_empty")}</p>` : drawn(timeline)}
    </section>
  `;
}

function drawn(timeline: Timeline): TemplateResult {
  return html`
    <div class="graph">
      <span class="scale-top" aria-hidden="true">${timeline.top}</span>
      <svg
        part="lines"
        role="img"
        aria-label=${timeline.label}
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
      >
        ${timeline.ticks.map((tick) => svg`<path class="grid" d="M${WIDTH * tick.at} 0V${HEIGHT}" />`)}
        ${granted(timeline)}
        <path class="limit-line" d=${timeline.limit} />
      </svg>
      ${timeline.tracks.map(track)}
      <div class="ticks" aria-hidden="true">
        ${timeline.ticks.map(
          (tick) => html`<span style=${styleMap({ left: `${100 * tick.at}%` })}>${tick.label}</span>`,
        )}
      </div>
    </div>
  `;
}

/** The line of what was granted, and what is below it. */
function granted(timeline: Timeline): TemplateResult | typeof nothing {
  if (timeline.granted === "") return nothing;
  const pieces = timeline.granted.split("M").filter((piece) => piece !== "");
  const areas = pieces.map(
    (piece) => `M${piece.split(/[ HV]/)[0]} ${HEIGHT}V${piece.split(" ")[1]}V${HEIGHT}Z`,
  );
  return svg`<path class="granted-area" d=${areas.join("")} /><path class="granted-line" d=${timeline.granted} />` as TemplateResult;
}

function track(track: Track): TemplateResult {
  return html`
    <span class="track-name" dir="auto" aria-hidden="true">${track.name}</span>
    <svg
      part="track"
      class="track"
      data-load=${track.id}
      role="img"
      aria-label=${track.label}
      viewBox="0 0 ${WIDTH} 10"
      preserveAspectRatio="none"
      style=${styleMap({ "--load-color": colorOf(track.color) })}
    >
      <rect class="bed" width=${WIDTH} height="10" />
      ${TONES.map((tone) => svg`<path class=${tone} d=${stretches(track.spans, tone)} />`)}
    </svg>
  `;
}

const TONES = ["runs", "waits", "fault"] as const;

const NAMES = { runs: "timeline_ran", waits: "timeline_waited", fault: "timeline_fault" } as const;

/** Return what is seen on the tracks, for the legend. */
function tones(timeline: Timeline): Span["tone"][] {
  return TONES.filter((tone) => timeline.tracks.some(({ spans }) => spans.some((one) => one.tone === tone)));
}

/** Where a stretch begins and how high it is, of 10: who only waited is narrow, who failed is two lines. */
const SHAPES = {
  runs: [[0, 10]],
  waits: [[3, 4]],
  fault: [
    [0, 3.5],
    [6.5, 3.5],
  ],
} as const;

/** Return all stretches of one tone as one path: a page with few elements is drawn fast. */
function stretches(spans: readonly Span[], tone: Span["tone"]): string {
  const round = (x: number) => Math.round(10 * WIDTH * x) / 10;
  const drawn = spans.filter((span) => span.tone === tone);
  return SHAPES[tone]
    .flatMap(([top, height]) =>
      drawn.map(({ from, to }) => `M${round(from)} ${top}H${round(to)}v${height}H${round(from)}Z`),
    )
    .join("");
}
