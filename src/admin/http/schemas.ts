import type { FaultRule, JournalEntry } from '../../mock/controller.ts'
import { LIVING_TABLES } from '../../domain/transition-timing.ts'
import { MODELED_EXCEPTION_NAMES } from '../../errors.ts'
import { POLICY } from './policy-schema.ts'
import type { JsonSchema } from './route.ts'
import {
  ANYTHING,
  COUNT,
  DURATION,
  FLAG,
  TEXT,
  TIME,
  anyOf,
  described,
  listOf,
  mapOf,
  nullable,
  objectOf,
  oneOf,
} from './json-schema.ts'

type Schemas<Row> = Readonly<Record<keyof Row, JsonSchema>>

const ref = (name: string): JsonSchema => ({
  $ref: `#/components/schemas/${name}`,
})

const INSTANT = described(
  { type: ['string', 'number'] },
  'ISO 8601, or milliseconds since 1970',
)

const RULE_COUNT: JsonSchema = { type: 'integer', minimum: 1 }

const FAULT_RULE: Schemas<FaultRule> = {
  operation: described(TEXT, 'A name, or a pattern with *'),
  userId: TEXT,
  paymentManagerArn: TEXT,
  paymentSessionId: TEXT,
  paymentInstrumentId: TEXT,
  nth: RULE_COUNT,
  times: RULE_COUNT,
  probability: { type: 'number', minimum: 0, maximum: 1 },
  from: INSTANT,
  until: INSTANT,
  when: oneOf(['before', 'after-commit']),
  error: oneOf(MODELED_EXCEPTION_NAMES),
  message: TEXT,
  reply: described(TEXT, 'E.g. connection-reset; see the guide to faults'),
  latency: DURATION,
}

const CHANGE = objectOf({
  table: TEXT,
  key: described(TEXT, "The row's primary key"),
  type: oneOf(['created', 'updated', 'deleted']),
})

const {
  operation,
  userId,
  input,
  output,
  error,
  bug,
  ...ALWAYS
}: Schemas<JournalEntry> = {
  requestId: TEXT,
  at: described(TIME, "Time of the call, on the mock's clock"),
  receivedAt: described(TIME, 'Real time at which the request arrived'),
  method: TEXT,
  path: TEXT,
  operation: TEXT,
  userId: TEXT,
  input: ANYTHING,
  output: ANYTHING,
  statusCode: described(
    COUNT,
    '0 when a fault or the caller ended the call without a reply',
  ),
  error: objectOf({ name: TEXT, message: TEXT }),
  faults: described(listOf(TEXT), 'Ids of the faults that hit it'),
  hints: listOf(TEXT),
  changes: listOf(ref('Change')),
  warnings: listOf(TEXT),
  bug: TEXT,
}

const CLOCK = {
  now: TIME,
  frozen: FLAG,
  scale: described(
    { type: 'number', exclusiveMinimum: 0 },
    'Seconds on this clock for each second of real time',
  ),
}

const LIVING_TABLE = oneOf(LIVING_TABLES)

