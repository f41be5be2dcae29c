import { describe, expect, it } from 'vitest'
import { catalog } from '../../fixtures/catalog.ts'
import { paidApis } from '../../fixtures/paid-apis.ts'
import { readyAccount } from '../../fixtures/ready-account.ts'
import { registry } from '../../handlers/registry.ts'
import { bodyMembersOf } from '../../src/admin/http/route.ts'
import { ADMIN_ROUTES } from '../../src/admin/all-routes.ts'
import { REASONS } from '../../src/domain/x402/verification/reasons.ts'
import { SETTINGS } from '../../src/node/settings/settings.ts'
import { resolvePolicy, type Policy } from '../../src/policy/policy.ts'
import { TROUBLE_KINDS } from '../../src/x402/resource/trouble.ts'
import { SHOP_PATH } from '../../src/x402/shop.ts'
import { ROOMS } from '../architecture/rules.ts'
import { DEPARTURES } from '../conformance/departures.ts'
import { codeIn, readTable } from './read-table.ts'

describe('the tables of the documents', () => {
  it('name every operation', () => {
    const named = readTable('docs/operations.md', 'All operations').map(
      ({ Operation }) => codeIn(Operation),
    )
    expect(named.flat().sort()).toEqual(Object.keys(registry).sort())
  })

  it('name every policy, its default and its other value', () => {
    const told = readTable('docs/policies.md', 'All policies').map((row) => [
      ...codeIn(row['Policy']),
      ...codeIn(row['Default']),
      ...codeIn(row['Other']),
    ])
    const { maxManagers, rolePropagation, transitions, proofs, ...choices } =
      resolvePolicy()
    const known = Object.entries(choices).map(([name, byDefault]) => [
      name,
      byDefault,
      ...otherValues(name, byDefault),
    ])
    expect(told).toEqual([
      ...known,
      ['maxManagers', String(maxManagers)],
      ['rolePropagation', rolePropagation, '{ after }'],
      [
        'transitions',
        ...new Set(Object.values(transitions)),
        'manual',
        '{ after }',
        '{ afterReads }',
      ],
      [
        'proofs',
        `{ validAfterAheadSeconds: ${proofs.validAfterAheadSeconds} }`,
      ],
    ])
  })

  it('name every place at which the service differs from its model', () => {
    const told = readTable(
      'docs/fidelity.md',
      'Where the service differs from its model',
    ).map((row) => ({
      operations: codeIn(row['Operations']),
      path: codeIn(row['Left out'])[0],
      evidence: row['Evidence'],
    }))
    expect(told).toEqual(DEPARTURES)
  })

  it('name every scenario, in its own words', () => {
    const told = readTable('docs/scenarios.md', 'Library').map((row) => [
      ...codeIn(row['Scenario']),
      row['What is in it'],
    ])
    expect(told).toEqual(
      catalog.map(({ name, description }) => [name, description]),
    )
  })

  it('name every kind of trouble at a merchant', () => {
    const told = readTable('docs/x402.md', 'Trouble at the merchant')
    expect(told.flatMap(({ Kind }) => codeIn(Kind))).toEqual([...TROUBLE_KINDS])
  })

  it('name every resource of the shop, in its own words', () => {
    const told = readTable('docs/x402.md', 'The shop of a server').map(
      (row) => [...codeIn(row['Resource']), row['Price']],
    )
    expect(told).toEqual(
      paidApis.map(({ name, description }) => [SHOP_PATH + name, description]),
    )
  })

  it('name every id of the ready account', () => {
    const told = readTable(
      'docs/scenarios.md',
      'Ids of the ready account',
    ).flatMap((row) =>
      codeIn(row['Constant']).map((name) => [name, ...codeIn(row['Value'])]),
    )
    const { workloadIdentityToken, ...ids } = readyAccount.ids
    // too long for a table
    expect(workloadIdentityToken).toMatch(/^eyJ/)
    expect(told).toEqual([...Object.entries(ids), ['workloadIdentityToken']])
  })

  it('name every route of the admin API, with the members of its body', () => {
    const told = readTable('docs/admin-api.md', 'Routes').map((row) => [
      ...codeIn(row['Route']),
      codeIn(row['Body']),
    ])
    expect(told).toEqual(
      ADMIN_ROUTES.map((route) => {
        const { method, path } = route
        const members = bodyMembersOf(route)
        return [`${method} /_mock/${path}`, members === 'any' ? [] : members]
      }),
    )
  })

  it('name every flag of the command, its variable and its default', () => {
    const told = readTable('docs/command-line.md', 'Options').map((row) =>
      ['Flag', 'Variable', 'Default'].map((column) => codeIn(row[column])),
    )
    const settings = Object.values(SETTINGS).map(
      ({ flag, variable, byDefault }) => [
        [flag],
        [variable],
        byDefault === undefined ? [] : [String(byDefault)],
      ],
    )
    expect(told).toEqual([
      ...settings,
      [['--version'], [], []],
      [['--help'], [], []],
    ])
  })
})

describe('the table of docs/faults.md', () => {
  it('names every text that an operation gives an error', () => {
    const told = readTable('docs/faults.md', 'Error texts').flatMap((row) =>
      codeIn(row['Operation']).map((operation) =>
        [operation, row['Error'], row['Text']].join(' '),
      ),
    )
    const known = Object.values(registry).flatMap(({ name, errorTexts }) =>
      Object.entries(errorTexts).map(([error, text]) =>
        [name, `\`${error}\``, `\`${text}\``].join(' '),
      ),
    )
    expect(told.sort()).toEqual(known.sort())
  })
})

describe('the table of docs/facilitator.md', () => {
  it('names every reason of the facilitator, in both spellings', () => {
    const told = readTable('docs/facilitator.md', 'Reasons').map((row) => [
      ...codeIn(row['Packages']),
      ...codeIn(row['Specification']),
    ])
    expect(told).toEqual(Object.entries(REASONS))
  })
})

describe('the table of ARCHITECTURE.md', () => {
  it('says which room may import which as the test does', () => {
    const told = readTable('ARCHITECTURE.md', 'Import rules').map((row) => {
      const allowed = (row['May import'] ?? '').matchAll(
        /(types of )?`([^`]+)`/g,
      )
      const names = [...allowed].map(([, types, name]) =>
        types === undefined ? name : `type ${name}`,
      )
      return [codeIn(row['Room'])[0], names]
    })
    // in this order: from the ground up
    expect(told).toEqual(Object.entries(ROOMS))
  })

  it('says what is in each room', () => {
    const told = readTable('ARCHITECTURE.md', 'The rooms').flatMap((row) =>
      codeIn(row['Room']),
    )
    expect(told.sort()).toEqual([...Object.keys(ROOMS), 'entries'].sort())
  })
})

/** Values of a policy but its default, as the refusal of a wrong one lists them. */
function otherValues(name: string, byDefault: string): string[] {
  try {
    resolvePolicy({ [name]: 'no such value' } as Partial<Policy>)
  } catch (error) {
    const [, list = ''] = /Allowed: (.+)$/.exec(String(error)) ?? []
    return list.split(', ').filter((value) => value !== byDefault)
  }
  return []
}
