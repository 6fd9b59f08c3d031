import { html, nothing, type TemplateResult } from "lit";
import type { Controls, Mode } from "../view/controls.ts";
import type { Act } from "./act.ts";

/** The power saving mode, as radio buttons, and what is on or off. */
export function controlsOf(controls: Controls, act: Act): TemplateResult | typeof nothing {
  const { mode_entity, modes, toggles } = controls;
  if (mode_entity === null && toggles.length === 0) return nothing;
  return html`
    <div part="controls" class="controls">
      ${
        mode_entity === null
          ? nothing
          : html`<div
              part="modes"
              class="modes"
              role="radiogroup"
              aria-label=${controls.mode_label}
              @keydown=${(event: KeyboardEvent) => move(event, modes, mode_entity, act)}
            >
              ${modes.map((mode) => modeOf(mode, modes, mode_entity, act))}
            </div>`
      }
      ${toggles.map(
        (one) => html`<button
          part=${one.role}
          class="toggle"
          aria-pressed=${String(one.is_on)}
          @click=${() => act.toggle(one.entity, one.is_on)}
        >
          <ha-icon icon=${one.icon} aria-hidden="true"></ha-icon><span>${one.label}</span>
        </button>`,
      )}
    </div>
  `;
}

function modeOf(mode: Mode, modes: readonly Mode[], entity: string, act: Act): TemplateResult {
  const isReached = mode.is_set || (mode.mode === 0 && !modes.some((one) => one.is_set));
  return html`<button
    part="mode"
    class="mode"
    role="radio"
    data-mode=${mode.mode}
    tabindex=${isReached ? 0 : -1}
    aria-checked=${String(mode.is_set)}
    aria-label=${mode.label}
    @click=${() => act.set(entity, mode.mode)}
  >
    <span class="number">${mode.mode}</span><span class="step">${mode.limit}</span>
  </button>`;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Go to the next mode, or the one before, as arrows do among radio buttons. */
function move(event: KeyboardEvent, modes: readonly Mode[], entity: string, act: Act): void {
  const step = STEPS[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  event.preventDefault();
  const isMirrored =
    getComputedStyle(event.currentTarget).direction === "rtl" && /Left|Right/.test(event.key);
  const at = modes.findIndex((mode) => String(mode.mode) === focused(event)?.dataset.mode);
  const next = modes[Math.min(modes.length - 1, Math.max(0, at + (isMirrored ? -step : step)))];
  if (next === undefined) return;
  act.set(entity, next.mode);
  event.currentTarget.querySelector<HTMLElement>(`[data-mode="${next.mode}"]`)?.focus();
}

/** Return the button on which a key was pressed: where several are, the mode that is set follows later. */
function focused(event: KeyboardEvent): HTMLElement | null {
  return event.target instanceof HTMLElement ? event.target.closest("[data-mode]") : null;
}
