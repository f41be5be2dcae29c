import { describe, expect, it } from 'vitest'
import { createRouter } from '../../src/protocol/router.ts'

const ROUTES = [
  ['POST', '/payments/managers'],
  ['POST', '/payments/managers-list'],
  ['GET', '/payments/managers/{paymentManagerId}'],
  ['DELETE', '/payments/managers/{paymentManagerId}'],
  ['GET', '/payments/managers/default'],
  ['PUT', '/payments/managers/{paymentManagerId}/connectors/{connectorId}'],
  ['POST', '/payments/managers/{paymentManagerId}/connectors'],
  ['POST', '/payments/managers/default/limits'],
  ['POST', '/identities/payment/token'],
] as const
const route = createRouter(ROUTES.map(([method, uri]) => ({ method, uri })))

function routed(method: string, path: string) {
  const { route: found, labels } = route(method, path)
  return [`${found.method} ${found.uri}`, Object.fromEntries(labels)]
}

describe('a router', () => {
  it.each([
    ['POST', '/payments/managers', 'POST /payments/managers', {}],
    ['POST', '/payments/managers-list', 'POST /payments/managers-list', {}],
    ['POST', '/identities/payment/token', 'POST /identities/payment/token', {}],
    [
      'GET',
      '/payments/managers/ready-a1b2c3d4e5',
      'GET /payments/managers/{paymentManagerId}',
      { paymentManagerId: 'ready-a1b2c3d4e5' },
    ],
    [
      'DELETE',
      '/payments/managers/ready-a1b2c3d4e5',
      'DELETE /payments/managers/{paymentManagerId}',
      { paymentManagerId: 'ready-a1b2c3d4e5' },
    ],
    [
      'PUT',
      '/payments/managers/m-1/connectors/c-2',
      'PUT /payments/managers/{paymentManagerId}/connectors/{connectorId}',
      { paymentManagerId: 'm-1', connectorId: 'c-2' },
    ],
  ])('finds %s %s', (method, path, found, labels) => {
    expect(routed(method, path)).toEqual([found, labels])
  })

  it('prefers a literal to a label', () => {
    expect(routed('GET', '/payments/managers/default')).toEqual([
      'GET /payments/managers/default',
      {},
    ])
  })

  it('goes back to the label when the literal leads nowhere', () => {
    expect(routed('POST', '/payments/managers/default/connectors')).toEqual([
      'POST /payments/managers/{paymentManagerId}/connectors',
      { paymentManagerId: 'default' },
    ])
    expect(routed('PUT', '/payments/managers/default/connectors/c')).toEqual([
      'PUT /payments/managers/{paymentManagerId}/connectors/{connectorId}',
      { paymentManagerId: 'default', connectorId: 'c' },
    ])
  })

  it('forgets the labels that it met where it went back', () => {
    const find = createRouter([
      { method: 'GET', uri: '/things/best/{thingId}/parts' },
      { method: 'GET', uri: '/things/{ownerId}/{thingId}/owner' },
    ])
    const { route: found, labels } = find('GET', '/things/best/t-1/owner')
    expect(found.uri).toBe('/things/{ownerId}/{thingId}/owner')
    expect(Object.fromEntries(labels)).toEqual({
      ownerId: 'best',
      thingId: 't-1',
    })
  })

  it.each([
    ['a%2Fb', 'a/b'],
    ['%C3%A9', '\u00e9'],
    ['arn%3Aaws%3A1', 'arn:aws:1'],
    ['a+b', 'a+b'],
    ['__proto__', '__proto__'],
    ['%2E%2E', '..'],
  ])('decodes the label %s once', (segment, value) => {
    expect(routed('GET', `/payments/managers/${segment}`)).toEqual([
      'GET /payments/managers/{paymentManagerId}',
      { paymentManagerId: value },
    ])
  })

  it.each([
    '',
    '/',
    '/payments',
    '/payments/',
    '/payments/managers/',
    '/payments/managers/m/connectors/',
    '/payments/managers/m/connectors/c/more',
    '/Payments/managers',
    '/payments/managers/%E0%A4%A',
    'payments/managers',
  ])('answers UnknownOperationException 404 for %j', (path) => {
    expect(() => route('POST', path)).toThrow(
      expect.objectContaining({
        name: 'UnknownOperationException',
        statusCode: 404,
        message: `No operation of AgentCore Payments answers POST ${path}`,
      }),
    )
  })

  it.each([
    ['PATCH', '/payments/managers', 'POST'],
    ['POST', '/payments/managers/m-1', 'GET, DELETE'],
    ['post', '/payments/managers', 'POST'],
  ])(
    'answers MethodNotAllowedException 405 for %s %s, naming %s',
    (method, path, allowed) => {
      expect(() => route(method, path)).toThrow(
        expect.objectContaining({
          name: 'MethodNotAllowedException',
          statusCode: 405,
          message: `${path} does not answer ${method}. Allowed: ${allowed}`,
        }),
      )
    },
  )

  it('without routes answers nothing', () => {
    expect(() => createRouter([])('GET', '/')).toThrow('No operation')
  })
})
