import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}

/** What axe finds wrong with an element: its rule, and the first place. */
export async function findViolations(
  page: Page,
  selector: string,
): Promise<string[]> {
  await page.evaluate(axe.source)
  const violations: Violation[] = await page.evaluate(
    async (within) =>
      (
        globalThis as unknown as {
          axe: { run(at: string): Promise<{ violations: Violation[] }> }
        }
      ).axe
        .run(within)
        .then((results) => results.violations),
    selector,
  )
  return violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`,
  )
}
