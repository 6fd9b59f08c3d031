/** The card: follows one budget, and draws what the view model makes of it. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type CardConfig, checked, HOURS, shows } from "./config.ts";
import { configForm, stubConfig } from "./editor.ts";
import { keepingFocus } from "./focus.ts";
import { Follower, refusal } from "./follower.ts";
import type { Hass } from "./hass.ts";
import type { Act } from "./parts/act.ts";
import { barOf } from "./parts/bar.ts";
import { controlsOf } from "./parts/controls.ts";
import { header } from "./parts/header.ts";
import { loadsOf } from "./parts/loads.ts";
import { tariffOf } from "./parts/tariff.ts";
import { timelineOf } from "./parts/timeline.ts";
import type { CardEvent, Decided, Layout } from "./protocol.ts";
import { styles } from "./styles/styles.ts";
import { Format } from "./view/format.ts";
import { History, type HistoryEvent } from "./view/history.ts";
import { historyOf, range, type Timeline, timeline } from "./view/timeline.ts";
import { view } from "./view/view.ts";
import { watched } from "./view/watched.ts";
import { sayer } from "./words/words.ts";

/** How often what goes on by itself is drawn anew, in milliseconds: what counts down, and the timeline. */
const SECOND = 1000;
const TEN_SECONDS = 10_000;
const SOON = 90_000;

/** How high a row of the older kind of dashboard is, in pixels. */
const ROW = 50;

export class PowerBudgetCard extends LitElement {
  static override styles = styles;
  static override properties = {
    hass: { attribute: false },
    _config: { state: true },
    _layout: { state: true },
    _decided: { state: true },
    _failed: { state: true },
    _now: { state: true },
    _heard: { state: true },
  };

  static getConfigForm = configForm;
  static getStubConfig = stubConfig;

  declare hass?: Hass;
  declare _config?: CardConfig;
  /** Undefined before anything was told; null while the budget is not loaded. */
  declare _layout: Layout | null | undefined;
  declare _decided: Decided | null;
  declare _failed: boolean;
  declare _now: number;
  /** How often history was heard of. */
  declare _heard: number;

  #feed: Follower<CardEvent> | null = null;
  #past: Follower<HistoryEvent> | null = null;
  #pastOf = "";
  readonly #history = new History();
  #drawn: { at: number; made: readonly unknown[]; drawn: Timeline } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #entities: readonly string[] = [];

  constructor() {
    super();
    this._decided = null;
    this._failed = false;
    this._now = Date.now();
    this._heard = 0;
  }

  setConfig(config: CardConfig): void {
    const before = this._config;
    this._config = checked(config);
    if (before !== undefined && before.budget !== config.budget) this.#close();
  }

  getCardSize(): number {
    return Math.max(3, Math.ceil(this.getBoundingClientRect().height / ROW));
  }

