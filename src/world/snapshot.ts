import { schemaProblems } from '../domain/schema-problems.ts'
import * as v from 'valibot'
import type { ClockState } from '../time/clock-state.ts'
import { FASTEST_SCALE } from '../time/clock.ts'
import type { ClockTarget } from '../time/clock-target.ts'
import { isInstantText, toEpochMs, toTimestamp } from '../domain/timestamp.ts'
import { MockError } from '../errors.ts'
import { maskLinkedAccounts } from '../domain/linked-account-mask.ts'
import type { RandomState } from '../random.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { readScenario } from '../scenarios/schema/scenario.ts'
import { findBrokenInvariant } from './invariants.ts'
import { ROW_SCHEMAS } from '../store/row-schemas.ts'
import { SCHEMA, TABLE_NAMES } from '../store/schema.ts'
import {
  createStore,
  isBookkeeping,
  type StoreContents,
} from '../store/store.ts'
import type { WorldState } from './world-state.ts'

const FORMAT = 'agentcore-payments-mock/snapshot'
const VERSION = 1

/**
 * A world at one time, as plain JSON that shares nothing with the mock: its rows (also deleted wallets, bound client
 * tokens and records of deleted sessions), its clocks, and the state of its generators.
 *
 * Linked accounts are masked wherever they are: in rows and in the scenario. An email address becomes `redacted@example.com`, a phone number `+10000000000`, all else
 * `redacted`. The journal and injected faults are not part of a world.
 */
export interface Snapshot extends StoreContents {
  format: typeof FORMAT
  version: typeof VERSION
  clock: ClockSnapshot
  /** The attached clocks, each with its target. */
  clocks: (ClockSnapshot & { target: ClockTarget })[]
  /** States of the generators of ids, of request ids and of faults. */
  random: { state: RandomState; requests: RandomState; faults: RandomState }
  /** The scenario that this world began with, and that a reset starts again. */
  scenario: Scenario
}

/** The state of a clock. */
export interface ClockSnapshot {
  /** ISO 8601 in UTC, to the millisecond. */
  now: string
  frozen: boolean
  scale: number
}

export function writeSnapshot(world: WorldState): Snapshot {
  const { rows } = world
  return {
    format: FORMAT,
    version: VERSION,
    clock: clockSnapshot(world.clock),
    clocks: world.clocks.map(({ target, ...state }) => ({
      target,
      ...clockSnapshot(state),
    })),
    random: world.random,
    scenario: maskLinkedAccounts(world.scenario),
    sequence: world.sequence,
    rows: {
      ...rows,
      paymentInstrument: maskLinkedAccounts(rows.paymentInstrument),
    },
  }
}

/**
 * Checks that a value, e.g. a parsed JSON file, is a valid snapshot.
 *
 * @returns a copy.
 * @throws MockError that names the path, the value and what is allowed.
 */
export function readSnapshot(value: unknown): Snapshot {
  requireKnownFormat(value)
  const result = v.safeParse(snapshotSchema, value)
  if (!result.success) throw invalidSnapshot(schemaProblems(result.issues))
  const snapshot = result.output as object as Omit<Snapshot, 'scenario'>
  const scenario = readPart('scenario', () =>
    readScenario((snapshot as Snapshot).scenario),
  )
  requireOneOfEach(snapshot)
  // loaded into a separate store, which checks keys and invariants
  const store = createStore()
  store.load(snapshot)
  const broken = findBrokenInvariant(store)
  if (broken !== undefined) throw invalidSnapshot([`rows: ${broken}`])
  return { ...snapshot, scenario }
}

/** Converts a snapshot from {@link readSnapshot} to a world. */
export function worldOf(snapshot: Snapshot): WorldState {
  const { clock, clocks, ...world } = snapshot
  return {
    ...world,
    clock: clockState(clock),
    clocks: clocks.map(({ target, ...own }) => ({
      target,
      ...clockState(own),
    })),
  }
}

function clockSnapshot({ nowMs, ...state }: ClockState): ClockSnapshot {
  return { now: toTimestamp(nowMs), ...state }
}

