import { css } from 'lit'

/** Styles of fields. */
export const formStyles = css`
  .form {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    gap: 10px 14px;
    align-items: end;
  }
  label.field {
    display: flex;
    flex-direction: column;
    gap: 3px;
    min-width: 0;
    font-size: 12px;
    line-height: 16px;
    color: var(--colorNeutralForeground2);
  }
  select {
    font: inherit;
    font-size: 13px;
    color: var(--colorNeutralForeground1);
    background: var(--colorNeutralBackground1);
    border: 1px solid var(--colorNeutralStroke1);
    border-bottom-color: var(--colorNeutralStrokeAccessible);
    border-radius: 4px;
    height: 24px;
    padding: 0 4px;
    min-width: 0;
    width: 100%;
  }
  select:focus-visible,
  a:focus-visible,
  summary:focus-visible {
    outline: 2px solid var(--colorStrokeFocus2);
    outline-offset: 1px;
  }
  acp-text-input {
    min-width: 0;
    width: 100%;
    max-width: none;
  }
  acp-text-input::part(label) {
    font-size: 12px;
    line-height: 16px;
    padding-bottom: 3px;
    color: var(--colorNeutralForeground2);
  }
  acp-text-input::part(control) {
    font-size: 13px;
  }
  acp-text-input.unlabelled::part(label) {
    padding: 0;
  }
  .inline {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: flex-end;
  }
  .inline > acp-text-input,
  .inline > label.field {
    width: 150px;
  }
  .inline > .wide {
    width: 220px;
  }
  .inline > acp-action {
    flex: none;
  }
`
