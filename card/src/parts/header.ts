import { html, nothing, type TemplateResult } from "lit";
import type { View } from "../view/view.ts";
import type { Act } from "./act.ts";

/** What the budget is called and how it does, and how much is drawn of how much. */
export function header(view: View, act: Act): TemplateResult {
  return html`
    <div part="header" class="header">
      <div class="title" data-status=${view.status}>
        <span class="badge" aria-hidden="true"><ha-icon icon=${view.icon}></ha-icon></span>
        <div class="names">
          <h2 class="what" part="title">${title(view, act)}</h2>
          <span class="status" part="status" role="status">${view.status_text}</span>
        </div>
      </div>
      ${
        view.bar === null
          ? nothing
          : html`<div class="figures" part="figures">
              <span class="granted ${view.bar.is_over ? "over" : ""}" part="granted">${view.bar.granted}</span>
              <span class="limit" part="limit">${view.bar.of_limit}</span>
            </div>`
      }
    </div>
    ${
      view.test_mode === null
        ? nothing
        : html`<p class="notice" part="test-mode">
            <ha-icon icon="mdi:test-tube" aria-hidden="true"></ha-icon>${view.test_mode}
          </p>`
    }
  `;
}

/** The name, which tells more where anything does: the whole of badge, name and status can be pressed for it. */
function title(view: View, act: Act): TemplateResult {
  const { entity } = view;
  const name = html`<span class="name lines" dir="auto">${view.title}</span>`;
  if (entity === null) return name;
  return html`<button part="budget" class="plain more" @click=${() => act.look(entity)}>${name}</button>`;
}
