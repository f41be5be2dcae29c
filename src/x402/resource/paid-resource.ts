import { MockError } from '../../errors.ts'
import { requireKnownMembers } from '../../domain/known-members.ts'
import { requireMethods } from '../../domain/required-methods.ts'
import { valueText } from '../../domain/value-text.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import { createFacilitator } from '../facilitator.ts'
import { createAsking } from './asking.ts'
import { decodeJson, encodeJson } from './json-text.ts'
import { readOffer, type MppOffer, type OfferOptions } from './offers.ts'
import { refuse, type Refusal, type Sale } from './outcome.ts'
import { payByCredential } from './pay-by-mpp.ts'
import { payByHeader, X402_HEADERS } from './pay-by-x402.ts'
import { requirementsOf, type Goods } from './requirements.ts'
import {
  createTroubles,
  type MerchantTrouble,
  type Troubles,
} from './trouble.ts'

/** The goods of a resource, beside their price. */
interface ResourceDetails {
  description?: string
  /** JSON that is sold. Default `{ paid: true }`. */
  content?: unknown
  /** Something that goes wrong when the resource is paid. */
  trouble?: MerchantTrouble
}

/** Price of a resource: one offer, or several of which a client takes one. */
export type PaidResourceOptions = ResourceDetails &
  (OfferOptions | { offers: readonly OfferOptions[] })

/** A resource that is sold. */
export interface PaidResource {
  readonly url: string
  readonly description: string
  /** Addresses that are paid, one for each offer. */
  readonly payTo: readonly string[]
  /**
   * Answers a request, whatever its URL: 402 with the offers, or 200 once it carries a payment that settles. A bad
   * payment is refused in the form of its protocol, with a header `x-mock-hint` that names the cure of a mistake that
   * clients make; nothing is settled then.
   */
  fetch(request: Request): Promise<Response>
}

/** Parts of a mock that sell. */
export type SellingMock = Pick<PaymentsMockCore, 'chains' | 'clock' | 'fetch'>

/**
 * Makes a resource that asks for a payment and settles it on the chains of a mock.
 *
 * @param merchant name that the default address is derived from.
 * @throws MockError for a bad URL or option.
 */
export function createResource(
  mock: SellingMock,
  url: string,
  options: PaidResourceOptions,
  merchant = url,
): PaidResource {
  const { goods, price, content, troubles } = readOptions(mock, url, options)
  const offers = price.map((offer) => readOffer(merchant, offer))
  const facilitator = createFacilitator(mock)
  const x402 = offers
    .filter(({ protocol }) => protocol === 'x402')
    .map((offer) => ({
      version: offer.version,
      settledAmount: offer.settledAmount,
      requirements: requirementsOf(offer, goods, facilitator),
    }))
  const charging = {
    realm: new URL(url).host,
    offers: offers.filter((offer) => offer.protocol === 'mpp') as MppOffer[],
    chains: mock.chains,
  }
  const ask = createAsking({
    goods,
    x402,
    merchant: charging,
    clock: mock.clock,
  })

  const sell = ({ headers }: Sale): Response => {
    switch (troubles.after()) {
      case 'lost-reply':
        return Response.error()
      case 'error-after-settlement':
        return Response.json(
          { error: 'Internal Server Error' },
          { status: 500 },
        )
      case 'settlement-unknown':
        return ask(unknownSettlement(headers))
      case 'slow':
        mock.clock.advanceBy({ milliseconds: troubles.latencyMs })
        return Response.json(content, { headers })
      default:
        return Response.json(content, { headers })
    }
  }
  return {
    url,
    description: goods.description,
    payTo: offers.map(({ payTo }) => payTo),
    async fetch(request) {
      const attempt = attemptOf(request.headers)
      if (attempt === undefined || troubles.before() !== undefined) return ask()
      const outcome =
        attempt.by === 'mpp'
          ? payByCredential(attempt.value, charging)
          : payByHeader(attempt.by, attempt.value, x402, facilitator)
      return outcome.isPaid ? sell(outcome) : ask(outcome)
    },
  }
}

const CREDENTIAL = /^Payment +(\S*)$/i

/** Payment that a request carries, by the version of x402 or by MPP. */
function attemptOf(
  headers: Headers,
): { by: 1 | 2 | 'mpp'; value: string } | undefined {
  const credential = CREDENTIAL.exec(headers.get('authorization') ?? '')?.[1]
  if (credential !== undefined) return { by: 'mpp', value: credential }
  for (const by of [2, 1] as const) {
    const value = headers.get(X402_HEADERS[by].payment)
    if (value !== null) return { by, value }
  }
  return undefined
}

/** Reports a failed settlement to a client, though it succeeded. */
function unknownSettlement(headers: Sale['headers']): Refusal {
  const told = Object.fromEntries(
    Object.values(X402_HEADERS).flatMap(({ response }) => {
      const settlement = decodeJson(headers[response] ?? '')
      return settlement === undefined
        ? []
        : [[response, encodeJson({ ...settlement, ...UNKNOWN })]]
    }),
  )
  return refuse(UNKNOWN.errorReason, {
    headers: told,
    ...('Payment-Receipt' in headers && { problem: 'verification-failed' }),
  })
}

const UNKNOWN = {
  success: false,
  errorReason: 'unexpected_settle_error',
  transaction: '',
}

function readOptions(
  mock: SellingMock,
  url: string,
  options: PaidResourceOptions,
): {
  goods: Goods
  price: readonly OfferOptions[]
  content: unknown
  troubles: Troubles
} {
  const owner = 'createPaidResource'
  requireMethods(
    `${owner} takes the mock itself: ${owner}(mock, url, options)`,
    mock,
    ['fetch'],
  )
  requireAbsoluteUrl(url)
  const {
    description = '',
    content = { paid: true },
    trouble,
    ...price
  } = options
  const goods = { url, description, mimeType: 'application/json' }
  return {
    goods,
    content,
    price: 'offers' in price ? readOffers(price) : [price],
    troubles: createTroubles(trouble),
  }
}

/** @throws MockError with the value and an example. */
export function requireAbsoluteUrl(url: string): void {
  if (URL.canParse(url)) return
  throw new MockError(
    `url must be absolute, such as 'https://merchant.example/report'. Received: ${valueText(url)}`,
  )
}

function readOffers(price: { offers: readonly OfferOptions[] }) {
  requireKnownMembers({ owner: 'createPaidResource' }, price, { offers: true })
  const { offers } = price
  if (Array.isArray(offers) && offers.length > 0) return offers
  throw new MockError(
    `offers must be a list of at least one offer. Received: ${valueText(offers)}`,
  )
}
