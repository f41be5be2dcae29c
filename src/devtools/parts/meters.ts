import { css, html, nothing, type TemplateResult } from 'lit'
import { styled } from './styled.ts'

/** Renders a bar that shows a share. */
export function shareBar(
  share: number | undefined,
  label: string,
): TemplateResult {
  if (share === undefined) {
    return html`<div
      class="bar unlimited"
      role="img"
      aria-label=${label}
    ></div>`
  }
  const percent = Math.round(share * 100)
  const tone = share <= 0.1 ? 'low' : share <= 0.3 ? 'middle' : ''
  return html`<div
    class="bar ${tone}"
    role="meter"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
  >
    ${
      share > 0
        ? html`<div ${styled({ width: `${Math.max(1.5, percent)}%` })}></div>`
        : nothing
    }
  </div>`
}

/** Styles of bars. */
export const meterStyles = css`
  .bar {
    height: 5px;
    border-radius: 3px;
    background: var(--colorNeutralBackground6);
    overflow: hidden;
    width: 100%;
  }
  .bar > div {
    height: 100%;
    border-radius: 3px;
    background: var(--acpGood);
    transition: width 200ms ease-out;
  }
  .bar.middle > div {
    background: var(--acpWarn);
  }
  .bar.low > div {
    background: var(--acpBad);
  }
  .bar.unlimited {
    background: repeating-linear-gradient(
      -45deg,
      var(--colorNeutralBackground6) 0 4px,
      var(--colorNeutralBackground3) 4px 8px
    );
  }
  .bar.large {
    height: 8px;
    border-radius: 4px;
  }
  @media (prefers-reduced-motion: reduce) {
    .bar > div {
      transition: none;
    }
  }
`
