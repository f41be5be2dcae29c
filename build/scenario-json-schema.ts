import { toJsonSchema } from '@valibot/to-json-schema'
import { scenarioDocumentSchema } from '../src/scenarios/schema/document.ts'

/** JSON Schema of a scenario's document, for editors and other tools. */
export function scenarioJsonSchema(): object {
  const { $schema, properties, ...schema } = toJsonSchema(
    scenarioDocumentSchema,
    {
      target: 'draft-07',
      typeMode: 'input',
      // checks that JSON Schema has no words for: the loader makes them
      ignoreActions: ['check', 'transform'],
      overrideSchema({ valibotSchema }) {
        // a Date, which JSON has not
        if (valibotSchema.type === 'date') return { type: 'string' }
        // a span of time, of which the loader checks the units
        return valibotSchema.type === 'custom' ? { type: 'object' } : undefined
      },
    },
  )
  return {
    $schema,
    title: 'Scenario of agentcore-payments-mock',
    description:
      'A world to start from. All that can be worked out may be left out, the rest is made up, the same in every run.',
    ...schema,
    properties: {
      ...properties,
      extends: {
        ...(properties?.['extends'] as object),
        anyOf: [{ type: 'string', minLength: 1 }, { $ref: '#' }],
      },
    },
  }
}
