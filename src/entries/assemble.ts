import { readyAccount } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import { createMock, type PaymentsMockCore } from '../mock/mock.ts'
import type { AssembleOptions } from '../mock/mock-options.ts'

/** Joins the registry, the default scenario and the engine; every front door starts here. */
export function assembleMock(
  options: Partial<AssembleOptions> = {},
): PaymentsMockCore {
  return createMock(registry, { scenario: readyAccount, ...options })
}
