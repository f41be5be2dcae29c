import { css, html, svg, type TemplateResult } from 'lit'
import { readableAmount, timeOfDay } from '../model/readable.ts'
import type { SpendPoint } from '../model/session-facts.ts'

const WIDTH = 600
const HEIGHT = 120
const TOP = 8
const BOTTOM = 100

/** Range of the chart. */
export interface ChartFrame {
  readonly startMs: number
  /** The end of the session. */
  readonly endMs: number
  /** Present time, where the line ends. */
  readonly nowMs: number
  /** Total spent, in US dollars. */
  readonly spent: string
  /** The limit in US dollars, if there is one. */
  readonly limit: string | null
}

/** Renders spend over time as a step line under its limit. */
export function spendChart(
  points: readonly SpendPoint[],
  { startMs, endMs, nowMs, spent, limit }: ChartFrame,
): TemplateResult {
  const top = Math.max(Number(limit ?? 0), Number(spent)) || 1
  const x = (ms: number) =>
    (
      Math.min(1, Math.max(0, (ms - startMs) / (endMs - startMs))) * WIDTH
    ).toFixed(1)
  const y = (amount: number) =>
    (BOTTOM - (amount / top) * (BOTTOM - TOP)).toFixed(1)
  const steps = points.map(({ atMs, spent }) => `H${x(atMs)}V${y(spent)}`)
  const end = x(Math.min(nowMs, endMs))
  const line = `M${x(startMs)} ${y(0)}${steps.join('')}H${end}`
  const limitText =
    limit === null ? 'no limit' : `limit ${readableAmount(limit)} USD`
  const label = `Spend over time: ${readableAmount(spent)} USD in ${points.length - 1} payments, ${limitText}`
  return html`<figure class="chart">
    <svg
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label=${label}
    >
      ${
        limit === null
          ? ''
          : svg`<line class="limit" x1="0" x2=${WIDTH} y1=${y(Number(limit))} y2=${y(Number(limit))}></line>`
      }
      <line class="axis" x1="0" x2=${WIDTH} y1=${BOTTOM} y2=${BOTTOM}></line>
      <path class="area" d="${line}V${BOTTOM}H0Z"></path>
      <path class="line" d=${line}></path>
      <line class="now" x1=${end} x2=${end} y1=${TOP} y2=${BOTTOM}></line>
    </svg>
    <figcaption>
      <span>${timeOfDay(startMs)}</span><span>${limitText}</span
      ><span>${timeOfDay(endMs)}</span>
    </figcaption>
  </figure>`
}

export const chartStyles = css`
  .chart {
    margin: 0;
  }
  .chart svg {
    width: 100%;
    height: 96px;
    overflow: visible;
  }
  .chart figcaption {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    font-size: 11px;
    line-height: 14px;
    color: var(--colorNeutralForeground3);
    font-variant-numeric: tabular-nums;
  }
  .chart line,
  .chart path {
    vector-effect: non-scaling-stroke;
    fill: none;
  }
  .chart .axis {
    stroke: var(--colorNeutralStroke2);
  }
  .chart .limit {
    stroke: var(--colorNeutralStroke1);
    stroke-dasharray: 3 3;
  }
  .chart .now {
    stroke: var(--colorBrandStroke1);
    stroke-dasharray: 2 3;
    opacity: 0.7;
  }
  .chart .line {
    stroke: var(--colorBrandStroke1);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .chart .area {
    fill: var(--colorBrandBackground2);
    opacity: 0.7;
  }
`
