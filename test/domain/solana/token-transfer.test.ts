import { describe, expect, it } from 'vitest'
import { associatedTokenAccount } from '../../../src/domain/solana/associated-token-account.ts'
import {
  signTokenTransfer,
  type TokenTransfer,
} from '../../../src/domain/solana/token-transfer.ts'
import { solanaPrivateKey, walletAddress } from '../../../src/domain/wallet.ts'

const ID = 'payment-instrument-TIF1ruh6a18ah7T'
const TRANSFER: TokenTransfer = {
  from: walletAddress('SOLANA', ID),
  to: '2wKupLR9q6wXYppw8Gr2NvWxKBUqm4PPJKkQfoxHDBg4',
  mint: '4zMMC9srt5Ri5X14GAgXhaHii3GnPAEERYPJgZJDncDU',
  amount: 1000n,
  decimals: 6,
  feePayer: 'EwWqGE4ZFKLofuestmU4LDdK7XM1N4ALgdZccwYugwGd',
  memo: 'order 7',
  recentBlockhash: 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG',
}

// by @solana/kit and @solana-program/token, too
const ACCOUNT = 'A6cvo72FWB5PKDznP79KJv64DbT1aw7YbEfCm4AALHg8'
const KNOWN =
  'AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABtqC5me77Iu+cxYmP2CZNwWgINkubm/Vd/EiXAUOp1WI2cBy9n3Mddt1gRGzov5FMgFzKE/Du1eTsHm1KL89YPgAIBBAjPHwZnA01T2C3HtlAjTEVC4T/PLYANrujgwBsph3Jm2mv9nL62LY578nOfKMxJeFiPn2V2dCkusg2tif4xqya7hym1sSR1ISgbpclL8xwEkaOR7MUUttiwAKDWSvmKgAXxkl2EfCTWM/XMtxBoDriqIkIO5pz/1jtQNYHBghuJKTtELLORIVfxOpM9ATQoLQMrX/7NAaLb8bd5BgjfAC6nAwZGb+UhFzL/7K26csOb57yM5bvF9xJrLEObOkAAAAAFSlNamSkhBk0k6HFg2jh8fDW13bySu4HkH6hAQQVEjQbd9uHXZaGT2cvhRs7reawctIXtX1s3kTqM9YV+/wCpzlnbUID8LG07z3ypBxLTwuXmwo8n8N+7mVO9sIlMA6sEBQAFAiBOAAAFAAkDAQAAAAAAAAAHBAMEAgEKDOgDAAAAAAAABgYAB29yZGVyIDcA'

// What Solana's own library makes of any transfer is compared in test/verifiers, which is apart.
describe('signTokenTransfer', () => {
  it('signs the same bytes for the same input, in every version of the mock', () => {
    expect(sign({})).toBe(KNOWN)
  })

  it('fits into a packet with the longest memo', () => {
    const longest = Buffer.from(sign({ memo: 'x'.repeat(256) }), 'base64')
    expect(longest.length).toBeLessThanOrEqual(1232)
  })

  it('needs one signature alone when the payer pays the fee, too', () => {
    const bytes = Buffer.from(sign({ feePayer: TRANSFER.from }), 'base64')
    expect(bytes[0]).toBe(1)
    expect(bytes.subarray(1, 65).some((byte) => byte !== 0)).toBe(true)
    // version, signers, read-only signers
    expect([...bytes.subarray(65, 68)]).toEqual([0x80, 1, 0])
  })
})

describe('associatedTokenAccount', () => {
  it('is the known one', () => {
    expect(associatedTokenAccount(TRANSFER.to, TRANSFER.mint)).toBe(ACCOUNT)
  })
})

function sign(changes: Partial<TokenTransfer>): string {
  return signTokenTransfer({ ...TRANSFER, ...changes }, solanaPrivateKey(ID))
}
