import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type * as v from 'valibot'
import { runnerImport } from 'vite'
import { membersOf } from '../../src/protocol/shape.ts'
import { ourShape, toldByAnSdk } from '../service-model/our-operation.ts'
import type { WireMember, WireShape } from '../service-model/wire-shape.ts'

/** A shape that is written already, in `handlers/shapes.ts` or beside the operation. */
export interface KnownShape {
  name: string
  /** As an operation imports it. */
  from: '../shapes.ts' | './shapes.ts'
  asMember: WireMember
}

/** Reads the shapes that an operation in a folder of `handlers/` may take. */
export async function readKnownShapes(
  root: string,
  folder: string,
): Promise<KnownShape[]> {
  return [
    ...(await shapesOf(root, `handlers/${folder}/shapes.ts`, './shapes.ts')),
    ...(await shapesOf(root, 'handlers/shapes.ts', '../shapes.ts')),
  ]
}

async function shapesOf(
  root: string,
  path: string,
  from: KnownShape['from'],
): Promise<KnownShape[]> {
  const file = join(root, path)
  if (!existsSync(file)) return []
  // Node 20 itself loads no TypeScript
  const { module } = await runnerImport<Record<string, unknown>>(file, {
    root,
    configFile: false,
    logLevel: 'error',
  })
  return Object.entries(module).flatMap(([name, value]) =>
    isSchema(value) ? [{ name, from, asMember: memberOf(name, value) }] : [],
  )
}

function isSchema(value: unknown): value is v.GenericSchema {
  return typeof value === 'object' && value !== null && '~standard' in value
}

function memberOf(name: string, schema: v.GenericSchema): WireMember {
  const [member] = membersOf({ [name]: schema })
  return {
    ...ourShape(schema),
    required: member?.required ?? true,
    idempotencyToken: member?.idempotencyToken ?? false,
    ...(member?.binding ?? { location: 'body' }),
  }
}

/** Compares two shapes, as far as an SDK describes them. */
export function isSameShape(known: WireShape, wanted: WireShape): boolean {
  return isDeepStrictEqual(
    essence(shapeAlone(known)),
    essence(shapeAlone(wanted)),
  )
}

/** The same of members, with where they travel and whether they may be left out. */
export function isSameMember(known: WireMember, wanted: WireMember): boolean {
  return isDeepStrictEqual(essence(known), essence(wanted))
}

function shapeAlone({
  type,
  format,
  member,
  members,
  union,
  sensitive,
  ...rest
}: WireShape) {
  return { type, format, member, members, union, sensitive, enum: rest.enum }
}

/** Comparable form of a shape, without undefined members. */
function essence(shape: WireShape | WireMember): unknown {
  const told = { ...toldByAnSdk(shape), values: [...(shape.enum ?? [])].sort() }
  return JSON.parse(JSON.stringify(told))
}
