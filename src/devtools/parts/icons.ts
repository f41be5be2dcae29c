import { html, type TemplateResult } from 'lit'

/** Line icons on a grid of 16, drawn for the panel. */
const PATHS = {
  logo: 'M8 1.5 14 5v6L8 14.5 2 11V5ZM8 5v6M9.8 6.4C9.3 5.8 8.7 5.6 8 5.6c-1 0-1.8.5-1.8 1.2S7 7.9 8 8s1.8.5 1.8 1.2S9 10.4 8 10.4c-.7 0-1.4-.3-1.8-.9',
  close: 'm4 4 8 8M12 4l-8 8',
  bottom: 'M2 3h12v10H2ZM2 9.5h12',
  right: 'M2 3h12v10H2ZM10 3v10',
  left: 'M2 3h12v10H2ZM6 3v10',
  light:
    'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13',
  dark: 'M13 9.5A5.6 5.6 0 0 1 6.5 3a5.6 5.6 0 1 0 6.5 6.5Z',
  system: 'M2 3h12v8H2ZM6 13.5h4',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.3 10.3 14 14',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.5V8l2.3 1.6',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'M5 3.2v9.6L12.5 8Z',
} as const

export type IconName = keyof typeof PATHS

/** Renders an icon, hidden from screen readers, as the text beside it has its meaning. */
export function icon(name: IconName): TemplateResult {
  return html`<svg
    class="icon"
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.3"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d=${PATHS[name]}></path>
  </svg>`
}
