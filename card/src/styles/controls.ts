import { css } from "lit";

/** What can be set. */
export const controls = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .modes {
    flex: 1 1 176px;
    display: flex;
    flex-wrap: wrap;
    padding: 2px;
    gap: 2px;
    border-radius: 10px;
    background: var(--bed);
  }
  .mode,
  .toggle {
    border: 0;
    min-block-size: 40px;
    border-radius: 8px;
    background: none;
  }
  .mode {
    flex: 1;
    min-inline-size: 44px;
    padding: 2px 4px;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    line-height: 16px;
  }
  .mode .number {
    font-weight: 500;
  }
  .step {
    font-size: 11px;
    white-space: nowrap;
  }
  .mode[aria-checked="true"] {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .toggle {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline: 12px;
    background: var(--bed);
  }
  .toggle[aria-pressed="true"] {
    background: var(--ha-card-background, var(--card-background-color, #fff));
    box-shadow: inset 0 0 0 2px var(--accent);
  }
`;
