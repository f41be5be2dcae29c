import { webDarkTheme, webLightTheme } from '@fluentui/tokens'
import { css, unsafeCSS, type CSSResult } from 'lit'

/** Colours for bars, which Fluent's themes do not have. */
const LIGHT = {
  acpGood: '#107c41',
  acpWarn: '#b8860b',
  acpBad: '#c50f1f',
  acpBadText: '#b10e1c',
  acpWarnText: '#835b00',
  acpText: '#0b6a0b',
  acpNumber: '#a4262c',
  acpKey: '#0f548c',
  acpLink: '#115ea3',
}
const DARK = {
  acpGood: '#54b054',
  acpWarn: '#e3b341',
  acpBad: '#f1707b',
  acpBadText: '#f6b9bf',
  acpWarnText: '#fde79e',
  acpText: '#9fd89f',
  acpNumber: '#f1bbbc',
  acpKey: '#96c6fa',
  acpLink: '#96c6fa',
}

function declarations(theme: object): CSSResult {
  return unsafeCSS(
    Object.entries(theme)
      .map(([name, value]) => `--${name}:${String(value)};`)
      .join(''),
  )
}

/** The tokens of both themes, on the panel's element alone. */
export const themeStyles = css`
  :host {
    ${declarations({ ...webLightTheme, ...LIGHT })}
    color-scheme: light;
  }
  :host([data-theme='dark']) {
    ${declarations({ ...webDarkTheme, ...DARK })}
    color-scheme: dark;
  }
`
