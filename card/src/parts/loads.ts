import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { LoadRow, Press } from "../view/loads.ts";
import { colorOf, fillOf } from "../view/palette.ts";
import type { View } from "../view/view.ts";
import type { Act } from "./act.ts";

/** All loads, in the order of the turn. */
export function loadsOf(view: Pick<View, "loads" | "next_turn">, label: string, act: Act): TemplateResult {
  return html`
    <section part="loads" class="loads">
      <div class="row">
        <h3 class="what" id="loads">${label}</h3>
        <span class="turn" part="next-turn">${view.next_turn}</span>
      </div>
      <ul role="list" aria-labelledby="loads">
        ${repeat(
          view.loads,
          (load) => load.id,
          (load) => row(load, act),
        )}
      </ul>
    </section>
  `;
}

function row(load: LoadRow, act: Act): TemplateResult {
  return html`
    <li part="load" class="load" data-load=${load.id} data-kind=${load.kind} data-tone=${load.tone}>
      <button part="load-info" class="info plain" @click=${() => act.look(load.entity)}>
        <span class="mark" style=${styleMap({ "--load-color": colorOf(load.color), "--load-fill": fillOf(load.color) })}>
          <ha-icon icon=${load.icon}></ha-icon>
        </span>
        <span class="text">
          <span class="name" part="load-name">
            <span class="called lines" dir="auto">${load.name}</span>
            ${load.budget === null ? nothing : html`<span class="budget lines" dir="auto">${load.budget}</span>`}
          </span>
          <span class="why">
            <span class="reason" part="load-reason">${load.reason}</span>
            ${load.detail === "" ? nothing : html`<span class="detail" part="load-detail">${load.detail}</span>`}
          </span>
        </span>
        <span class="values">
          ${warmth(load)}
          ${load.power === null ? nothing : html`<span class="watts" part="load-power">${load.power}</span>`}
        </span>
      </button>
      ${load.resume === null ? nothing : button(load.resume, "resume", "mdi:play", () => act.press(load.resume?.entity ?? ""))}
      ${
        load.boost === null
          ? nothing
          : button(load.boost, "boost", "mdi:rocket-launch", () =>
              act.toggle(load.boost?.entity ?? "", load.boost?.is_on ?? false),
            )
      }
    </li>
  `;
}

/** Return how warm it is, short for who sees it, and in words for who hears it. */
function warmth(load: LoadRow): TemplateResult | typeof nothing {
  if (load.warmth === null) return nothing;
  return html`<span class="warmth" part="load-temperature" aria-hidden="true">
      ${load.measured === null ? nothing : html`<span class="measured">${load.measured}</span>`}
      ${load.setpoint === null ? nothing : html`<span class="setpoint">${load.setpoint}</span>`}
    </span>
    <span class="heard">${load.warmth}</span>`;
}

function button(press: Press, part: string, icon: string, act: () => void): TemplateResult {
  return html`<button
    part=${part}
    class="press"
    aria-label=${press.label}
    aria-pressed=${part === "boost" ? String(press.is_on) : nothing}
    title=${press.label}
    @click=${act}
  >
    <ha-icon icon=${icon}></ha-icon>
  </button>`;
}
