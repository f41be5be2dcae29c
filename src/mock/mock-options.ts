import type { KeySets } from '../domain/jwt/key-set.ts'
import type { KnownMembers } from '../domain/known-members.ts'
import type { Policy } from '../policy/policy.ts'
import type { RandomSeed } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { SeedingContext } from '../scenarios/seeding/seeding.ts'
import type { InstantInput } from '../domain/instant.ts'

/** How a mock starts. */
export interface MockOptions {
  /** The world it starts with. Default: `readyAccount`. */
  scenario?: Scenario
  /** Equal seeds give equal ids, addresses and signatures for equal calls. Default: one fixed seed. */
  seed?: RandomSeed
  /** Time at which the clock stands, frozen until it is advanced or resumed. Default: real time, running. */
  now?: InstantInput
  /** Base URLs to answer for, beside the AWS hosts, e.g. `http://localhost:4402`. */
  endpoints?: readonly string[]
  /** How many exchanges the journal keeps. Default 1000. */
  journalCapacity?: number
  /** Public keys of issuers by their discovery URL, to verify bearer tokens; `createTokenIssuer` has some. */
  jwks?: KeySets
  /** Where the service leaves a choice, or a test wants the other case; it counts more than a scenario's own. */
  policy?: Partial<Policy>
}

export const MOCK_OPTIONS: KnownMembers<MockOptions> = {
  scenario: true,
  seed: true,
  now: true,
  endpoints: true,
  journalCapacity: true,
  jwks: true,
  policy: true,
}

/** A mock's options, with what only those who put one together say. */
export interface AssembleOptions extends MockOptions {
  scenario: Scenario
  /** Is told how far the first seeding has come. */
  onProgress?: SeedingContext['onProgress']
}
