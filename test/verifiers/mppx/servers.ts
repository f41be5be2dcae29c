import { evm, Mppx, tempo } from 'mppx/server'
import { createClient, custom, keccak256, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { tempo as tempoChain } from 'viem/tempo/chains'

const REALM = 'api.example.com'
export const RECIPIENT = '0x99935f281d3ED1E804bF1413b76E0B03e1fed4F9'
const USDC_ON_BASE_SEPOLIA = '0x036CbD53842c5426634e7929541eC2318f3dCF7e'

/** A public server that asks for ten cents: a challenge for a request that does not pay, a receipt for one that does. */
export interface Server {
  challenge(): Promise<string>
  /** The status that a request with this credential gets. */
  statusOf(credential: string): Promise<number>
}

/** A chain that takes every call and transaction. */
const chain = custom({
  async request({ method, params }: { method: string; params?: unknown }) {
    if (method === 'eth_call') return `0x${'1'.padStart(64, '0')}`
    if (method === 'eth_chainId') return '0x1079'
    if (method === 'eth_sendRawTransaction') {
      return keccak256((params as [Hex])[0])
    }
    throw new Error(`The chain of this test knows no ${method}`)
  },
})

const methods = {
  evm: () =>
    evm.charge({
      chainId: 84532,
      currency: USDC_ON_BASE_SEPOLIA,
      decimals: 6,
      authorization: { name: 'USDC', version: '2' },
      recipient: RECIPIENT,
      settle: async () => ({ reference: `0x${'0'.repeat(64)}` }),
    }),
  'tempo, the merchant pays the fees': () => tempoCharge(true),
  'tempo, the buyer pays the fees': () => tempoCharge(false),
}

function tempoCharge(isSponsored: boolean) {
  return tempo.charge({
    chainId: 4217,
    recipient: RECIPIENT,
    getClient: () => createClient({ chain: tempoChain, transport: chain }),
    waitForConfirmation: false,
    ...(isSponsored && {
      feePayer: privateKeyToAccount(`0x${'11'.repeat(32)}`),
    }),
  })
}

export type ServerName = keyof typeof methods

/** Starts a server of the public package. */
export function startServer(name: ServerName): Server {
  const { charge } = Mppx.create({
    methods: [methods[name]()],
    realm: REALM,
    secretKey: 'a secret that binds the challenges',
  })
  const answer = (headers: Record<string, string> = {}) =>
    charge({ amount: '0.1' })(new Request(`https://${REALM}/`, { headers }))
  return {
    async challenge() {
      const answered = await answer()
      if (answered.status !== 402) throw new Error('Nothing was asked for')
      return answered.challenge.headers.get('www-authenticate') ?? ''
    },
    async statusOf(authorization) {
      const { status } = await answer({ authorization })
      return status
    },
  }
}
