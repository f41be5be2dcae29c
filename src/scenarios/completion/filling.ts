import { NETWORKS } from '../../domain/x402/networks.ts'
import { MockError } from '../../errors.ts'
import type {
  PaymentConnectorInput,
  PaymentCredentialProviderInput,
  PaymentInstrumentInput,
  PaymentSessionInput,
  ScenarioRows,
} from '../scenario.ts'
import type { Draft } from './draft.ts'
import type { Generator } from './generator.ts'
import { wholeOf } from './ids.ts'
import { fillPayments, walletOf } from './payments.ts'

/** Source of a row's generated members. */
export interface Filling {
  draft: Draft
  generator: Generator
  /** Seed of its generated data. */
  key: string
  /** Number of the row in a counted entry, from 1, so that generated data differs. */
  nth?: number
}

type Seeds = {
  [List in keyof ScenarioRows]-?: NonNullable<ScenarioRows[List]>[number]
}

type Fill<Seed> = (given: Partial<Seed>, filling: Filling) => Partial<Seed>

/** Derives or generates the omitted members of a row. References are already ids. */
export const FILLINGS: { [List in keyof Seeds]: Fill<Seeds[List]> } = {
  paymentManagers: () => ({}),
  paymentCredentialProviders: (given) => ({
    vendor: given.vendor ?? vendorOf(given.providerConfigurationOutput),
  }),
  paymentConnectors: (given, { draft }) => ({
    type: given.type ?? typeOf(given, draft),
    paymentManagerArn: given.paymentManagerArn ?? onlyManager(draft),
  }),
  paymentInstruments: fillInstrument,
  paymentSessions: fillSession,
}

function vendorOf(
  configuration: PaymentCredentialProviderInput['providerConfigurationOutput'],
): PaymentCredentialProviderInput['vendor'] {
  return configuration?.stripePrivyConfiguration === undefined
    ? 'CoinbaseCDP'
    : 'StripePrivy'
}

function typeOf(
  { credentialProviderName = '' }: Partial<PaymentConnectorInput>,
  { rows }: Draft,
): PaymentConnectorInput['type'] {
  const provider = rows.paymentCredentialProviders.get(credentialProviderName)
  return provider?.vendor ?? 'CoinbaseCDP'
}

function fillInstrument(
  given: Partial<PaymentInstrumentInput>,
  { draft, generator, key, nth }: Filling,
): Partial<PaymentInstrumentInput> {
  const connector = draft.rows.paymentConnectors.get(
    given.paymentConnectorId ?? '',
  )
  const paymentManagerArn =
    given.paymentManagerArn ??
    connector?.paymentManagerArn ??
    onlyManager(draft)
  const paymentConnectorId =
    given.paymentConnectorId ?? onlyConnector(draft, paymentManagerArn)
  const [chain] = Object.keys(given.balances ?? {})
  const family = NETWORKS.find((network) => network.chain === chain)?.family
  const isSolana = nth !== undefined && wholeOf(`${key}\nnetwork`, 1) === 1
  const { userId, emailAddress } =
    given.userId === undefined
      ? generator.person(`${key}\nuserId`)
      : { userId: given.userId, emailAddress: undefined }
  return {
    paymentManagerArn,
    paymentConnectorId,
    userId,
    network: given.network ?? family ?? (isSolana ? 'SOLANA' : 'ETHEREUM'),
    ...(emailAddress && {
      linkedAccounts: given.linkedAccounts ?? [{ email: { emailAddress } }],
    }),
    ...(nth !== undefined && {
      createdAt: given.createdAt ?? `-${1 + wholeOf(`${key}\ncreatedAt`, 89)}d`,
    }),
  }
}

function fillSession(
  given: Partial<PaymentSessionInput>,
  filling: Filling,
): Partial<PaymentSessionInput> {
  const { draft, generator, key, nth } = filling
  const wallet = walletOf(given.payments?.[0], draft)
  const paymentManagerArn =
    given.paymentManagerArn ?? wallet?.paymentManagerArn ?? onlyManager(draft)
  const userId =
    given.userId ??
    wallet?.userId ??
    userWithWallet(paymentManagerArn, filling) ??
    generator.person(`${key}\nuserId`).userId
  const minutes =
    given.expiryTimeInMinutes ??
    (nth !== undefined ? 60 + wholeOf(`${key}\nexpiry`, 420) : 60)
  const session = { paymentManagerArn, userId }
  return {
    ...session,
    expiryTimeInMinutes: minutes,
    ...(nth !== undefined && {
      // at most three quarters of its time have passed, so it is live
      createdAt:
        given.createdAt ??
        `-${wholeOf(`${key}\ncreatedAt`, Math.floor(minutes * 0.75))}m`,
    }),
    ...(given.payments && {
      payments: fillPayments({ ...given, ...session }, filling),
    }),
  }
}

/** Chooses a user with a wallet: in turn for counted rows; a single row needs exactly one candidate. */
function userWithWallet(
  paymentManagerArn: string,
  { draft, nth }: Filling,
): string | undefined {
  const users = draft.usersOf(paymentManagerArn)
  if (users.length < 2) return users[0]
  if (nth !== undefined) return users[(nth - 1) % users.length]
  throw new MockError(
    `userId: missing, but ${users.length} users have wallets under its manager: ${users.slice(0, 20).join(', ')}. Name one of them`,
  )
}

function onlyManager(draft: Draft): string {
  const managers = [...draft.rows.paymentManagers.values()]
    .filter(({ deleted }) => !deleted)
    .map(({ paymentManagerArn }) => paymentManagerArn)
  return draft.onlyCandidate('paymentManager', managers, 'the scenario')
}

function onlyConnector(draft: Draft, paymentManagerArn: string): string {
  const connectors = [...draft.rows.paymentConnectors.values()]
    .filter(
      (connector) =>
        connector.paymentManagerArn === paymentManagerArn && !connector.deleted,
    )
    .map((connector) => connector.paymentConnectorId)
  return draft.onlyCandidate('paymentConnector', connectors, `its manager`)
}
