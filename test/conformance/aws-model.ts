import { existsSync, readFileSync } from 'node:fs'
import type {
  WireError,
  WireMember,
  WireOperation,
  WireShape,
} from '../../build/service-model/wire-shape.ts'

/** AWS's published model of one plane, as botocore writes it. */
export interface PlaneModel {
  operations: Record<string, ModelOperation>
  shapes: Record<string, ModelShape>
}

interface ModelOperation {
  http: { method: string; requestUri: string; responseCode: number }
  input: { shape: string }
  output: { shape: string }
  errors: { shape: string }[]
}

interface ModelShape {
  type: WireShape['type']
  members?: Record<string, ModelMember>
  required?: string[]
  member?: { shape: string }
  /** What a map holds; its keys are texts. */
  value?: { shape: string }
  min?: number
  max?: number
  pattern?: string
  enum?: string[]
  union?: boolean
  sensitive?: boolean
  document?: boolean
  timestampFormat?: string
  error?: { httpStatusCode: number }
}

interface ModelMember {
  shape: string
  location?: string
  locationName?: string
  idempotencyToken?: boolean
}

// beside the repository; it is not part of it
const MODEL = new URL(
  '../../../shared/aws-model/payments.json',
  import.meta.url,
)

/** Both planes' models, or undefined where they are not at hand. */
export const awsModel = existsSync(MODEL)
  ? (JSON.parse(readFileSync(MODEL, 'utf8')) as Record<
      'dataPlane' | 'controlPlane',
      PlaneModel
    >)
  : undefined

/** An operation as the model tells it. */
export function modelOperation(
  { operations, shapes }: PlaneModel,
  name: string,
): WireOperation | undefined {
  const operation = operations[name]
  return (
    operation && {
      method: operation.http.method,
      uri: operation.http.requestUri,
      statusCode: operation.http.responseCode,
      input: readShape(shapes, operation.input.shape),
      output: readShape(shapes, operation.output.shape),
    }
  )
}

/** An exception as the model tells it. */
export function modelError({ shapes }: PlaneModel, name: string): WireError {
  const { error, members = {} } = shapeNamed(shapes, name)
  return {
    statusCode: error?.httpStatusCode ?? Number.NaN,
    members: Object.keys(members),
  }
}

function readShape(shapes: PlaneModel['shapes'], name: string): WireShape {
  const shape = shapeNamed(shapes, name)
  const { min, max, pattern, union, sensitive } = shape
  const listed = shape.member ?? shape.value
  if (shape.document) return { type: 'document', sensitive }
  return {
    type: shape.type,
    min,
    max,
    pattern,
    enum: shape.enum,
    union,
    sensitive,
    format:
      shape.type === 'timestamp'
        ? (shape.timestampFormat ?? 'epoch-seconds')
        : undefined,
    member: listed && readShape(shapes, listed.shape),
    members: shape.members && readMembers(shapes, shape),
  }
}

function readMembers(
  shapes: PlaneModel['shapes'],
  { members = {}, required = [] }: ModelShape,
): Record<string, WireMember> {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      {
        ...readShape(shapes, member.shape),
        required: required.includes(name),
        idempotencyToken: member.idempotencyToken ?? false,
        ...readBinding(member),
      },
    ]),
  )
}

function readBinding({
  location,
  locationName,
}: ModelMember): Pick<WireMember, 'location' | 'locationName'> {
  switch (location) {
    case undefined:
      return { location: 'body' }
    case 'uri':
      return { location: 'label' }
    case 'querystring':
      return { location: 'query', locationName }
    case 'header':
      return { location: 'header', locationName }
    default:
      throw new Error(`A location not read here: ${location}`)
  }
}

function shapeNamed(shapes: PlaneModel['shapes'], name: string): ModelShape {
  const shape = shapes[name]
  if (shape === undefined) throw new Error(`The model has no shape ${name}`)
  return shape
}
