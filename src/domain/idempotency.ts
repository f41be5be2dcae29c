import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/** Where a client token counts: two calls share it only when all of these are equal (inferred). */
export interface IdempotencyScope {
  operation: string
  /** The manager, or whatever the operation's own scope is. */
  scope: string
  userId: string
  clientToken: string
}

/** One short key for a token in its scope. */
export function idempotencyKey(scope: IdempotencyScope): string {
  return digest([scope.operation, scope.scope, scope.userId, scope.clientToken])
}

/** Equal exactly when two calls ask for the same thing, whatever the order of a document's keys. */
export function parameterFingerprint(parameters: unknown): string {
  return digest(parameters)
}

function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))).subarray(0, 16))
}
