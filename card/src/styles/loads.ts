import { css } from "lit";

/** The list of loads. */
export const loads = css`
  .loads ul {
    list-style: none;
    margin: 4px 0 0;
    padding: 0;
    display: flex;
    flex-direction: column;
  }
  .turn {
    color: var(--soft);
    font-size: 13px;
  }
  .load {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 48px;
  }
  .load + .load {
    border-block-start: 1px solid var(--line);
  }
  .info {
    position: relative;
    flex: 1;
    min-width: 0;
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 6px;
  }
  .load .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    border: 2px solid var(--load-color);
    box-sizing: border-box;
  }
  .load[data-tone="runs"] .mark {
    background: var(--load-fill);
    color: #fff;
  }
  .load[data-tone="rests"] .mark {
    border-color: var(--line);
    color: var(--soft);
  }
  .load[data-tone="waits"] .mark {
    border-style: dashed;
  }
  .load[data-tone="fault"] .mark {
    border-color: var(--bad);
    border-style: double;
    border-width: 4px;
  }
  .load .text {
    flex: 1;
  }
  .load .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;
  }
  .budget {
    color: var(--soft);
    font-weight: 400;
    font-size: 12px;
  }
  .why {
    color: var(--soft);
    font-size: 13px;
    line-height: 18px;
  }
  .load[data-tone="waits"] .reason,
  .load[data-tone="fault"] .reason,
  .load[data-tone="offered"] .reason {
    color: var(--strong);
    font-weight: 500;
  }
  .detail::before {
    content: "· ";
  }
  .values {
    flex: none;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    font-size: 13px;
    line-height: 18px;
  }
  .measured {
    font-size: 14px;
  }
  .setpoint {
    color: var(--soft);
  }
  .measured + .setpoint::before {
    content: "/ ";
  }
  .watts {
    color: var(--soft);
  }
  .press {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin-inline-end: -8px;
    border: 0;
    padding: 4px;
    background-clip: content-box;
    border-radius: 50%;
    background-color: transparent;
    color: var(--soft);
  }
  .press:hover {
    background-color: var(--bed);
  }
  .press[aria-pressed="true"] {
    background-color: var(--accent);
    color: var(--text-primary-color, #fff);
  }
`;
