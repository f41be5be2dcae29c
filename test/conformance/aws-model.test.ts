import { describe, expect, it } from 'vitest'
import { registry } from '../../handlers/registry.ts'
import { ServiceException } from '../../src/errors.ts'
import type { Operation } from '../../src/operation/operation.ts'
import type { Registry } from '../../src/operation/registry-check.ts'
import { awsModel, modelError, modelOperation } from './aws-model.ts'
import { DEPARTURES, withDepartures, withoutPath } from './departures.ts'
import { ourOperation } from '../../build/service-model/our-operation.ts'
import type { WireOperation } from '../../build/service-model/wire-shape.ts'

const operations: Registry = registry

describe.skipIf(awsModel === undefined)(
  'the registry and the published model',
  () => {
    it('know the same operations', () => {
      expect(Object.keys(operations).sort()).toEqual(
        [
          ...Object.keys(awsModel?.dataPlane.operations ?? {}),
          ...Object.keys(awsModel?.controlPlane.operations ?? {}),
        ].sort(),
      )
    })

    it.each(
      DEPARTURES.flatMap(({ operations: names, path }) =>
        names.map((name) => [name, path] as const),
      ),
    )('still differ in %s on %s', (name, path) => {
      const operation = operations[name] as Operation
      const model = modelOperation(
        planeModelOf(operation),
        name,
      ) as WireOperation
      expect(withoutPath(model, path)).not.toEqual(model)
    })

    describe.each(Object.values(operations).map((operation) => [operation]))(
      'agree on $name:',
      (operation) => {
        it('its route, status, members, bindings, traits and constraints', () => {
          expect(ourOperation(operation)).toEqual(
            withDepartures(
              operation.name,
              modelOperation(planeModelOf(operation), operation.name),
            ),
          )
        })

        it('its errors and their status', () => {
          const model = planeModelOf(operation)
          const errors = model.operations[operation.name]?.errors ?? []
          expect(
            operation.errors
              .map((name) => [name, new ServiceException(name, '').statusCode])
              .sort(),
          ).toEqual(
            errors
              .map(({ shape }) => [shape, modelError(model, shape).statusCode])
              .sort(),
          )
        })
      },
    )
  },
)

function planeModelOf({ plane }: Operation) {
  const model = plane === 'data' ? awsModel?.dataPlane : awsModel?.controlPlane
  if (model === undefined) throw new Error('The model is not at hand')
  return model
}
