import { html, nothing, type TemplateResult } from "lit";
import type { View } from "../view/view.ts";
import type { Act } from "./act.ts";

/** What the budget is called and how it does, and how much is drawn of how much. */
export function header(view: View, act: Act): TemplateResult {
  return html`
    <header part="header">
      <button
        part="budget"
        class="title plain"
        data-status=${view.status}
        ?disabled=${view.entity === null}
        @click=${() => act.look(view.entity)}
      >
        <span class="badge" aria-hidden="true"><ha-icon icon=${view.icon}></ha-icon></span>
        <span class="names">
          <span class="name" part="title">${view.title}</span>
          <span class="status" part="status" role="status">${view.status_text}</span>
        </span>
      </button>
      ${
        view.bar === null
          ? nothing
          : html`<div class="figures" part="figures">
              <span class="granted ${view.bar.is_over ? "over" : ""}" part="granted">${view.bar.granted}</span>
              <span class="limit" part="limit">${view.bar.of_limit}</span>
            </div>`
      }
    </header>
    ${
      view.test_mode === null
        ? nothing
        : html`<p class="notice" part="test-mode">
            <ha-icon icon="mdi:test-tube" aria-hidden="true"></ha-icon>${view.test_mode}
          </p>`
    }
  `;
}