/** Schemas of the API's requests and replies, by name. */
export const SCHEMAS = {
  Refusal: objectOf({ error: objectOf({ message: TEXT }) }),
  Health: objectOf({
    status: { const: 'ok' },
    version: TEXT,
    scenario: TEXT,
    ids: mapOf(TEXT),
    clock: ref('Clock'),
    operations: listOf(TEXT),
    counts: described(mapOf(COUNT), 'Rows by table'),
  }),
  ClockTarget: {
    oneOf: [
      objectOf({ paymentManagerArn: TEXT }),
      objectOf({ userId: TEXT }),
      objectOf({ paymentSessionId: TEXT }),
    ],
    description: 'Manager, user or session that has the clock',
  },
  Clock: objectOf(CLOCK, { target: ref('ClockTarget') }),
  AdvancedClock: objectOf(CLOCK, {
    target: ref('ClockTarget'),
    transitions: described(
      listOf(ref('Transition')),
      'Transitions that happened; only with toNext',
    ),
  }),
  Transition: {
    oneOf: [
      objectOf({
        type: { const: 'session-expired' },
        at: TIME,
        paymentSessionId: TEXT,
        userId: TEXT,
      }),
      ref('StatusChanged'),
    ],
  },
  StatusChanged: objectOf(
    {
      type: { const: 'status-changed' },
      at: TIME,
      table: LIVING_TABLE,
      key: described(TEXT, "The row's primary key"),
      from: TEXT,
      to: described(TEXT, 'GONE for a deleted row'),
    },
    { reason: TEXT },
  ),
  PendingTransition: objectOf({
    table: LIVING_TABLE,
    key: described(TEXT, "The row's primary key"),
    from: TEXT,
    to: TEXT,
    dueAt: described(
      nullable(TIME),
      'Time at which it becomes due; null if it waits for a read or for a test',
    ),
    readsLeft: described(
      nullable(COUNT),
      'Number of reads after which it happens; null if reads do not count',
    ),
  }),
  FaultRule: anyOf(FAULT_RULE),
  Fault: objectOf({
    id: TEXT,
    rule: ref('FaultRule'),
    matched: described(COUNT, 'Calls that it applied to'),
    fired: described(COUNT, 'Calls that it hit'),
  }),
  Faults: objectOf({ faults: listOf(ref('Fault')) }),
  Change: CHANGE,
  JournalEntry: objectOf(ALWAYS, {
    operation,
    userId,
    input,
    output,
    error,
    bug,
  }),
  Requests: objectOf({ requests: listOf(ref('JournalEntry')) }),
  Policy: objectOf(POLICY),
  PolicyChoice: described(anyOf(POLICY), 'Policies to change'),
  Scenario: {
    type: 'object',
    properties: { name: TEXT, description: TEXT },
    required: ['name', 'description'],
    description: 'A world to start from; see the guide to scenarios',
  },
  ScenarioDocument: {
    type: 'object',
    description:
      'A scenario document; what is left out is derived or generated; see the guide to scenarios',
  },
  Snapshot: {
    type: 'object',
    properties: {
      format: { const: 'agentcore-payments-mock/snapshot' },
      version: { const: 1 },
    },
    required: ['format', 'version'],
    description: 'A whole world; see the guide to snapshots',
  },
  StateDiff: described(
    mapOf(
      mapOf({
        oneOf: [
          oneOf(['created', 'deleted']),
          mapOf({ type: 'array', minItems: 2, maxItems: 2 }),
        ],
      }),
    ),
    'By table and primary key: created, deleted, or the columns that changed, each with [before, after]',
  ),
  Operation: objectOf(
    {
      name: TEXT,
      method: TEXT,
      path: described(TEXT, '{name} is the input member of that name'),
      elsewhere: described(
        mapOf(objectOf({ in: oneOf(['header', 'query']), name: TEXT })),
        'Input members in the query string or in a header',
      ),
      errors: listOf(TEXT),
    },
    { clientToken: described(TEXT, 'The member that makes a retry safe') },
  ),
  Query: anyOf({
    where: described(
      mapOf({ type: 'object' }),
      'Comparisons by column, e.g. { "userId": { "equals": "alice" } }',
    ),
    orderBy: mapOf(oneOf(['asc', 'desc'])),
    take: COUNT,
    skip: COUNT,
  }),
  Row: { type: 'object' },
  Saves: objectOf({ saves: listOf(TEXT) }),
  Namespaces: objectOf({ namespaces: listOf(TEXT) }),
  Event: {
    oneOf: [
      objectOf({ type: { const: 'request' }, entry: ref('JournalEntry') }),
      objectOf({ type: { const: 'change' }, at: TIME, change: ref('Change') }),
      objectOf({
        type: { const: 'transition' },
        transition: ref('Transition'),
      }),
      objectOf(
        { type: { const: 'clock' }, ...CLOCK },
        { target: ref('ClockTarget') },
      ),
      objectOf({ type: { const: 'faults' } }),
      objectOf({
        type: { const: 'world' },
        cause: oneOf(['seed', 'reset', 'restore', 'rewind', 'missed']),
        scenario: TEXT,
      }),
    ],
    description: 'Data of every server-sent event after hello',
  },
} as const satisfies Readonly<Record<string, JsonSchema>>

/** References a schema of {@link SCHEMAS}. */
export function refTo(name: keyof typeof SCHEMAS): JsonSchema {
  return ref(name)
}
