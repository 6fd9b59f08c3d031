import { css } from "lit";

/** The bar of what is drawn. */
export const bar = css`
  .power {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .bar {
    position: relative;
    display: flex;
    gap: 2px;
    block-size: 20px;
    border-radius: 10px;
    overflow: hidden;
    background: var(--bed);
  }
  .segment {
    flex: none;
    min-inline-size: 2px;
    margin-inline-end: -2px;
    border-inline-end: 2px solid var(--ha-card-background, var(--card-background-color, #fff));
    box-sizing: border-box;
    transition: inline-size 300ms ease;
  }
  .bar .mark {
    position: absolute;
    inset-block: 0;
    inline-size: 3px;
    margin-inline-start: -1px;
    background: var(--strong);
    box-shadow: 0 0 0 2px var(--ha-card-background, var(--card-background-color, #fff));
  }
  .under {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    color: var(--soft);
    font-size: 13px;
  }
  .left {
    flex: none;
  }
`;
