import * as dataSdk from '@aws-sdk/client-bedrock-agentcore'
import * as controlSdk from '@aws-sdk/client-bedrock-agentcore-control'
import { distance } from 'fastest-levenshtein'
import type { Plane } from '../../src/protocol/hosts.ts'
import {
  sdkOperation,
  sdkOperationNames,
  type SdkModule,
} from '../service-model/sdk-schemas.ts'
import type { WireMember, WireOperation } from '../service-model/wire-shape.ts'
import { ScaffoldError } from './scaffold-error.ts'

/** An operation that an SDK has, and where. */
export interface FoundOperation {
  name: string
  plane: Plane
  packageName: string
  operation: WireOperation
}

const SDKS: Record<Plane, { packageName: string; sdk: SdkModule }> = {
  data: { packageName: '@aws-sdk/client-bedrock-agentcore', sdk: dataSdk },
  control: {
    packageName: '@aws-sdk/client-bedrock-agentcore-control',
    sdk: controlSdk,
  },
}
const PLANES = ['data', 'control'] as const

/**
 * Finds an operation that is still to be written.
 *
 * @param registered operations that the mock answers already.
 * @throws ScaffoldError for an operation that no SDK has, that is there already, or that the mock's protocol cannot
 * carry.
 */
export function findOperation(
  name: string,
  registered: readonly string[],
): FoundOperation {
  if (registered.includes(name)) {
    throw new ScaffoldError(
      `${name} exists already: handlers/registry.ts lists it. Change its file there.`,
    )
  }
  const plane = PLANES.find((one) =>
    sdkOperationNames(SDKS[one].sdk).includes(name),
  )
  if (plane === undefined) throw unknownOperation(name, registered)
  const { sdk, packageName } = SDKS[plane]
  return { name, plane, packageName, operation: readOperation(sdk, name) }
}

function readOperation(sdk: SdkModule, name: string): WireOperation {
  let operation: WireOperation | undefined
  try {
    operation = sdkOperation(sdk, name)
  } catch (error) {
    throw notCarried(name, error instanceof Error ? error.message : `${error}`)
  }
  if (operation === undefined) throw notCarried(name, 'it has no schema')
  for (const [member, shape] of membersOf(operation.input)) {
    if (shape.location === 'query' && isNested(shape)) {
      throw notCarried(
        name,
        `its input member ${member} is a ${shape.type} in the query`,
      )
    }
  }
  for (const [member, { location }] of membersOf(operation.output)) {
    if (location !== 'body') {
      throw notCarried(
        name,
        `its output member ${member} travels in a ${location}`,
      )
    }
  }
  return operation
}

function membersOf({ members = {} }: WireOperation['input']) {
  return Object.entries(members)
}

function isNested({ type }: WireMember): boolean {
  return type === 'list' || type === 'map' || type === 'structure'
}

function notCarried(name: string, reason: string): ScaffoldError {
  return new ScaffoldError(
    `${name} is beyond the mock's protocol: ${reason}. Teach src/protocol/ to carry it first.`,
  )
}

function unknownOperation(
  name: string,
  registered: readonly string[],
): ScaffoldError {
  const closest = PLANES.flatMap((plane) => sdkOperationNames(SDKS[plane].sdk))
    .map((known) => ({
      known,
      far: distance(name.toLowerCase(), known.toLowerCase()),
    }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ known }) =>
      registered.includes(known) ? `${known} (written already)` : known,
    )
  return new ScaffoldError(
    `No installed SDK has an operation "${name}". The closest: ${closest.join(', ')}.`,
  )
}
