import { css } from 'lit'
import { formStyles } from './form.ts'
import { markStyles } from './mark.ts'

const layoutStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
    color: var(--colorNeutralForeground1);
    font: var(--fontWeightRegular) 13px / 18px var(--fontFamilyBase);
    container: view / inline-size;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 15px;
    line-height: 20px;
    font-weight: var(--fontWeightSemibold);
    overflow-wrap: anywhere;
  }
  h2.section,
  h3 {
    font-size: 12px;
    line-height: 16px;
    font-weight: var(--fontWeightSemibold);
    color: var(--colorNeutralForeground2);
  }
  .mono,
  code,
  pre {
    font-family: var(--fontFamilyMonospace);
    font-size: 12px;
  }
  .muted {
    color: var(--colorNeutralForeground3);
  }
  .small {
    font-size: 12px;
    line-height: 16px;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .good {
    color: var(--acpGood);
  }
  .bad {
    color: var(--acpBadText);
  }
  .clip {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }

  .split {
    display: grid;
    grid-template-columns: minmax(270px, 36%) minmax(0, 1fr);
    height: 100%;
    min-height: 0;
  }
  .pane {
    min-height: 0;
    min-width: 0;
    display: flex;
    flex-direction: column;
  }
  .pane + .pane {
    border-left: 1px solid var(--colorNeutralStroke2);
  }
  .scroll {
    flex: 1;
    height: 100%;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .detail,
  .page {
    padding: 16px 20px 24px;
    display: flex;
    flex-direction: column;
    gap: 20px;
  }
  .page {
    max-width: 960px;
  }
  .back {
    display: none;
  }
  @container view (max-width: 640px) {
    .split {
      grid-template-columns: minmax(0, 1fr);
    }
    .split.picked > .pane:first-child,
    .split:not(.picked) > .pane:last-child {
      display: none;
    }
    .pane + .pane {
      border-left: 0;
    }
    .back {
      display: inline-flex;
      align-self: flex-start;
      margin: -4px 0 -12px -8px;
    }
    .detail,
    .page {
      padding: 12px 14px 20px;
    }
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 4px 12px;
  }
  .head > .title {
    flex: 1;
    min-width: 180px;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 6px 10px;
    border-bottom: 1px solid var(--colorNeutralStroke2);
    min-height: 38px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: flex-start;
  }
  section {
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-width: 0;
  }
  .card {
    border: 1px solid var(--colorNeutralStroke2);
    border-radius: 6px;
    background: var(--colorNeutralBackground1);
  }
  .card.padded {
    padding: 12px 14px;
  }
  .lines > li,
  .lines > div {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 7px 12px;
    min-height: 38px;
    flex-wrap: wrap;
  }
  .lines > li > .grow {
    flex: 1 1 120px;
  }
  .lines > :not(:first-child) {
    border-top: 1px solid var(--colorNeutralStroke3);
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
    gap: 10px 20px;
  }
  .facts dt {
    color: var(--colorNeutralForeground3);
    font-size: 12px;
    line-height: 16px;
  }
  .facts dd {
    overflow-wrap: anywhere;
  }

  a,
  .link {
    color: var(--acpLink);
    text-decoration: none;
    background: none;
    border: 0;
    padding: 0;
    font: inherit;
    text-align: left;
    cursor: pointer;
    border-radius: 2px;
    max-width: 100%;
  }
  a:hover,
  .link:hover {
    text-decoration: underline;
  }
  .link:focus-visible {
    outline: 2px solid var(--colorStrokeFocus2);
  }

  .empty {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    text-align: center;
    padding: 24px;
    color: var(--colorNeutralForeground3);
    min-height: 120px;
  }
  .empty strong {
    color: var(--colorNeutralForeground2);
    font-weight: var(--fontWeightSemibold);
  }

  .line {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-width: 0;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
  }
  svg {
    display: block;
  }
  svg.icon {
    fill: none;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`

/** Styles that all views share. */
export const panelStyles = [layoutStyles, formStyles, markStyles]
