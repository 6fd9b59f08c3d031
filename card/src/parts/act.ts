/** What a press on the card does. */
export interface Act {
  /** Show more of an entity. */
  look(entity: string | null): void;
  toggle(entity: string, is_on: boolean): void;
  press(entity: string): void;
  set(entity: string, value: number): void;
}
