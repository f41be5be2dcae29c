import { isObject } from '../../domain/is-object.ts'
import { decodeJson, encodeJson } from '../resource/json-text.ts'
import type { PaidResource } from '../resource/paid-resource.ts'
import { X402_HEADERS } from '../resource/pay-by-x402.ts'

type Members = Readonly<Record<string, unknown>>

/** Result of a tool. */
export interface ToolResult {
  content: { type: 'text'; text: string }[]
  structuredContent?: Members
  isError?: true
  _meta?: Members
}

/** Payment of a tool: an envelope of x402, or headers as a client of the resource would send. */
export interface ToolPayment {
  envelope?: unknown
  headers?: unknown
}

/**
 * Calls a resource as a tool. What was not paid is an error whose content is the offers (documented: x402 over MCP).
 *
 * @param name URL of the tool in its offers. Default: that of the resource.
 */
export async function callResource(
  resource: PaidResource,
  payment: ToolPayment,
  name = resource.url,
): Promise<ToolResult> {
  const response = await resource.fetch(
    new Request(resource.url, { headers: headersOf(payment) }),
  )
  if (response.type === 'error') return textResult('No answer', true)
  const text = await response.text()
  const settlement = settlementIn(response.headers)
  if (response.ok) return paidResult(text, settlement)
  const required = requiredBy(response.headers, text, name)
  if (required === undefined) return textResult(text, true)
  const error = {
    code: response.status,
    message: required['error'] ?? 'Payment required',
    data: required,
  }
  return {
    isError: true,
    content: [{ type: 'text', text: JSON.stringify({ 'x402/error': error }) }],
    structuredContent: {
      ...required,
      ...(settlement && { 'x402/payment-response': settlement }),
    },
  }
}

function paidResult(text: string, settlement: Members | undefined): ToolResult {
  const value: unknown = JSON.parse(text)
  return {
    ...textResult(text),
    ...(isObject(value) && { structuredContent: value }),
    ...(settlement && { _meta: { 'x402/payment-response': settlement } }),
  }
}

/** A result that is text alone. */
export function textResult(text: string, isError = false): ToolResult {
  return {
    content: [{ type: 'text', text }],
    ...(isError && { isError }),
  }
}

function headersOf({ envelope, headers }: ToolPayment): Headers {
  const sent = new Headers()
  if (isObject(headers)) {
    for (const [name, value] of Object.entries(headers)) {
      if (isHeader(name, value)) sent.set(name, value)
    }
  }
  if (envelope !== undefined) {
    const version = isObject(envelope) && envelope['x402Version'] === 1 ? 1 : 2
    sent.set(X402_HEADERS[version].payment, encodeJson(envelope))
  }
  return sent
}

const HEADER_NAME = /^[\w-]+$/
const HEADER_VALUE = /^[\x20-\x7e]*$/

function isHeader(name: string, value: unknown): value is string {
  return (
    HEADER_NAME.test(name) &&
    typeof value === 'string' &&
    HEADER_VALUE.test(value)
  )
}

function settlementIn(headers: Headers): Members | undefined {
  return Object.values(X402_HEADERS)
    .map(({ response }) => decodeJson(headers.get(response) ?? ''))
    .find((settlement) => settlement !== undefined)
}

/** Offers of a refusal: those of version 2, else of version 1; challenges of MPP as headers. */
function requiredBy(
  headers: Headers,
  text: string,
  url: string,
): Members | undefined {
  const challenge = headers.get('www-authenticate')
  const required = decodeJson(headers.get('payment-required') ?? '')
  const offers =
    required && isObject(required['resource'])
      ? { ...required, resource: { ...required['resource'], url } }
      : versionOne(text)
  if (offers === undefined && challenge === null) return undefined
  return {
    ...offers,
    ...(challenge !== null && {
      responseHeaders: { 'WWW-Authenticate': challenge },
    }),
  }
}

function versionOne(text: string): Members | undefined {
  const body: unknown = JSON.parse(text)
  return isObject(body) && 'accepts' in body ? body : undefined
}
