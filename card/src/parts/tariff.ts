import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Tariff } from "../view/tariff.ts";
import type { Act } from "./act.ts";

/** The metering window: the average so far, the one that is expected, and the mark that none may pass. */
export function tariffOf(tariff: Tariff, act: Act): TemplateResult {
  const wide = (share: number) => styleMap({ inlineSize: `${100 * Math.min(1, share)}%` });
  return html`
    <button part="window" class="window plain ${tariff.is_over ? "over" : ""}" @click=${() => act.look(tariff.entity)}>
      <span class="row">
        <span class="what">${tariff.title}</span>
        ${tariff.month === null ? nothing : html`<span class="month">${tariff.month}</span>`}
      </span>
      <span class="scale" aria-hidden="true">
        <span class="expected" style=${wide(tariff.forecast_at)}></span>
        <span class="average" style=${wide(tariff.average_at)}></span>
        <span class="mark" style=${styleMap({ insetInlineStart: `${100 * tariff.peak_at}%` })}></span>
      </span>
      <span class="figures-text" part="window-figures">${tariff.figures}</span>
    </button>
  `;
}
