import { css } from "lit";

/** What differs on a phone and on half of it, on a wide page, and for who wants less motion or more contrast. */
export const widths = css`
  @container (max-width: 400px) {
    .graph {
      grid-template-columns: minmax(56px, 26%) 1fr;
    }
    .info {
      gap: 8px;
    }
    .ticks span:nth-child(even) {
      display: none;
    }
  }
  @container (max-width: 260px) {
    .header,
    .info,
    .under {
      flex-wrap: wrap;
    }
    .under > * {
      flex: none;
      max-inline-size: 100%;
    }
    .under,
    .info {
      row-gap: 0;
    }
    .load .text {
      flex-basis: calc(100% - 40px);
      overflow-wrap: anywhere;
    }
    .values {
      flex-flow: row wrap;
      flex-shrink: 1;
      column-gap: 8px;
      margin-inline-start: 40px;
    }
    .ticks span:nth-child(odd):not(:nth-child(4n + 1)),
    .ticks span:last-child:not(:first-child) {
      display: none;
    }
  }
  @container (min-width: 760px) {
    .card {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: repeat(5, auto) 1fr;
      gap: var(--gap) 32px;
      align-items: start;
    }
    .card > * {
      grid-column: 1;
    }
    .card > .loads {
      grid-column: 2;
      grid-row: 1 / span 6;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .segment {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    :host {
      --ha-card-background: Canvas;
      --line: CanvasText;
      --soft: CanvasText;
      --strong: CanvasText;
    }
    .bar,
    .scale,
    .load .mark,
    .track-key::before,
    .graph svg {
      forced-color-adjust: none;
    }
    .mode[aria-checked="true"],
    .toggle[aria-pressed="true"],
    .press[aria-pressed="true"] {
      forced-color-adjust: none;
      background-color: Highlight;
      color: HighlightText;
    }
  }
`;
