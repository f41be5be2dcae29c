import { readyAccount } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import { createMock, type AssembleOptions, type Mock } from '../mock.ts'

/** Joins the registry, the default scenario and the machine; every front door starts here. */
export function assembleMock(options: Partial<AssembleOptions> = {}): Mock {
  return createMock(registry, { scenario: readyAccount, ...options })
}
