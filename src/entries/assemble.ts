import { readyAccount } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import { createMock, type PaymentsMockCore } from '../mock/mock.ts'
import type { AssembleOptions } from '../mock/mock-options.ts'

/** Makes a mock with the registry's operations and the default scenario, for all entries. */
export function assembleMock(
  options: Partial<AssembleOptions> = {},
): PaymentsMockCore {
  return createMock(registry, { scenario: readyAccount, ...options })
}
