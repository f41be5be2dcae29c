import { css } from 'lit'

/** Styles of the panel around its views. */
export const panelFrameStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
    background: var(--colorNeutralBackground1);
    color: var(--colorNeutralForeground1);
    font: var(--fontWeightRegular) 13px / 18px var(--fontFamilyBase);
    container: panel / inline-size;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 6px 8px 4px 14px;
    flex: none;
    min-width: 0;
  }
  .title {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    white-space: nowrap;
  }
  .title svg {
    color: var(--colorBrandForeground1);
    width: 20px;
    height: 20px;
    flex: none;
  }
  .scenario {
    color: var(--colorNeutralForeground2);
    background: var(--colorNeutralBackground6);
    border-radius: 4px;
    padding: 0 7px;
    font-size: 12px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .clock {
    display: flex;
    align-items: center;
    gap: 6px;
    border: 0;
    background: none;
    color: var(--colorNeutralForeground2);
    font: inherit;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    cursor: pointer;
    border-radius: 4px;
    padding: 4px 8px;
  }
  .clock:hover {
    background: var(--colorSubtleBackgroundHover);
    color: var(--colorNeutralForeground1);
  }
  .clock:focus-visible,
  input:focus-visible {
    outline: 2px solid var(--colorStrokeFocus2);
    outline-offset: -1px;
  }
  svg.icon {
    fill: none;
  }
  .state {
    color: var(--colorBrandForeground2);
    background: var(--colorBrandBackground2);
    border-radius: 4px;
    padding: 0 6px;
    font-size: 11px;
    line-height: 16px;
    font-weight: var(--fontWeightSemibold);
  }
  .search {
    flex: 1;
    min-width: 90px;
    max-width: 320px;
    margin-left: auto;
    position: relative;
    color: var(--colorNeutralForeground3);
  }
  .search svg {
    position: absolute;
    left: 8px;
    top: 6px;
    pointer-events: none;
  }
  .search input {
    width: 100%;
    height: 28px;
    box-sizing: border-box;
    border: 1px solid var(--colorNeutralStroke2);
    border-radius: 4px;
    background: var(--colorNeutralBackground3);
    color: var(--colorNeutralForeground1);
    font: inherit;
    padding: 0 8px 0 30px;
  }
  .search input::placeholder {
    color: var(--colorNeutralForeground3);
  }
  .buttons {
    display: flex;
    flex: none;
  }
  acp-message-bar {
    flex: none;
    margin: 4px 10px;
  }
  .body {
    flex: 1;
    min-height: 0;
    min-width: 0;
  }
  @container panel (max-width: 760px) {
    .title strong {
      display: none;
    }
  }
  @container panel (max-width: 560px) {
    .top {
      flex-wrap: wrap;
      row-gap: 2px;
    }
    .search {
      order: 1;
      flex-basis: 100%;
      max-width: none;
      margin: 0 6px 4px 0;
    }
    .buttons {
      margin-left: auto;
    }
  }
  @container panel (max-width: 400px) {
    .scenario {
      display: none;
    }
    .clock {
      padding: 4px 0;
    }
  }
`
