import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/** The scope of a client token: two calls share it only when all members are equal (inferred). */
export interface IdempotencyScope {
  operation: string
  /** The manager, or another scope of the operation. */
  scope: string
  userId: string
  clientToken: string
}

/** Builds a short key for a token in its scope. */
export function idempotencyKey(scope: IdempotencyScope): string {
  return digest([scope.operation, scope.scope, scope.userId, scope.clientToken])
}

/** Hashes a call's parameters, independently of the order of a document's keys. */
export function parameterFingerprint(parameters: unknown): string {
  return digest(parameters)
}

function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))).subarray(0, 16))
}
