import { decodeSegment } from './path-segment.ts'
import { ServiceException } from '../errors.ts'

/** A route: a method and a path in which `{name}` stands for one segment. */
export interface Route {
  method: string
  uri: string
}

/** A matched route, with the texts of its `{name}`s. */
export interface RouteMatch<R extends Route> {
  route: R
  labels: ReadonlyMap<string, string>
}

/** Finds the route of a request. */
export type Router<R extends Route> = (
  method: string,
  path: string,
) => RouteMatch<R>

interface Node<R> {
  literals: Map<string, Node<R>>
  label?: { node: Node<R> }
  routes: Map<string, { route: R; labelNames: string[] }>
}

/**
 * Builds a router; a literal segment takes precedence over a `{name}`.
 *
 * The returned function throws UnknownOperationException for an unknown path and
 * MethodNotAllowedException for a known path with another method (inferred: Smithy's restJson1).
 */
export function createRouter<R extends Route>(routes: readonly R[]): Router<R> {
  const root: Node<R> = newNode()
  for (const route of routes) {
    const labelNames: string[] = []
    let node = root
    for (const segment of segmentsOf(route.uri)) {
      if (segment.startsWith('{')) {
        labelNames.push(segment.slice(1, -1))
        node.label ??= { node: newNode() }
        node = node.label.node
      } else {
        const next = node.literals.get(segment) ?? newNode()
        node.literals.set(segment, next)
        node = next
      }
    }
    node.routes.set(route.method, { route, labelNames })
  }

  return (method, path) => {
    const values: string[] = []
    const node = find(root, segmentsOf(path), 0, values)
    if (node === undefined) {
      throw new ServiceException(
        'UnknownOperationException',
        `No operation of AgentCore Payments answers ${method} ${path}`,
      )
    }
    const found = node.routes.get(method)
    if (found === undefined) {
      throw new ServiceException(
        'MethodNotAllowedException',
        `${path} does not answer ${method}. Allowed: ${[...node.routes.keys()].join(', ')}`,
      )
    }
    return {
      route: found.route,
      labels: new Map(
        found.labelNames.map((name, index) => [name, values[index] ?? '']),
      ),
    }
  }
}

function newNode<R>(): Node<R> {
  return { literals: new Map(), routes: new Map() }
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1)
}

function find<R>(
  node: Node<R>,
  segments: string[],
  depth: number,
  values: string[],
): Node<R> | undefined {
  const segment = segments[depth]
  if (segment === undefined) {
    return node.routes.size > 0 ? node : undefined
  }
  const literal = node.literals.get(segment)
  const found = literal && find(literal, segments, depth + 1, values)
  if (found !== undefined) {
    return found
  }
  const value = decodeSegment(segment)
  if (node.label === undefined || value === undefined || value === '') {
    return undefined
  }
  const kept = values.length
  values.push(value)
  const labelled = find(node.label.node, segments, depth + 1, values)
  if (labelled === undefined) {
    values.length = kept
  }
  return labelled
}
