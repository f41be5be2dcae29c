import { didYouMean } from '../domain/closest-name.ts'
import { refusal } from './over-http.ts'
import type { OfferOptions } from './resource/offers.ts'
import {
  createResource,
  type PaidResource,
  type SellingMock,
} from './resource/paid-resource.ts'

/** A resource of a shop. */
export interface PaidApi {
  /** Last part of its path. */
  name: string
  description: string
  /** JSON that is sold. */
  content: unknown
  offers: readonly OfferOptions[]
}

/** Resources that are sold at one origin. */
export interface Shop {
  readonly resources: ReadonlyMap<string, PaidResource>
  fetch(request: Request): Promise<Response>
}

/** Path under which a server sells. */
export const SHOP_PATH = '/x402/shop/'

/** @param origin of the requests, which the URLs of the resources begin with. */
function createShop(
  mock: SellingMock,
  origin: string,
  apis: readonly PaidApi[],
): Shop {
  const resources = new Map(
    apis.map(({ name, ...options }) => [
      name,
      // whatever the host, the same merchant is paid
      createResource(mock, origin + SHOP_PATH + name, options, name),
    ]),
  )
  return {
    resources,
    async fetch(request) {
      const name = new URL(request.url).pathname.slice(SHOP_PATH.length)
      const resource = resources.get(name)
      if (resource !== undefined) return resource.fetch(request)
      const names = [...resources.keys()]
      return refusal(
        404,
        `The shop has no ${JSON.stringify(name)}.${didYouMean(name, names)} It sells: ${names.join(', ')}`,
      )
    },
  }
}

// of which a shop keeps the number of its challenges
const MOST_ORIGINS = 100

/** @returns what finds the shop of a mock at an origin; a challenge that it gave is one of its own from then on. */
export function createShops(
  apis: readonly PaidApi[],
): (mock: SellingMock, origin: string) => Shop {
  const shops = new WeakMap<SellingMock, Map<string, Shop>>()
  return (mock, origin) => {
    const ofMock = shops.get(mock) ?? new Map<string, Shop>()
    shops.set(mock, ofMock)
    const shop = ofMock.get(origin) ?? createShop(mock, origin, apis)
    // any caller can name a new host
    if (ofMock.size >= MOST_ORIGINS) ofMock.clear()
    ofMock.set(origin, shop)
    return shop
  }
}
