import { describe, expect, it } from 'vitest'
import { ServiceException, validationException } from '../../src/errors.ts'
import { createMock, type PaymentsMockCore } from '../../src/mock/mock.ts'
import { emptyAccount } from '../../fixtures/empty-account.ts'
import { manager } from '../support/sample-rows.ts'
import { send } from '../support/call-operation.ts'
import {
  synthesize,
  syntheticMock,
  syntheticOperation,
} from '../support/synthetic-mock.ts'

const SORRY = {
  status: 500,
  errorType: 'InternalServerException',
  body: {
    __type: 'InternalServerException',
    message: 'Something went wrong in processing your request',
  },
}

/** The stack that the journal keeps of the last exchange. */
function lastBug(mock: PaymentsMockCore): string {
  return mock.journal.entries().at(-1)?.bug ?? ''
}

describe('an answer', () => {
  it('has the status of the model, JSON and a request id', async () => {
    const mock = syntheticMock(({ text = '' }) => ({ text }))
    const response = await mock.fetch(synthesize({ text: 'hello' }))
    expect(response.status).toBe(201)
    expect(await response.json()).toEqual({ text: 'hello' })
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/json',
      'x-amzn-requestid': mock.journal.entries()[0]?.requestId,
      'x-mock-clock': '2026-01-01T00:00:00.000Z',
    })
  })

  it('names a refusal in header and body', async () => {
    const mock = syntheticMock(() => {
      throw validationException('No.')
    })
    const response = await mock.fetch(synthesize())
    expect(response.headers.get('x-amzn-errortype')).toBe('ValidationException')
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({
      __type: 'ValidationException',
      message: 'No.',
    })
    expect(lastBug(mock)).toBe('')
  })

  it('tells the time of the mock, which a call does not move', async () => {
    const mock = syntheticMock((_, { nowMs }) => ({ text: String(nowMs) }))
    mock.clock.advanceBy({ hours: 1 })
    const response = await mock.fetch(synthesize())
    expect(response.headers.get('x-mock-clock')).toBe(
      '2026-01-01T01:00:00.000Z',
    )
    expect(await response.json()).toEqual({
      text: String(Date.UTC(2026, 0, 1, 1)),
    })
  })
})

describe('a bug', () => {
  it.each<[string, () => never]>([
    [
      'a plain error',
      () => {
        throw new RangeError('off by one')
      },
    ],
    [
      'an exception that the model does not list',
      () => {
        throw new ServiceException('ThrottlingException', 'off by one')
      },
    ],
    [
      'something that is no error',
      () => {
        throw 'off by one' as unknown as Error
      },
    ],
  ])('is reported as such when it is %s', async (_, handle) => {
    const mock = syntheticMock(handle)
    expect(await send(mock, synthesize())).toMatchObject(SORRY)
    expect(mock.journal.entries()).toMatchObject([
      { statusCode: 500, error: { name: 'InternalServerException' } },
    ])
    expect(lastBug(mock)).toContain('off by one')
  })

  it('is kept with its stack', async () => {
    const mock = syntheticMock(function culprit() {
      throw new RangeError('off by one')
    })
    await mock.fetch(synthesize())
    expect(lastBug(mock)).toMatch(/^RangeError: off by one\n\s+at .*culprit /)
  })

  it('is kept with the operation and the exception that it should not throw', async () => {
    const mock = syntheticMock(() => {
      throw new ServiceException('ResourceNotFoundException', 'gone')
    })
    await mock.fetch(synthesize())
    expect(lastBug(mock)).toMatch(
      /^Synthesize threw ResourceNotFoundException, which its model does not list\n.*gone\n\s+at /,
    )
  })

  it('is no bug when the model lists it', async () => {
    const mock = syntheticMock(
      () => {
        throw new ServiceException('ThrottlingException', 'Rate exceeded')
      },
      {
        errors: [
          'ValidationException',
          'ConflictException',
          'InternalServerException',
          'ThrottlingException',
        ],
      },
    )
    expect(await send(mock, synthesize())).toMatchObject({
      status: 429,
      errorType: 'ThrottlingException',
      body: { __type: 'ThrottlingException', message: 'Rate exceeded' },
    })
    expect(lastBug(mock)).toBe('')
  })

  it('is an output without its required member', async () => {
    const mock = syntheticMock(() => ({}))
    expect(await send(mock, synthesize())).toMatchObject(SORRY)
    expect(lastBug(mock)).toContain(
      "The output lacks its required member 'text'",
    )
  })

  it('is a rejection', async () => {
    const mock = syntheticMock(() => Promise.reject(new Error('too late')))
    expect(await send(mock, synthesize())).toMatchObject(SORRY)
    expect(lastBug(mock)).toContain('too late')
  })

  it('is an operation that awaits though it has a client token', async () => {
    const mock = syntheticMock(async () => ({ text: 'later' }))
    expect(await send(mock, synthesize({ token: 't' }))).toMatchObject(SORRY)
    expect(lastBug(mock)).toContain(
      'Synthesize has a client token, so it must answer without awaiting',
    )
    expect((await send(mock, synthesize())).status).toBe(201)
  })

  it('takes back what was written before it', async () => {
    const mock = syntheticMock(({ text }, { store }) => {
      store.paymentManager.insert(manager(`m-${text}`))
      if (text === 'bad') throw new Error('after writing')
      return text === 'lacking' ? {} : { text: 'written' }
    })
    for (const text of ['bad', 'lacking', 'good']) {
      await mock.fetch(synthesize({ text }))
    }
    expect(
      mock.db.paymentManager.getAll().map((row) => row.paymentManagerArn),
    ).toEqual(['m-good'])
  })
})

