/**
 * Key of an EIP-3009 authorization: a token's contract takes a nonce of a payer once.
 *
 * @param network CAIP-2 id.
 */
export function eip3009ProofKey(
  network: string,
  { from, nonce }: { from: string; nonce: string },
): string {
  return `${network}:eip3009:${from.toLowerCase()}:${nonce.toLowerCase()}`
}
