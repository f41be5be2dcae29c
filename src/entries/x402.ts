import type { HttpHandler } from 'msw'
import { createUrlHandler } from '../adapters/msw.ts'
import { answerMcp } from '../x402/mcp/endpoint.ts'
import {
  createResource,
  requireAbsoluteUrl,
  type PaidResource as EngineResource,
  type PaidResourceOptions,
  type SellingMock,
} from '../x402/resource/paid-resource.ts'

/** A paid resource with an MSW handler. */
export interface PaidResource extends EngineResource {
  /** MSW request handler that answers at the URL of the resource. */
  readonly handler: HttpHandler
}

/**
 * Makes a resource that answers 402 with its price and, once that is paid, 200; it settles on the chains of a mock.
 *
 * @throws MockError for a bad URL or option.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import { createPaidResource } from 'agentcore-payments-mock/x402'
 * import { setupServer } from 'msw/node'
 *
 * const mock = createPaymentsMock()
 * const report = createPaidResource(mock, 'https://merchant.example/report', {
 *   price: '0.01',
 *   network: 'base-sepolia',
 * })
 * const server = setupServer(...mock.handlers, report.handler)
 * ```
 */
export function createPaidResource(
  mock: SellingMock,
  url: string,
  options: PaidResourceOptions,
): PaidResource {
  const resource = createResource(mock, url, options)
  return {
    ...resource,
    handler: createUrlHandler(url, (request) => resource.fetch(request)),
  }
}

/** Paid tools of an MCP server. */
export interface PaidTools {
  readonly url: string
  /** Answers a message of MCP, as Streamable HTTP carries it by POST. */
  fetch(request: Request): Promise<Response>
  /** MSW request handler that answers at the URL. */
  readonly handler: HttpHandler
}

/**
 * Makes an MCP server that sells resources as tools, and has the tools of the x402 Bazaar.
 *
 * @param tools resources by the name of their tool.
 * @throws MockError for a URL that is not absolute.
 * @example
 * ```ts
 * import { createPaymentsMock } from 'agentcore-payments-mock'
 * import {
 *   createPaidResource,
 *   createPaidTools,
 * } from 'agentcore-payments-mock/x402'
 *
 * const mock = createPaymentsMock()
 * const weather = createPaidResource(mock, 'https://merchant.example/weather', {
 *   price: '0.01',
 *   network: 'base-sepolia',
 * })
 * const tools = createPaidTools(mock, 'https://merchant.example/mcp', { weather })
 * ```
 */
export function createPaidTools(
  mock: Pick<SellingMock, 'clock'>,
  url: string,
  tools: Readonly<Record<string, EngineResource>>,
): PaidTools {
  const sold = new Map(Object.entries(tools))
  const answer = (request: Request) => answerMcp(mock, sold, request)
  requireAbsoluteUrl(url)
  return { url, fetch: answer, handler: createUrlHandler(url, answer) }
}

export type { OfferOptions } from '../x402/resource/offers.ts'
export type { MerchantTrouble } from '../x402/resource/trouble.ts'
export type { PaidResourceOptions }
export {
  createFacilitator,
  type Facilitator,
  type FacilitatorOptions,
  type VerifyResponse,
} from '../x402/facilitator.ts'
export type { SettleResponse } from '../x402/settlement.ts'
export type { Supported } from '../x402/supported.ts'
