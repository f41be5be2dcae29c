import { utf8ToBytes } from '@noble/hashes/utils.js'
import { base64, fromBase64 } from '../../domain/base64.ts'
import { isObject } from '../../domain/is-object.ts'

/** Base64 of a value's JSON, as headers of x402 carry it. */
export function encodeJson(value: unknown): string {
  return base64(utf8ToBytes(JSON.stringify(value)))
}

/** Object behind a header of x402; undefined when it is none. */
export function decodeJson(
  header: string,
): Readonly<Record<string, unknown>> | undefined {
  const bytes = fromBase64(header)
  return bytes && parseObject(bytes)
}

/** Object behind UTF-8 bytes of JSON; undefined when it is none. */
export function parseObject(
  bytes: Uint8Array,
): Readonly<Record<string, unknown>> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
