import { css } from "lit";

/** The metering window. */
export const tariff = css`
  .window {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .month,
  .figures-text {
    color: var(--soft);
    font-size: 13px;
  }
  .scale {
    position: relative;
    block-size: 8px;
    border-radius: 4px;
    background: var(--bed);
  }
  .scale > * {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: 4px;
  }
  .expected {
    background: var(--accent);
    opacity: 0.4;
  }
  .average {
    background: var(--accent);
  }
  .window.over .expected,
  .window.over .average {
    background: var(--bad);
  }
  .scale .mark {
    inset-block: -3px;
    inline-size: 2px;
    background: var(--strong);
  }
`;