describe('a client token', () => {
  function counting() {
    let calls = 0
    const mock = syntheticMock(({ text = '' }) => {
      calls += 1
      if (text === 'bad') throw validationException('No.')
      return { text: `call ${calls}` }
    })
    return { mock, calls: () => calls }
  }

  it('is answered once, byte for byte', async () => {
    const { mock, calls } = counting()
    const first = await send(mock, synthesize({ token: 't', text: 'a' }))
    const again = await send(mock, synthesize({ text: 'a', token: 't' }))
    expect(again).toEqual(first)
    expect(calls()).toBe(1)
  })

  it('is refused with other parameters', async () => {
    const { mock, calls } = counting()
    await send(mock, synthesize({ token: 't', text: 'a' }))
    expect(
      await send(mock, synthesize({ token: 't', text: 'b' })),
    ).toMatchObject({
      status: 409,
      errorType: 'ConflictException',
      body: { message: 'Client token already used with different parameters' },
    })
    expect(calls()).toBe(1)
  })

  it('is bound by a success alone', async () => {
    const { mock } = counting()
    await send(mock, synthesize({ token: 't', text: 'bad' }))
    expect((await send(mock, synthesize({ token: 't' }))).status).toBe(201)
  })

  it('is not needed', async () => {
    const { mock, calls } = counting()
    await send(mock, synthesize({ text: 'a' }))
    await send(mock, synthesize({ text: 'a' }))
    expect(calls()).toBe(2)
  })

  it('is forgotten by a reset', async () => {
    const { mock, calls } = counting()
    await send(mock, synthesize({ token: 't', text: 'a' }))
    mock.reset()
    await send(mock, synthesize({ token: 't', text: 'b' }))
    expect(calls()).toBe(2)
  })
})

describe('a plane', () => {
  it.each([
    ['data', 'bedrock-agentcore.eu-central-1.amazonaws.com', 201],
    ['data', 'bedrock-agentcore-control.eu-central-1.amazonaws.com', 403],
    ['control', 'bedrock-agentcore.eu-central-1.amazonaws.com', 403],
    ['control', 'bedrock-agentcore-control.eu-central-1.amazonaws.com', 201],
    ['data', 'localhost:4402', 201],
    ['control', 'localhost:4402', 201],
    ['control', 'payments.example.com', 201],
  ] as const)('%s on the host %s answers %i', async (plane, host, status) => {
    const mock = syntheticMock(() => ({ text: '' }), { plane })
    expect((await send(mock, synthesize({}, host))).status).toBe(status)
  })
})

describe('a service', () => {
  it('is not made of a registry that does not hold together', () => {
    expect(() =>
      createMock(
        { Other: syntheticOperation(() => ({ text: '' })) },
        { scenario: emptyAccount },
      ),
    ).toThrow('Other: its definition is named Synthesize')
  })

  it('answers a hundred calls at once, each with its own', async () => {
    const mock = syntheticMock(({ text = '' }) => ({ text }))
    const texts = Array.from({ length: 100 }, (_, index) => `text ${index}`)
    const answers = await Promise.all(
      texts.map((text) => send(mock, synthesize({ text }))),
    )
    expect(answers.map(({ body }) => body['text'])).toEqual(texts)
    const ids = mock.journal.entries().map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(100)
  })
})
