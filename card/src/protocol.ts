/** What the integration tells over the page's connection: `power_budget/card` and `power_budget/budgets`. */

export type Unit = "watts" | "loads";

/** An entity by what it is for. */
export type Roles = Readonly<Record<string, string>>;

export type Kind = "heater" | "modulating" | "attended" | "battery" | "asset";

/** What a load is, and which entities stand for it. */
export interface LoadLayout {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly budget: string;
  readonly budget_id: string;
  /** What it draws at most, in watts; null for what only follows a number. */
  readonly power_w: number | null;
  /** Its fixed setpoint in degrees Celsius, if it has one. */
  readonly setpoint_c: number | null;
  readonly entities: Roles;
  /** Entities of others that it was given, by the keys under which they are stored. */
  readonly wired: Roles;
}

/** A capacity tariff: the average of each window counts. */
export interface TariffWindow {
  readonly minutes: number;
  readonly peak_w: number;
  /** Whether a higher peak may be used again that the month has had anyway. */
  readonly follow_peak: boolean;
}

/** What a budget consists of. */
export interface Layout {
  readonly entry_id: string;
  readonly name: string;
  readonly unit: Unit;
  readonly power_steps: readonly number[];
  readonly parent: string | null;
  readonly meters: readonly string[];
  /** Whether its meters measure the house, or all of it but the loads; null without a meter. */
  readonly estimate: "whole_house" | "other_loads" | null;
  readonly window: TariffWindow | null;
  readonly entities: Roles;
  readonly loads: readonly LoadLayout[];
}

export type Reason =
  | "heating"
  | "boosted"
  | "satisfied"
  | "waiting"
  | "held_on"
  | "held_off"
  | "away"
  | "blocked"
  | "unavailable"
  | "preheating"
  | "running"
  | "offered";

/** What one load got. */
export interface Granted {
  readonly reason: Reason;
  readonly asks: boolean;
  readonly boosted: boolean;
  readonly freezes: boolean;
  readonly runs: boolean;
  readonly granted: number;
  readonly wanted_w: number | null;
  readonly level_w: number | null;
  /** How much more room it takes, in `needs_unit`, of the budget `needs_of`. */
  readonly needs: number;
  readonly needs_of: string | null;
  readonly needs_unit: Unit;
  /** Where it stands in this turn, from 0; -1 for one that does not ask. */
  readonly place: number;
  readonly health: string;
  readonly held_until: string | null;
  readonly boost_until: string | null;
  readonly blocked_until: string | null;
  /** The temperature that its room should have, in degrees Celsius, as far as that was known. */
  readonly setpoint_c: number | null;
  /** What somebody asks one for that runs at any level; null if nobody does. */
  readonly requested_w: number | null;
  /** Until when; null where that does not end by itself. */
  readonly requested_until: string | null;
  /** To how many degrees Celsius its room is warmed ahead, and by when: as its comfort begins. */
  readonly preheating_c: number | null;
  readonly preheating_until: string | null;
  /** What it takes of this budget. */
  readonly layer: number;
}

export type Status = "idle" | "heating" | "limited" | "away" | "fault";

export type LimitSource =
  | "power_step"
  | "power_budget"
  | "meter"
  | "stale_meter"
  | "window"
  | "limit_entity"
  | "parent";

/** What was decided for a budget. */
export interface Decided {
  readonly status: Status;
  readonly away: boolean;
  readonly tested: boolean;
  readonly limit: number;
  readonly bound_by: LimitSource;
  readonly granted: number;
  readonly next_turn_at: string | null;
  readonly loads: Readonly<Record<string, Granted>>;
}

/** One message: what is new since the last one. */
export interface CardEvent {
  readonly layout?: Layout | null;
  readonly decided?: Decided | null;
  /** The budget was removed: nothing more is told of it. */
  readonly gone?: true;
}
