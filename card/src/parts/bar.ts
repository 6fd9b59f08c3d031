import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Bar } from "../view/bar.ts";
import { fillOf } from "../view/palette.ts";

/** What each load takes of the limit. */
export function barOf(bar: Bar): TemplateResult {
  const limit = `${100 * bar.limit_at}%`;
  return html`
    <section part="power" class=${bar.is_over ? "power over" : "power"}>
      <div class="bar" part="bar" role="img" aria-label=${bar.label}>
        ${bar.segments.map(
          (one) => html`<span
            class="segment"
            part="segment"
            data-load=${one.id}
            title="${one.name}: ${one.amount}"
            style=${styleMap({ inlineSize: `${100 * one.share}%`, background: fillOf(one.color) })}
          ></span>`,
        )}
        ${
          bar.is_over
            ? html`<span class="mark" style=${styleMap({ insetInlineStart: limit })}></span>`
            : nothing
        }
      </div>
      <div class="under">
        <span part="bound-by">${bar.bound_by}</span>
        <span part="left" class="left">${bar.left}</span>
      </div>
      ${bar.house === null ? nothing : html`<div class="under" part="house">${bar.house}</div>`}
    </section>
  `;
}
