import { schemaProblems } from '../../domain/schema-problems.ts'
import * as v from 'valibot'
import { isObject } from '../../domain/is-object.ts'
import type { ScenarioDocument } from '../document.ts'
import { credentialProviderName } from './account-members.ts'
import { HEAD } from './head.ts'
import { describe, ID, nonEmpty, rows, strict } from './parts.ts'
import { MEMBERS } from './members.ts'
import { invalidScenario, labelOf } from '../problems.ts'

/**
 * Checks that a value, e.g. a parsed JSON file, is a scenario document; references are resolved when it is completed.
 *
 * @param source the file of the document, for error messages.
 * @throws MockError naming the path, the value and what is allowed, for every problem.
 */
export function readScenarioDocument(
  value: unknown,
  source?: string,
): ScenarioDocument {
  const result = v.safeParse(scenarioDocumentSchema, value)
  if (result.success) return result.output
  throw invalidScenario(source ?? labelOf(value), schemaProblems(result.issues))
}

const name = v.exactOptional(
  describe(
    v.pipe(
      v.string(),
      v.maxLength(40),
      v.regex(
        /^[A-Za-z][\w-]*$/,
        ({ received }) =>
          `Invalid name: Expected letters, digits, "-" and "_", a letter first, but received ${received}`,
      ),
    ),
    'Name of the row for other rows. An omitted id is derived from it.',
  ),
)

const count = v.exactOptional(
  describe(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    'Number of such rows, each with its own generated data. The first has the name, the nth "<name>-<n>".',
  ),
)

const paymentManager = reference(
  'Name or ARN of its payment manager. Default: the only one in the scenario.',
)

/** Schema of a document. */
export const scenarioDocumentSchema: v.GenericSchema<
  unknown,
  ScenarioDocument
> = strict({
  $schema: v.exactOptional(v.string()),
  ...HEAD,
  extends: v.exactOptional(
    describe(
      // an object is checked when it is completed, with its own messages
      v.union([nonEmpty, v.custom<ScenarioDocument>(isObject)]),
      'Another scenario, whose rows come first: the name of a built-in scenario, or a path relative to this file. A row with the id or the name of one of them changes members of it.',
    ),
  ),
  seed: v.exactOptional(
    describe(
      v.union([v.string(), v.number()]),
      'Seed of generated data. Default: the name.',
    ),
  ),
  paymentManagers: rows({
    name,
    paymentManagerArn: v.exactOptional(ID.paymentManagerArn),
    ...MEMBERS.paymentManager.further,
  }),
  paymentConnectors: rows({
    name,
    paymentConnectorId: v.exactOptional(ID.paymentConnectorId),
    paymentManager,
    paymentManagerArn: v.exactOptional(ID.paymentManagerArn),
    ...optional(MEMBERS.paymentConnector.needed),
    ...MEMBERS.paymentConnector.further,
  }),
  paymentCredentialProviders: rows({
    name: credentialProviderName,
    ...optional(MEMBERS.paymentCredentialProvider.needed),
    ...MEMBERS.paymentCredentialProvider.further,
  }),
  paymentInstruments: rows({
    name,
    count,
    paymentInstrumentId: v.exactOptional(ID.paymentInstrumentId),
    paymentManager,
    paymentManagerArn: v.exactOptional(ID.paymentManagerArn),
    paymentConnector: reference(
      'Name or id of its connector. Default: the only one of its manager.',
    ),
    paymentConnectorId: v.exactOptional(ID.paymentConnectorId),
    ...optional(MEMBERS.paymentInstrument.needed),
    ...MEMBERS.paymentInstrument.further,
  }),
  paymentSessions: rows({
    name,
    count,
    paymentSessionId: v.exactOptional(ID.paymentSessionId),
    paymentManager,
    paymentManagerArn: v.exactOptional(ID.paymentManagerArn),
    ...optional(MEMBERS.paymentSession.needed),
    ...MEMBERS.paymentSession.further,
    payments: rows({
      paymentInstrument: reference(
        "Name or id of the wallet that paid. Default: the only one that the session's user has under its manager.",
      ),
      paymentInstrumentId: v.exactOptional(ID.paymentInstrumentId),
      ...optional(MEMBERS.payment.needed),
      ...MEMBERS.payment.further,
    }),
  }),
})

function reference(text: string) {
  return v.exactOptional(describe(nonEmpty, text))
}

function optional<const Entries extends v.ObjectEntries>(entries: Entries) {
  return Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => [
      key,
      v.exactOptional(schema as v.GenericSchema),
    ]),
  ) as {
    [Key in keyof Entries]: v.ExactOptionalSchema<Entries[Key], undefined>
  }
}