function clockState({ now, ...state }: ClockSnapshot): ClockState {
  return { nowMs: toEpochMs(now), ...state }
}

const time = v.pipe(
  v.string(),
  v.check(
    isInstantText,
    ({ received }) =>
      `Invalid time: Expected ISO 8601 in UTC, e.g. "2026-01-01T00:00:00.000Z", but received ${received}`,
  ),
)

const int32 = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(-(2 ** 31)),
  v.maxValue(2 ** 31 - 1),
)

const randomState = v.pipe(
  v.strictTuple([int32, int32, int32, int32]),
  v.check(
    (words) => words.some((word) => word !== 0),
    'Invalid state: Expected four 32-bit words that are not all 0',
  ),
)

const clockEntries = {
  now: time,
  frozen: v.boolean(),
  scale: v.pipe(v.number(), v.gtValue(0), v.maxValue(FASTEST_SCALE)),
}

const clockTarget = v.union(
  [
    v.strictObject({ paymentManagerArn: v.string() }),
    v.strictObject({ userId: v.string() }),
    v.strictObject({ paymentSessionId: v.string() }),
  ],
  ({ input }) =>
    `Invalid target: Expected exactly one of paymentManagerArn, userId, paymentSessionId, but received ${JSON.stringify(input)}`,
)

const snapshotSchema = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  clock: v.strictObject(clockEntries),
  clocks: v.array(v.strictObject({ target: clockTarget, ...clockEntries })),
  random: v.strictObject({
    state: randomState,
    requests: randomState,
    faults: randomState,
  }),
  // read separately, with messages of its own
  scenario: v.unknown(),
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  rows: v.strictObject(
    Object.fromEntries(
      TABLE_NAMES.map((name) => {
        const rows = v.array<v.GenericSchema>(ROW_SCHEMAS[name])
        // an older mock may not have had these tables
        const mayLack = isBookkeeping(name) || name === 'settlement'
        return [name, mayLack ? v.optional(rows, []) : rows]
      }),
    ),
  ),
})

function requireKnownFormat(value: unknown): void {
  const { format, version } = (value ?? {}) as Partial<Record<string, unknown>>
  if (format !== FORMAT) {
    throw invalidSnapshot([
      `format: Expected "${FORMAT}" but received ${JSON.stringify(format)}`,
    ])
  }
  if (typeof version === 'number' && version > VERSION) {
    throw invalidSnapshot([
      `version: ${version} is newer than ${VERSION}, the newest that this mock reads. Use the version of agentcore-payments-mock that wrote it, or a newer one`,
    ])
  }
}

/** Checks that primary keys and sequence numbers are unique. */
function requireOneOfEach({ rows, sequence: last }: StoreContents): void {
  const sequences = new Set<number>()
  const problems: string[] = []
  for (const name of TABLE_NAMES) {
    const { primaryKey } = SCHEMA[name]
    const keys = new Set<unknown>()
    for (const [index, row] of rows[name].entries()) {
      const path = `rows.${name}.${index}`
      const key = (row as object as Record<string, unknown>)[primaryKey]
      if (keys.has(key)) {
        problems.push(
          `${path}.${primaryKey}: ${JSON.stringify(key)} occurs twice`,
        )
      }
      if (sequences.has(row.sequence)) {
        problems.push(
          `${path}.sequence: ${row.sequence} belongs to another row too`,
        )
      }
      if (row.sequence > last) {
        problems.push(
          `${path}.sequence: Expected at most ${last}, the snapshot's own sequence, but received ${row.sequence}`,
        )
      }
      keys.add(key)
      sequences.add(row.sequence)
    }
  }
  if (problems.length > 0) throw invalidSnapshot(problems)
}

function readPart<Part>(path: string, read: () => Part): Part {
  try {
    return read()
  } catch (error) {
    throw invalidSnapshot([`${path}: ${(error as Error).message}`])
  }
}

function invalidSnapshot(problems: readonly string[]): MockError {
  return new MockError(`The snapshot is not valid:\n${problems.join('\n')}`)
}
