import type { Output } from './output.ts'
import type { Settings } from '../settings/settings.ts'

/** A progress line for seeding, rewritten in place. */
export interface Progress {
  onProgress(done: number, total: number): void
  /** Clears the line; nothing is written after that. */
  end(): void
}

const CLEAR_LINE = '\r\u001b[2K'

/** @returns a line on a terminal's error stream, none in a pipe, with `--quiet` or with `--json`. */
export function createProgress(
  { stderr }: Pick<Output, 'stderr'>,
  { quiet, json }: Pick<Settings, 'quiet' | 'json'>,
): Progress {
  let isOver = stderr.isTTY !== true || quiet || json
  let isShown = false
  return {
    onProgress(done, total) {
      if (isOver) return
      isShown = true
      stderr.write(
        `${CLEAR_LINE}Seeding ${inWords(done)} of ${inWords(total)} rows`,
      )
    },
    end() {
      isOver = true
      if (isShown) stderr.write(CLEAR_LINE)
      isShown = false
    },
  }
}

function inWords(count: number): string {
  return count.toLocaleString('en-US')
}
