import { describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import * as panel from '../../src/entries/devtools.ts'
import * as nothing from '../../src/entries/devtools-production.ts'
import { createPaymentsMock, MockError } from '../../src/entries/index.ts'

describe('the entry of the panel', () => {
  it.each([
    [undefined, 'undefined'],
    [{ mock: createPaymentsMock() }, 'an object with mock'],
  ])('refuses what is no mock: %s', (controller, received) => {
    const mount = () => panel.mountDevtools(controller as never)
    expect(mount).toThrow(
      new MockError(
        `mountDevtools takes a mock or an admin client: mountDevtools(mock, options). Received: ${received}`,
      ),
    )
  })

  it('can be imported where there is no page', () => {
    expect('document' in globalThis).toBe(false)
    expect(panel.mountDevtools).toBeTypeOf('function')
  })

  it.each<[string, object, string]>([
    [
      'an unknown option',
      { postion: 'right' },
      'mountDevtools has no option "postion". Did you mean "position"? Allowed: target, initiallyOpen, position, nonce',
    ],
    [
      'a place without a page',
      { position: 'right' },
      'mountDevtools needs a page, and there is no document here.',
    ],
  ])('refuses %s', (_, options, message) => {
    const mount = () => panel.mountDevtools(createPaymentsMock(), options)
    expect(mount).toThrow(MockError)
    expect(mount).toThrow(message)
    expect(globalThis.agentcorePayments).toBeUndefined()
  })

  it('does nothing in production, and has the same members', async () => {
    expect(Object.keys(nothing)).toEqual(Object.keys(panel))
    const { unmount } = nothing.mountDevtools(createPaymentsMock(), {
      initiallyOpen: true,
    })
    expect(unmount()).toBeUndefined()
    expect(await nothing.defineDevtools()).toBeUndefined()
    // bundlers look for the first condition that they have
    expect(Object.entries(manifest.exports['./devtools'])).toEqual([
      ['types', './dist/devtools.d.ts'],
      ['production', './dist/devtools-production.js'],
      ['default', './dist/devtools.js'],
    ])
  })
})
