import type { ElementHandle, Page } from 'playwright-core'

/**
 * Waits for a button by its name. Fluent's tell their role to assistive technology through element internals, of
 * which Playwright's own search by role does not know.
 */
export async function findButton(
  page: Page,
  name: string,
): Promise<ElementHandle<Element>> {
  const found = await page.waitForFunction((wanted) => {
    const nameOf = (element: Element): string => {
      const label = element.getAttribute('aria-label')
      if (label !== null) return label
      const slot = element.querySelector('slot')
      const nodes = slot === null ? [element] : slot.assignedNodes()
      return nodes
        .map(({ textContent }) => textContent)
        .join('')
        .trim()
    }
    const find = (root: ParentNode): Element | undefined => {
      for (const element of root.querySelectorAll('*')) {
        const isButton = element.localName.endsWith('button')
        if (isButton && nameOf(element) === wanted && element.checkVisibility())
          return element
        const inside = element.shadowRoot && find(element.shadowRoot)
        if (inside) return inside
      }
      return undefined
    }
    return find(document)
  }, name)
  return found as ElementHandle<Element>
}
