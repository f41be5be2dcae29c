import { AUTHORIZATION_PATH } from '../domain/consent-address.ts'
import { MockError, ServiceException } from '../errors.ts'
import type { PaymentsMockCore } from './mock.ts'
import { ownOrigin } from '../protocol/own-origin.ts'

/**
 * Many mocks behind one address, one for each name that a caller gives; who gives none gets the mock that
 * they all descend from.
 */
export interface Namespaces {
  /**
   * Answers as the service would, in the namespace of the request: that of its header `x-mock-namespace`, else
   * of an access key ID `mock-<name>` that it is signed with. A connector's page of consent is told as one of the
   * server that was called, with the namespace in its query.
   *
   * @throws ServiceException (as a rejection) ValidationException for a name that is none.
   */
  readonly fetch: PaymentsMockCore['fetch']
  /** The namespace that a request names, whether it is one or not. */
  nameOf(request: Request): string | undefined
  /**
   * The mock of a namespace, made when it is first asked for: it begins as a reset of the one that all descend
   * from would, without saves, and shares nothing with the others. Without a name, that one.
   *
   * @throws MockError for a name that is none, or one too many.
   */
  of(name: string | undefined): PaymentsMockCore
  /** Names of all that were made, in that order. */
  list(): string[]
  /**
   * Forgets a namespace; who names it again gets a new one.
   *
   * @returns the mock that it was.
   * @throws MockError when there is none of that name.
   */
  remove(name: string): PaymentsMockCore
}

/** The header by which a request names its namespace. */
const NAMESPACE_HEADER = 'x-mock-namespace'

const NAME = /^[\w-][\w.-]{0,63}$/

// a suite that draws a name for each test and removes none would fill the memory
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
        `${JSON.stringify(name)} is no namespace. Allowed: 1 to 64 letters, digits, "_", "-" or ".", with no "." in front`,
      )
    }
    if (twins.size >= MOST_NAMESPACES) {
      throw new MockError(
        `There are ${MOST_NAMESPACES} namespaces, which is the most. Remove those that are done with by DELETE /_mock/namespaces/{name}`,
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
          `There is no namespace ${JSON.stringify(name)}. Present: ${[...twins.keys()].join(', ') || 'none'}`,
        )
      }
      twins.delete(name)
      return twin
    },
  }
}

/** A signature of an SDK says whose key made it: `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/…`. */
const KEY_WITH_NAMESPACE = /^AWS4-\S+ +Credential=mock-([^/,\s]*)/

function nameOf({ headers, url }: Request): string | undefined {
  return (
    headers.get(NAMESPACE_HEADER) ??
    KEY_WITH_NAMESPACE.exec(headers.get('authorization') ?? '')?.[1] ??
    namespaceOfPage(new URL(url))
  )
}

/** A browser that opens a link sends neither header nor signature. */
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

/** A client of the service reads the service's own refusals. */
function forCaller(find: () => PaymentsMockCore): PaymentsMockCore {
  try {
    return find()
  } catch (error) {
    if (!(error instanceof MockError)) throw error
    throw new ServiceException('ValidationException', error.message)
  }
}
