import * as dataSdk from '@aws-sdk/client-bedrock-agentcore'
import * as controlSdk from '@aws-sdk/client-bedrock-agentcore-control'
import { describe, expect, it } from 'vitest'
import {
  asAnSdkTells,
  ourOperation,
} from '../../build/service-model/our-operation.ts'
import {
  sdkError,
  sdkOperation,
  sdkOperationNames,
  type SdkModule,
} from '../../build/service-model/sdk-schemas.ts'
import { registry } from '../../handlers/registry.ts'
import {
  ServiceException,
  type ExceptionMembers,
  type ModeledExceptionName,
} from '../../src/errors.ts'
import { isPaymentsPath } from '../../src/protocol/hosts.ts'
import type { Registry } from '../../src/operation/registry-check.ts'
import { withDepartures } from './departures.ts'

const SDKS: Record<'data' | 'control', SdkModule> = {
  data: dataSdk,
  control: controlSdk,
}
const operations: Registry = registry
const payments = (['data', 'control'] as const).map((plane) => ({
  plane,
  names: sdkOperationNames(SDKS[plane]).filter((name) =>
    name.includes('Payment'),
  ),
}))

describe('the registry and the installed SDKs', () => {
  it.each(payments)('know every payment on the $plane plane', ({ names }) => {
    expect(names.filter((name) => !(name in operations))).toEqual([])
    expect(names).not.toEqual([])
  })

  it.each(Object.values(operations).map((operation) => [operation]))(
    'agree on route, status, members, bindings and traits of $name',
    (operation) => {
      const { name, plane } = operation
      const published = sdkOperation(SDKS[plane], name)
      expect(asAnSdkTells(ourOperation(operation))).toEqual(
        withDepartures(name, published && asAnSdkTells(published)),
      )
    },
  )

  const uris = new Map([
    ...payments.flatMap(({ plane, names }) =>
      names.map(
        (name) => [name, sdkOperation(SDKS[plane], name)?.uri ?? ''] as const,
      ),
    ),
    ...Object.values(operations).map(({ name, uri }) => [name, uri] as const),
  ])
  it.each([...uris].map(([name, uri]) => ({ name, uri })))(
    'keep $name from the network, as $uri belongs to Payments',
    ({ uri }) => {
      expect(isPaymentsPath(uri)).toBe(true)
    },
  )
})

// a type error here means that the mock can send a member that this test does not know of
const MEMBERS_WE_SEND: Record<keyof ExceptionMembers, ModeledExceptionName> = {
  reason: 'ValidationException',
  fieldList: 'ValidationException',
  subscriptionUrl: 'SubscriptionRequiredException',
  productName: 'SubscriptionRequiredException',
}

describe('the exceptions and the installed SDKs', () => {
  const listed = Object.values(operations).flatMap(({ plane, errors }) =>
    errors.map((name) => ({ plane, name })),
  )
  const unique = [
    ...new Map(
      listed.map((entry) => [`${entry.plane} ${entry.name}`, entry]),
    ).values(),
  ]

  it.each(unique)(
    'agree on status and members of $name on the $plane plane',
    ({ plane, name }) => {
      const sent = Object.entries(MEMBERS_WE_SEND)
        .filter(([, exception]) => exception === name)
        .map(([member]) => member)
      const known = sdkError(SDKS[plane], name)
      expect(known?.statusCode).toBe(new ServiceException(name, '').statusCode)
      expect([...(known?.members ?? [])].sort()).toEqual(
        ['message', ...sent].sort(),
      )
    },
  )
})
