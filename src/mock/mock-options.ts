import type { KeySets } from '../domain/jwt/key-set.ts'
import type { KnownMembers } from '../domain/known-members.ts'
import type { Policy } from '../policy/policy.ts'
import type { RandomSeed } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { SeedingContext } from '../scenarios/seeding/seeding.ts'
import type { InstantInput } from '../domain/instant.ts'

/** Options of a mock. */
export interface MockOptions {
  /** The scenario to start with. Default: `readyAccount`. */
  scenario?: Scenario
  /** Equal seeds give equal ids, addresses and signatures for equal calls. Default: one fixed seed. */
  seed?: RandomSeed
  /** Time of the clock, which then starts frozen. Default: real time, running. */
  now?: InstantInput
  /** Base URLs to answer for in addition to the AWS hosts, e.g. `http://localhost:4402`. */
  endpoints?: readonly string[]
  /** Number of entries that the journal keeps. Default 1000. */
  journalCapacity?: number
  /** Public keys of issuers by discovery URL, to verify bearer tokens; `createTokenIssuer` makes some. */
  jwks?: KeySets
  /** Settings for behaviour that AWS leaves open; they override those of a scenario. */
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

/** A mock's options, with those that only the entries use. */
export interface AssembleOptions extends MockOptions {
  scenario: Scenario
  /** Called with the progress of the first seeding. */
  onProgress?: SeedingContext['onProgress']
}
