import { readyAccount } from '../fixtures/ready-account.ts'
import type { PaymentsMockCore } from '../src/mock/mock.ts'
import { compare, type Sample } from './measure.ts'
import type { Row } from './row.ts'
import { call, PAYMENT, worldOf } from './world.ts'

const { paymentManagerArn, paymentConnectorId, paymentInstrumentId } =
  readyAccount.ids
const SMALL = 100
const LARGE = 100_000

/** How much slower each operation is among 100,000 sessions than among 100. */
export async function measureGrowth(): Promise<Row[]> {
  const small = samplesOf(worldOf(SMALL))
  const large = samplesOf(worldOf(LARGE))
  const rows: Row[] = []
  for (const [operation, sample] of Object.entries(large)) {
    const { ratio, numeratorUs, denominatorUs } = await compare(
      sample,
      small[operation] as Sample,
    )
    rows.push({
      name: `${operation}: 100,000 sessions / 100 sessions`,
      value: ratio,
      ceiling: 1.3,
      detail: `${numeratorUs.toFixed(0)} us / ${denominatorUs.toFixed(0)} us`,
    })
  }
  return rows
}

/** Every operation on a world whose number of sessions stays the same. */
function samplesOf(mock: PaymentsMockCore): Record<string, Sample> {
  const ids = mock.db.paymentSession
    .getAll()
    .map(({ paymentSessionId }) => paymentSessionId)
  let turn = 0
  // a stride that visits all of them, far apart
  const someId = () => ids[(turn++ * 7919) % ids.length] as string
  const pages = pageTokens(mock)
  let spare = ''
  let doomed = ''
  let wallet = ''

  const create = () =>
    call(mock, '/payments/createPaymentSession', {
      paymentManagerArn,
      expiryTimeInMinutes: 480,
      limits: { maxSpendAmount: { value: '1.00', currency: 'USD' } },
    }).then(
      ({ paymentSession }) =>
        (paymentSession as { paymentSessionId: string }).paymentSessionId,
    )
  const remove = (paymentSessionId: string) =>
    call(mock, '/payments/deletePaymentSession', {
      paymentManagerArn,
      paymentSessionId,
    })
  const createInstrument = () =>
    call(mock, '/payments/createPaymentInstrument', {
      paymentManagerArn,
      paymentConnectorId,
      paymentInstrumentType: 'EMBEDDED_CRYPTO_WALLET',
      paymentInstrumentDetails: {
        embeddedCryptoWallet: { network: 'ETHEREUM', linkedAccounts: [] },
      },
    }).then(
      ({ paymentInstrument }) =>
        (paymentInstrument as { paymentInstrumentId: string })
          .paymentInstrumentId,
    )
  const removeInstrument = (id: string) =>
    call(mock, '/payments/deletePaymentInstrument', {
      paymentManagerArn,
      paymentConnectorId,
      paymentInstrumentId: id,
    })
  const instrument = { paymentManagerArn, paymentInstrumentId }

  return {
    CreatePaymentSession: {
      run: async () => (spare = await create()),
      after: () => remove(spare),
    },
    GetPaymentSession: {
      run: () =>
        call(mock, '/payments/getPaymentSession', {
          paymentManagerArn,
          paymentSessionId: someId(),
        }),
    },
    ListPaymentSessions: {
      run: async () =>
        call(mock, '/payments/listPaymentSessions', {
          paymentManagerArn,
          maxResults: 20,
          nextToken: (await pages)[turn++ % 2],
        }),
    },
    DeletePaymentSession: {
      async before() {
        // one from the middle goes, a new one takes its number
        const at = (turn++ * 7919) % ids.length
        doomed = ids[at] as string
        ids[at] = await create()
      },
      run: () => remove(doomed),
    },
    GetPaymentInstrument: {
      run: () => call(mock, '/payments/getPaymentInstrument', instrument),
    },
    GetPaymentInstrumentBalance: {
      run: () =>
        call(mock, '/payments/getPaymentInstrumentBalance', {
          ...instrument,
          paymentConnectorId,
          chain: 'BASE',
          token: 'USDC',
        }),
    },
    ListPaymentInstruments: {
      run: () =>
        call(mock, '/payments/listPaymentInstruments', { paymentManagerArn }),
    },
    CreatePaymentInstrument: {
      run: async () => (wallet = await createInstrument()),
      after: () => removeInstrument(wallet),
    },
    DeletePaymentInstrument: {
      before: async () => (wallet = await createInstrument()),
      run: () => removeInstrument(wallet),
    },
    GetResourcePaymentToken: {
      run: () =>
        call(mock, '/identities/payment/token', {
          workloadIdentityToken: readyAccount.ids.workloadIdentityToken,
          resourceCredentialProviderName:
            readyAccount.ids.privyCredentialProviderName,
          paymentTokenRequest: {
            stripePrivyTokenRequest: { requestPath: '/v1', requestBody: '{}' },
          },
        }),
    },
    ProcessPayment: {
      run: () =>
        call(mock, '/payments/processPayment', {
          ...PAYMENT,
          paymentSessionId: ids.at(-1),
        }),
    },
  }
}

/** Tokens of the first page and of one in the middle. */
async function pageTokens(
  mock: PaymentsMockCore,
): Promise<[undefined, string]> {
  const half = mock.db.paymentSession.count() / 2
  let nextToken: unknown
  for (let seen = 0; seen < half; seen += 20) {
    ;({ nextToken } = await call(mock, '/payments/listPaymentSessions', {
      paymentManagerArn,
      maxResults: 20,
      nextToken,
    }))
  }
  return [undefined, nextToken as string]
}
