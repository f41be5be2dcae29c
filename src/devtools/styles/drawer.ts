import { css } from 'lit'

/** Styles of the round button and the docked drawer. */
export const drawerStyles = css`
  :host {
    all: initial;
    color-scheme: inherit;
  }
  .toggle {
    position: fixed;
    right: 16px;
    bottom: 16px;
    z-index: 2147483646;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    border: 1px solid var(--colorNeutralStroke2);
    background: var(--colorNeutralBackground1);
    color: var(--colorBrandForeground1);
    box-shadow: var(--shadow16);
    display: grid;
    place-items: center;
    cursor: pointer;
    padding: 0;
  }
  .toggle:hover {
    background: var(--colorNeutralBackground1Hover);
  }
  .toggle:focus-visible {
    outline: 2px solid var(--colorStrokeFocus2);
    outline-offset: 2px;
  }
  .toggle svg {
    width: 24px;
    height: 24px;
  }
  .drawer {
    position: fixed;
    z-index: 2147483646;
    box-shadow: var(--shadow28);
    background: var(--colorNeutralBackground1);
  }
  .drawer.bottom {
    inset: auto 0 0;
    border-top: 1px solid var(--colorNeutralStroke1);
  }
  .drawer.right {
    inset: 0 0 0 auto;
    border-left: 1px solid var(--colorNeutralStroke1);
  }
  .drawer.left {
    inset: 0 auto 0 0;
    border-right: 1px solid var(--colorNeutralStroke1);
  }
  .drawer.page {
    inset: 0;
    box-shadow: none;
  }
  .drawer.right,
  .drawer.left {
    min-width: min(360px, 100vw);
  }
  .handle {
    position: absolute;
    z-index: 1;
    touch-action: none;
  }
  .bottom > .handle {
    inset: -4px 0 auto;
    height: 8px;
    cursor: row-resize;
  }
  .right > .handle {
    inset: 0 auto 0 -4px;
    width: 8px;
    cursor: col-resize;
  }
  .left > .handle {
    inset: 0 -4px 0 auto;
    width: 8px;
    cursor: col-resize;
  }
  .handle:hover,
  .handle:focus-visible {
    background: var(--colorBrandStroke1);
    outline: none;
    opacity: 0.6;
  }
`
