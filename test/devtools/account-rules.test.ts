import { describe, expect, it } from 'vitest'
import { multiTenant } from '../../fixtures/tenants.ts'
import { accountItems } from '../../src/devtools/model/account-items.ts'
import {
  NOTHING_YET,
  type PanelState,
} from '../../src/devtools/model/panel-state.ts'
import { toneOf } from '../../src/devtools/model/row-status.ts'
import { searchAll } from '../../src/devtools/model/search.ts'
import {
  draftOf,
  numberIn,
  pendingOf,
  sayStep,
  sayWhen,
  timingOf,
} from '../../src/devtools/model/timing-draft.ts'
import { createPaymentsMock } from '../../src/entries/index.ts'

const { ids } = multiTenant

function tenantState(): PanelState {
  const { db } = createPaymentsMock({ scenario: multiTenant })
  return {
    ...NOTHING_YET,
    tables: {
      ...NOTHING_YET.tables,
      paymentManager: db.paymentManager.getAll(),
      paymentConnector: db.paymentConnector.getAll(),
      paymentCredentialProvider: db.paymentCredentialProvider.getAll(),
    },
  }
}

describe('an account', () => {
  it('has each connector below its manager, then what they log in with', () => {
    expect(accountItems(tenantState().tables).map(({ key }) => key)).toEqual([
      `paymentManager/${ids.tenantPaymentManagerArn}`,
      `paymentConnector/${ids.tenantPaymentConnectorId}`,
      `paymentManager/${ids.paymentManagerArn}`,
      'paymentConnector/privy-a1b2c3d4e5',
      'paymentConnector/coinbase-a1b2c3d4e5',
      'paymentCredentialProvider/tenant-coinbase',
      'paymentCredentialProvider/ready-privy',
      'paymentCredentialProvider/ready-coinbase',
    ])
  })

  it('is found in by a search, which leads to its items', () => {
    const state = tenantState()
    const keys = new Set(accountItems(state.tables).map(({ key }) => key))
    const hits = searchAll(state, 'tenant')
    expect(hits.map(({ view, detail }) => `${view}: ${detail}`)).toEqual([
      'account: manager',
      'account: connector',
      'account: credential provider',
    ])
    for (const { key } of hits) expect(keys).toContain(key)
  })
})

describe('the form of a timing', () => {
  it.each([
    'immediate' as const,
    'manual' as const,
    { after: { minutes: 2 } },
    { after: { seconds: 1.5 } },
    { afterReads: 3 },
  ])('fills in %j and gives it back', (timing) => {
    expect(timingOf(draftOf(timing))).toEqual(timing)
  })

  it('gives a span of several units in seconds', () => {
    const mixed = { after: { minutes: 1, milliseconds: 500 } }
    expect(timingOf(draftOf(mixed))).toEqual({ after: { seconds: 60.5 } })
    const short = { after: { milliseconds: 20 } }
    expect(timingOf(draftOf(short))).toEqual({ after: { seconds: 0.02 } })
  })

  it.each(['', '-1', 'soon', '1e999'])(
    'leaves it to the mock to refuse %j',
    (amount) => {
      const unit = 'seconds'
      const mock = createPaymentsMock()
      const set = (kind: 'after' | 'afterReads') =>
        mock.setPolicy({
          transitions: { paymentManager: timingOf({ kind, amount, unit }) },
        })
      expect(() => set('after')).toThrow('transitions.paymentManager')
      expect(() => set('afterReads')).toThrow('transitions.paymentManager')
    },
  )

  it('takes a number for one, and anything else as it was typed', () => {
    expect(['7', ' 7 ', '0.5', '', ' ', 'many'].map(numberIn)).toEqual([
      7,
      7,
      0.5,
      '',
      ' ',
      'many',
    ])
  })
})

describe('a status on its way', () => {
  const pending = {
    table: 'paymentManager',
    key: 'arn',
    from: 'DELETING',
    to: 'GONE',
    dueAt: null,
    readsLeft: null,
  } as const
  const nowMs = Date.parse('2026-01-01T00:00:00Z')

  it('is said in words', () => {
    expect(sayStep(pending)).toBe('DELETING → deleted')
    expect(sayStep({ ...pending, from: 'CREATING', to: 'READY' })).toBe(
      'CREATING → READY',
    )
  })

  it.each([
    ['when you complete it', {}],
    ['after 1 more read', { readsLeft: 1 }],
    ['after 3 more reads', { readsLeft: 3 }],
    ['in 1:30', { dueAt: '2026-01-01T00:01:30Z' }],
    // its time has come, and nobody has looked yet
    ['in 0:00', { dueAt: '2025-12-31T23:59:00Z' }],
  ])('moves on %s', (words, due) => {
    expect(sayWhen({ ...pending, ...due }, nowMs)).toBe(words)
  })

  it('is told by table and key', () => {
    expect(pendingOf([pending], 'paymentManager', 'arn')).toBe(pending)
    expect(pendingOf([pending], 'paymentConnector', 'arn')).toBeUndefined()
    expect(pendingOf([pending], 'paymentManager', 'other')).toBeUndefined()
  })
})

describe('a status', () => {
  it.each([
    ['good', ['READY', 'ACTIVE']],
    [
      'warn',
      [
        'CREATING',
        'UPDATING',
        'DELETING',
        'PROVISIONING',
        'INITIATED',
        'PENDING_AUTHENTICATION',
      ],
    ],
    [
      'bad',
      [
        'CREATE_FAILED',
        'UPDATE_FAILED',
        'DELETE_FAILED',
        'AUTHENTICATION_EXPIRED',
        'AUTHENTICATION_FAILED',
        'AWS_MARKETPLACE_SUBSCRIPTION_REQUIRED',
        'FAILED',
        'BLOCKED',
      ],
    ],
    ['', ['DELETED', 'GONE']],
  ])('is told as %j', (tone, statuses) => {
    for (const status of statuses)
      expect([status, toneOf(status)]).toEqual([status, tone])
  })
})
