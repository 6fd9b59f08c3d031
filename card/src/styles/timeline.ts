import { css } from "lit";

/** The last hours. */
export const timeline = css`
  .timeline {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    color: var(--soft);
    font-size: 12px;
  }
  .key::before {
    content: "";
    display: inline-block;
    vertical-align: middle;
    inline-size: 14px;
    margin-inline-end: 6px;
    border-block-start: 2px solid var(--accent);
  }
  .limit-key::before {
    border-block-start: 2px dashed var(--strong);
  }
  .track-key::before {
    block-size: 8px;
    border: 0;
    border-radius: 2px;
    background: var(--soft);
  }
  .waits-key::before {
    block-size: 3px;
    background: var(--strong);
    opacity: 0.45;
  }
  .fault-key::before {
    background: linear-gradient(var(--bad) 0 3px, transparent 3px 5px, var(--bad) 5px);
  }
  .empty {
    margin: 0;
    color: var(--soft);
  }
  .graph {
    display: grid;
    grid-template-columns: minmax(64px, 24%) 1fr;
    align-items: center;
    gap: 4px 8px;
    font-size: 12px;
    line-height: 14px;
    color: var(--soft);
  }
  .scale-top {
    align-self: start;
    text-align: end;
  }
  .graph svg {
    display: block;
    inline-size: 100%;
    block-size: 12px;
    direction: ltr;
    border-radius: 3px;
    overflow: hidden;
  }
  .graph svg[part="lines"] {
    block-size: 72px;
    border-radius: 0;
    overflow: visible;
  }
  .graph [part="lines"] path {
    fill: none;
    vector-effect: non-scaling-stroke;
    stroke-width: 2px;
  }
  .grid {
    stroke: var(--line);
    stroke-width: 1px !important;
  }
  .limit-line {
    stroke: var(--strong);
    stroke-dasharray: 4 3;
  }
  .granted-line {
    stroke: var(--accent);
  }
  [part="lines"] path.granted-area {
    fill: var(--accent);
    opacity: 0.15;
  }
  .track-name {
    justify-self: start;
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .bed {
    fill: var(--bed);
  }
  .runs {
    fill: var(--load-color);
  }
  .waits {
    fill: var(--strong);
    opacity: 0.45;
  }
  .fault {
    fill: var(--bad);
  }
  .ticks {
    grid-column: 2;
    position: relative;
    block-size: 14px;
    direction: ltr;
  }
  .ticks span {
    position: absolute;
    transform: translateX(-50%);
    white-space: nowrap;
  }
`;
