import { chainsOf, x402NameOf } from '../../src/domain/x402/networks.ts'
import {
  fieldValidationException,
  validationException,
} from '../../src/errors.ts'
import { defineOperation } from '../../src/operation/operation.ts'
import { integer, string, structure } from '../../src/protocol/shapes.ts'
import { requirePaymentManager } from '../existing.ts'
import {
  commonErrors,
  agentNameHeader,
  paymentConnectorId,
  paymentInstrumentId,
  paymentManagerArn,
  userIdHeader,
} from '../shapes.ts'
import { requireOwnInstrument } from './existing-instrument.ts'
import {
  blockchainChainId,
  cryptoWalletNetwork,
  instrumentBalanceToken,
} from './shapes.ts'

// documented: USDC amounts are base units of six decimals
const USDC_DECIMALS = 6

export const getPaymentInstrumentBalance = defineOperation({
  name: 'GetPaymentInstrumentBalance',
  plane: 'data',
  http: {
    method: 'POST',
    uri: '/payments/getPaymentInstrumentBalance',
    statusCode: 200,
  },
  input: structure({
    userId: userIdHeader,
    agentName: agentNameHeader,
    paymentManagerArn,
    paymentConnectorId,
    paymentInstrumentId,
    chain: blockchainChainId,
    token: instrumentBalanceToken,
  }),
  output: structure({
    paymentInstrumentId,
    tokenBalance: structure({
      amount: string(),
      decimals: integer(),
      token: instrumentBalanceToken,
      network: cryptoWalletNetwork,
      chain: blockchainChainId,
    }),
  }),
  errors: [...commonErrors, 'ResourceNotFoundException'],
  actsForUser: true,
  handle(input, context) {
    requirePaymentManager(input.paymentManagerArn, context)
    const instrument = requireOwnInstrument(input, context)
    const { store } = context
    const { chain, token, paymentInstrumentId } = input
    const chains = chainsOf(instrument.network)
    if (!chains.includes(chain)) {
      // documented: the chain must fit the family; the text is inferred
      const message = `Chain '${chain}' is not supported for instrument network '${instrument.network}'. Supported chains: ${chains.join(', ')}`
      throw fieldValidationException(message, [{ name: 'chain', message }])
    }
    const { amount = '0' } =
      instrument.balances.find((held) => held.chain === chain) ?? {}
    const connector = store.paymentConnector.get(instrument.paymentConnectorId)
    if (amount === '0' && connector?.type === 'CoinbaseCDP') {
      // observed; a wallet of Privy's may answer 0
      throw validationException(
        `No balance found on chain '${x402NameOf(chain)}' for token '${token}'`,
      )
    }
    return {
      paymentInstrumentId,
      tokenBalance: {
        amount,
        decimals: USDC_DECIMALS,
        token,
        network: instrument.network,
        chain,
      },
    }
  },
})
