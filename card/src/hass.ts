/** What of the page's `hass` object is used here. */

export interface EntityState {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface Locale {
  readonly language: string;
  readonly number_format?: string;
  readonly time_format?: string;
  readonly time_zone?: string;
}

export interface DisplayEntry {
  readonly platform?: string;
  readonly device_id?: string;
}

export interface Device {
  readonly config_entry_id?: string | null;
  readonly primary_config_entry?: string | null;
  readonly config_entries?: readonly string[];
}

export type Unsubscribe = () => void | Promise<void>;

export interface Connection {
  subscribeMessage<Message>(
    callback: (message: Message) => void,
    subscription: Readonly<Record<string, unknown>>,
    options?: { resubscribe?: boolean },
  ): Promise<Unsubscribe>;
  addEventListener(event: "ready" | "disconnected", listener: () => void): void;
  removeEventListener(event: "ready" | "disconnected", listener: () => void): void;
}

export interface Hass {
  readonly states: Readonly<Record<string, EntityState>>;
  readonly entities?: Readonly<Record<string, DisplayEntry>>;
  readonly devices?: Readonly<Record<string, Device>>;
  readonly locale: Locale;
  readonly config: { readonly time_zone: string; readonly unit_system: { readonly temperature: string } };
  readonly connection: Connection;
  callService(domain: string, service: string, data: Readonly<Record<string, unknown>>): Promise<unknown>;
  callWS<Answer>(message: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/** Return the state of an entity as a number; null where it is none. */
export function numberOf(hass: Pick<Hass, "states">, entityId: string | undefined): number | null {
  const state = entityId === undefined ? undefined : hass.states[entityId]?.state;
  return state === undefined || state.trim() === "" ? null : finite(state);
}

/** Return a value as a finite number; null where it is none. */
export function finite(value: unknown): number | null {
  const number = typeof value === "number" ? value : typeof value === "string" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}
