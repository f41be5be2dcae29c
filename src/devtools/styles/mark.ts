import { css } from 'lit'

/** Styles of tags and notes. */
export const markStyles = css`
  .tag {
    display: inline-flex;
    align-items: center;
    border-radius: 4px;
    padding: 0 6px;
    font-size: 11px;
    line-height: 16px;
    font-weight: var(--fontWeightSemibold);
    white-space: nowrap;
    color: var(--colorNeutralForeground2);
    background: var(--colorNeutralBackground6);
  }
  .tag.good {
    color: var(--colorPaletteGreenForeground1);
    background: var(--colorPaletteGreenBackground1);
  }
  .tag.warn {
    color: var(--acpWarnText);
    background: var(--colorPaletteYellowBackground1);
  }
  .tag.bad {
    color: var(--acpBadText);
    background: var(--colorPaletteRedBackground1);
  }
  .tag.brand {
    color: var(--colorBrandForeground2);
    background: var(--colorBrandBackground2);
  }

  .note {
    border-radius: 6px;
    padding: 8px 12px;
    overflow-wrap: anywhere;
    background: var(--colorNeutralBackground3);
  }
  .note.bad {
    color: var(--colorNeutralForeground1);
    background: var(--colorPaletteRedBackground1);
    border-left: 3px solid var(--acpBad);
  }
  .note.hint {
    background: var(--colorBrandBackground2);
    border-left: 3px solid var(--colorBrandStroke1);
  }
  .note.warn {
    background: var(--colorPaletteYellowBackground1);
    border-left: 3px solid var(--acpWarn);
  }
`
