import { css } from "lit";

/** What all of the card has in common: its colours and sizes, from those of the theme. */
export const frame = css`
  :host {
    display: block;
    --gap: 16px;
    --line: var(--divider-color, rgba(127, 127, 127, 0.3));
    --bed: rgba(127, 127, 127, 0.18);
    --soft: var(--secondary-text-color, #6b6b6b);
    --strong: var(--primary-text-color, #1c1c1c);
    --warn: var(--warning-color, #ffa600);
    --bad: var(--error-color, #db4437);
    --accent: var(--primary-color, #009ac7);
    --round: var(--ha-card-border-radius, var(--ha-border-radius-lg, 12px));
  }
  .frame {
    container-type: inline-size;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: var(--gap);
    padding: var(--gap);
    color: var(--strong);
    font-size: 14px;
    line-height: 20px;
    font-variant-numeric: tabular-nums;
  }
  .message {
    margin: 0;
    padding: var(--gap);
    color: var(--soft);
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
  }
  button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .plain {
    border: 0;
    margin: 0;
    padding: 0;
    background: none;
    text-align: start;
    border-radius: 8px;
  }
  ha-icon {
    --mdc-icon-size: 20px;
    display: inline-flex;
  }
  .row {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 4px 12px;
    flex-wrap: wrap;
  }
  .heard {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .what {
    margin: 0;
    font: inherit;
    font-weight: 500;
  }
`;
