import fc from 'fast-check'
import {
  challengeHeader,
  encodeRequest,
  EVM_REQUEST,
  SOLANA_REQUEST,
  TEMPO_REQUEST,
} from './challenges.ts'

type Members = Readonly<Record<string, unknown>>

const GOOD = {
  id: 'x7Tg2pLqR9mKvNwY3hBcZa',
  realm: 'api.example.com',
  intent: 'charge',
  expires: '2126-05-04T10:05:00Z',
}

/** Headers that can be paid, such headers with a few changes, and any text. */
export function challengeHeaders(): fc.Arbitrary<string> {
  const kinds = [
    { method: 'evm', request: EVM_REQUEST },
    { method: 'tempo', request: TEMPO_REQUEST },
    { method: 'solana', request: SOLANA_REQUEST },
  ]
  const headers = fc.constantFrom(...kinds).chain(({ method, request }) =>
    requests(request)
      .map(encodeRequest)
      .chain((encoded) =>
        changed({ ...GOOD, method, request: encoded }, fc.string()),
      )
      .map((params) => challengeHeader(params)),
  )
  return fc.oneof({ arbitrary: headers, weight: 9 }, fc.string())
}

function requests(good: Members): fc.Arbitrary<Members> {
  const anything: fc.Arbitrary<unknown> = fc.oneof(
    fc.jsonValue(),
    fc.bigInt().map(String),
    fc.constantFrom(true, 8453, '1', '9'.repeat(10_000)),
  )
  const details = changed(good['methodDetails'] as Members, anything)
  return details.chain((methodDetails) =>
    changed({ ...good, methodDetails, externalId: 'order-1' }, anything),
  )
}

/** Members as they are, or with another value for one of them. */
function changed<Value>(
  members: Readonly<Record<string, Value>>,
  values: fc.Arbitrary<Value>,
): fc.Arbitrary<Readonly<Record<string, Value>>> {
  const changes = fc
    .tuple(fc.constantFrom(...Object.keys(members)), values)
    .map(([name, value]) => ({ ...members, [name]: value }))
  return fc.oneof(fc.constant(members), changes)
}
