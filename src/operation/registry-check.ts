import type * as v from 'valibot'
import type { ModeledExceptionName } from '../errors.ts'
import type { Operation } from './operation.ts'

/** Operations by the name under which they are registered. */
export type Registry = Readonly<Record<string, Operation>>

/** Names of a registry's operations. */
export type OperationNameOf<R extends Registry> = keyof R & string

/** Every exception that an operation of a registry may throw. */
export type ErrorNameOf<
  R extends Registry,
  Name extends OperationNameOf<R> = OperationNameOf<R>,
> = R[Name]['errors'][number]

/** Input of an operation of a registry. */
export type InputOf<
  R extends Registry,
  Name extends OperationNameOf<R>,
> = v.InferOutput<R[Name]['input']>

/**
 * Checks that a registry and its definitions agree.
 *
 * @throws TypeError that names every wrong definition.
 */
export function checkRegistry(registry: Registry): void {
  const problems = Object.entries(registry).flatMap(([name, operation]) => [
    ...problemsOf(operation).map((problem) => `${name}: ${problem}`),
    ...(name === operation.name
      ? []
      : [`${name}: its definition is named ${operation.name}`]),
  ])
  const routes = new Map<string, string>()
  for (const { method, uri, name } of Object.values(registry)) {
    // two patterns that differ only in the names of their labels match the same requests
    const route = `${method} ${uri.replace(/\{[^}]*\}/g, '{}')}`
    const other = routes.get(route)
    if (other !== undefined) {
      problems.push(`${name}: answers ${route}, as ${other} does`)
    }
    routes.set(route, name)
  }
  if (problems.length > 0) {
    throw new TypeError(
      `The operation registry is not valid:\n${problems.join('\n')}`,
    )
  }
}

function problemsOf(operation: Operation): string[] {
  const { uri, inputMembers, errors, errorTexts, idempotencyScope } = operation
  const problems: string[] = []
  const inPath = [...uri.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name)
  const labels = inputMembers
    .filter(({ binding }) => binding.location === 'label')
    .map(({ name }) => name)
  for (const name of inPath) {
    if (!labels.includes(name ?? '')) {
      problems.push(
        `its path ${uri} has {${name}}, but no input member is bound to it`,
      )
    }
  }
  for (const name of labels) {
    if (!inPath.includes(name)) {
      problems.push(
        `input member ${name} is bound to the path, but ${uri} has no {${name}}`,
      )
    }
  }
  const hasToken = inputMembers.some(({ idempotencyToken }) => idempotencyToken)
  if (hasToken !== (idempotencyScope !== undefined)) {
    problems.push(
      hasToken
        ? 'its input has a client token, but no idempotencyScope is given'
        : 'it has an idempotencyScope, but no client token',
    )
  }
  // exceptions of the pipeline itself
  const needed = [
    'InternalServerException',
    ...(hasToken ? (['ConflictException'] as const) : []),
  ] as const
  for (const name of needed) {
    if (!errors.includes(name)) problems.push(`its errors lack ${name}`)
  }
  for (const name of Object.keys(errorTexts) as ModeledExceptionName[]) {
    if (!errors.includes(name)) {
      problems.push(`it has a text for ${name}, which its errors lack`)
    }
  }
  return problems
}
