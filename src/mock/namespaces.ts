import { AUTHORIZATION_PATH } from '../domain/consent-address.ts'
import { MockError, ServiceException } from '../errors.ts'
import type { PaymentsMockCore } from './mock.ts'
import { ownOrigin } from '../protocol/own-origin.ts'

/**
 * Mocks behind one address, one for each namespace; a request without a namespace gets the server's own mock.
 */
export interface Namespaces {
  /**
   * Answers as the service would, in the namespace of the request: that of its header `x-mock-namespace`, else
   * of the access key ID `mock-<name>` that signed it. The address of a connector's consent page is on the server that
   * was called, with the namespace in its query.
   *
   * @throws ServiceException (as a rejection) ValidationException for an invalid name.
   */
  readonly fetch: PaymentsMockCore['fetch']
  /** Returns the namespace that a request names, valid or not. */
  nameOf(request: Request): string | undefined
  /**
   * Returns the mock of a namespace, made on first use: it begins with the scenario of the server's own mock, without
   * saves, and shares nothing with the others. Without a name, returns the server's own mock.
   *
   * @throws MockError for an invalid name, or when the limit is reached.
   */
  of(name: string | undefined): PaymentsMockCore
  /** Names of all namespaces, in the order in which they were made. */
  list(): string[]
  /**
   * Removes a namespace; the next request that names it gets a new one.
   *
   * @returns the removed mock.
   * @throws MockError when there is no such namespace.
   */
  remove(name: string): PaymentsMockCore
}

/** The header by which a request names its namespace. */
const NAMESPACE_HEADER = 'x-mock-namespace'

const NAME = /^[\w-][\w.-]{0,63}$/

// a suite that makes a namespace for each test and removes none would fill the memory
const MOST_NAMESPACES = 1_000

/** @param onMade called with every mock that is made for a namespace. */
export function createNamespaces(
  main: PaymentsMockCore,
  onMade: (twin: PaymentsMockCore) => void = () => {},
): Namespaces {
  const twins = new Map<string, PaymentsMockCore>()

  const make = (name: string): PaymentsMockCore => {
    if (!NAME.test(name)) {
      throw new MockError(
        `${JSON.stringify(name)} is not a valid namespace. Allowed: 1 to 64 letters, digits, "_", "-" or ".", with no "." in front`,
      )
    }
    if (twins.size >= MOST_NAMESPACES) {
      throw new MockError(
        `There are ${MOST_NAMESPACES} namespaces: the limit is reached. Delete those that you no longer need with DELETE /_mock/namespaces/{name}`,
      )
    }
    const twin = main.fork()
    twin.reset()
    twins.set(name, twin)
    onMade(twin)
    return twin
  }

  const of = (name: string | undefined): PaymentsMockCore =>
    name === undefined ? main : (twins.get(name) ?? make(name))

  return {
    async fetch(request, options) {
      const name = nameOf(request)
      return forCaller(() => of(name)).fetch(request, {
        ...options,
        authorizationPage: (url) =>
          authorizationPageAt(ownOrigin(request), url, name),
      })
    },
    nameOf,
    of,
    list: () => [...twins.keys()],
    remove(name) {
      const twin = twins.get(name)
      if (twin === undefined) {
        throw new MockError(
          `There is no namespace ${JSON.stringify(name)}. Existing: ${[...twins.keys()].join(', ') || 'none'}`,
        )
      }
      twins.delete(name)
      return twin
    },
  }
}

/** An SDK's signature contains the access key ID: `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/…`. */
const KEY_WITH_NAMESPACE = /^AWS4-\S+ +Credential=mock-([^/,\s]*)/

function nameOf({ headers, url }: Request): string | undefined {
  return (
    headers.get(NAMESPACE_HEADER) ??
    KEY_WITH_NAMESPACE.exec(headers.get('authorization') ?? '')?.[1] ??
    namespaceOfPage(new URL(url))
  )
}

/** Reads the namespace from a query string, as a browser that opens a link sends neither header nor signature. */
function namespaceOfPage({ pathname, searchParams }: URL): string | undefined {
  return pathname === AUTHORIZATION_PATH
    ? (searchParams.get('namespace') ?? undefined)
    : undefined
}

function authorizationPageAt(
  origin: string,
  url: string,
  namespace: string | undefined,
): string {
  const { pathname, search } = new URL(url)
  return namespace === undefined
    ? origin + pathname + search
    : `${origin}${pathname}${search}&namespace=${encodeURIComponent(namespace)}`
}

/** Turns a MockError into an exception of the service, for its clients. */
function forCaller(find: () => PaymentsMockCore): PaymentsMockCore {
  try {
    return find()
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    throw new ServiceException('ValidationException', error.message)
  }
}
