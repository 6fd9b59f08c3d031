import { css } from "lit";

/** The head of the card. */
export const header = css`
  .header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 12px;
    min-width: 0;
    position: relative;
    --tint: var(--soft);
  }
  .title[data-status="heating"] {
    --tint: var(--deep-orange-color, #ff6f22);
  }
  .title[data-status="limited"] {
    --tint: var(--amber-color, #ffc107);
  }
  .title[data-status="fault"] {
    --tint: var(--bad);
  }
  .badge {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    position: relative;
    overflow: hidden;
    color: var(--strong);
  }
  .badge::before {
    content: "";
    position: absolute;
    inset: 0;
    background: var(--tint);
    opacity: 0.25;
  }
  .badge ha-icon {
    position: relative;
    --mdc-icon-size: 22px;
  }
  .names,
  .text {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }
  .name {
    font-weight: 500;
  }
  .lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .title .name {
    font-size: 16px;
    line-height: 22px;
  }
  .more::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: 8px;
  }
  .more:focus-visible {
    outline: none;
  }
  .more:focus-visible::after {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .status {
    color: var(--soft);
    font-size: 13px;
  }
  .figures {
    flex: none;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
  }
  .granted {
    font-size: 24px;
    line-height: 28px;
  }
  .granted.over {
    color: var(--bad);
  }
  .over .left {
    color: var(--strong);
    font-weight: 500;
  }
  .limit {
    color: var(--soft);
    font-size: 13px;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--warn);
    border-radius: 8px;
  }
`;