  getGridOptions(): Readonly<Record<string, number | string>> {
    return { columns: 12, min_columns: 6, rows: "auto" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
    clearTimeout(this.#timer);
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get("hass") as Hass | undefined;
    if (changed.size > 1 || before === undefined || this.hass === undefined) return true;
    const { states, locale, config } = this.hass;
    const isOther = locale !== before.locale || config !== before.config;
    return isOther || this.#entities.some((entity) => states[entity] !== before.states[entity]);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hass === undefined || this._config === undefined || !this.isConnected) return;
    this._now = Date.now();
    if (this.#feed === null) this.#follow(this.hass, this._config);
    if (changed.has("_layout") || changed.has("_config")) this.#remember(this.hass, this._config);
  }

  protected override update(changed: PropertyValues): void {
    keepingFocus(this.renderRoot as ShadowRoot, () => super.update(changed));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass, _config: config } = this;
    if (hass === undefined || config === undefined) return nothing;
    const say = sayer(hass.locale.language);
    if (!this._layout) return this.#message(say(this.#missing()));
    const shown = view(this._layout, this._decided, hass, config, this._now, say);
    this.#wake(shown.until, config);
    return html`
      <ha-card>
        <div class="frame">
          <div class="card" part="card" data-status=${shown.status}>
          ${header(shown, this.#act)} ${shown.bar === null ? nothing : barOf(shown.bar)}
          ${shown.tariff === null ? nothing : tariffOf(shown.tariff, this.#act)}
          ${shown.loads.length === 0 ? nothing : loadsOf(shown, say("loads"), this.#act)}
          ${shows(config, "timeline") ? timelineOf(this.#timeline(this._layout, hass, config), say) : nothing}
          ${shown.controls === null ? nothing : controlsOf(shown.controls, this.#act)}
          </div>
        </div>
      </ha-card>
    `;
  }

  /** Return the timeline, drawn anew only where there is anything new in it, or time has passed. */
  #timeline(layout: Layout, hass: Hass, config: CardConfig): Timeline {
    const made = [layout, config, hass.locale, this.#history.version];
    const isNew = made.some((one, index) => one !== this.#drawn?.made[index]);
    if (this.#drawn === null || isNew || this._now - this.#drawn.at >= TEN_SECONDS) {
      const span = range(config.hours ?? HOURS.usual, this._now);
      const format = new Format(hass.locale, hass.config.time_zone);
      const drawn = timeline(layout, this.#history, span, sayer(hass.locale.language), format);
      this.#drawn = { at: this._now, made, drawn };
    }
    return this.#drawn.drawn;
  }

  /** Return why there is nothing to show. */
  #missing(): "stopped" | "not_found" | "loading" {
    if (this._failed) return "not_found";
    return this._layout === null ? "stopped" : "loading";
  }

  #message(text: string): TemplateResult {
    return html`<ha-card><p class="message" part="message" role="status">${text}</p></ha-card>`;
  }

  /** Draw anew by the time that something changes by itself. */
  #wake(until: number | null, config: CardConfig): void {
    clearTimeout(this.#timer);
    if (until === null && !shows(config, "timeline")) return;
    const isSoon = until !== null && until - this._now < SOON;
    this.#timer = setTimeout(this.#tick, isSoon ? SECOND : TEN_SECONDS);
  }

  /** A property of its own, so that no change of states that nobody looks at takes the place of this one. */
  readonly #tick = (): void => {
    this._now = Date.now();
  };

  #follow(hass: Hass, config: CardConfig): void {
    this.#feed = new Follower<CardEvent>(hass.connection, {
      ask: () => ({ type: "power_budget/card", ...(config.budget ? { entry_id: config.budget } : {}) }),
      hear: (event) => {
        if (event.gone) this.#feed?.reopen(); // it is no more, but the first may be another by now
        this._failed = false;
        if (event.layout !== undefined) this._layout = event.layout;
        if (event.decided !== undefined) this._decided = event.decided;
      },
      fail: (error) => {
        const code = refusal(error);
        if (code === null) return; // the connection is gone: what was told last stays until it is back
        this._failed = code === "not_found";
        this._layout = null;
      },
    });
    this.#feed.open();
  }

  /** Follow the history of what is shown now. */
  #remember(hass: Hass, config: CardConfig): void {
    const layout = this._layout;
    this.#entities = layout ? watched(layout, config) : [];
    const named = layout && shows(config, "timeline") ? historyOf(layout) : [];
    const hours = config.hours ?? HOURS.usual;
    const asked = `${hours} ${named.join(" ")}`;
    if (asked === this.#pastOf) return;
    this.#pastOf = asked;
    this.#past?.close();
    this.#past = null;
    this.#history.clear();
    if (named.length === 0) return;
    this.#past = new Follower<HistoryEvent>(hass.connection, {
      ask: () => ({
        type: "history/stream",
        entity_ids: named,
        start_time: new Date(range(hours, Date.now()).start).toISOString(),
        minimal_response: true,
        no_attributes: true,
      }),
      hear: (event) => {
        this.#history.add(event, range(hours, Date.now()).start);
        this._heard += 1;
      },
    });
    this.#past.open();
  }

  #close(): void {
    this.#feed?.close();
    this.#past?.close();
    this.#feed = null;
    this.#past = null;
    this.#pastOf = "";
    this._layout = undefined;
    this._decided = null;
    this._failed = false;
  }

  readonly #act: Act = {
    look: (entityId) => {
      if (entityId === null) return;
      const detail = { entityId };
      this.dispatchEvent(new CustomEvent("hass-more-info", { bubbles: true, composed: true, detail }));
    },
    toggle: (entity, isOn) => this.#call("switch", isOn ? "turn_off" : "turn_on", { entity_id: entity }),
    press: (entity) => this.#call("button", "press", { entity_id: entity }),
    set: (entity, value) => this.#call("number", "set_value", { entity_id: entity, value }),
  };

  #call(domain: string, service: string, data: Readonly<Record<string, unknown>>): void {
    const refused = () => undefined; // the page has told already why
    this.hass?.callService(domain, service, data).catch(refused);
  }
}
