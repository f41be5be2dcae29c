import { expect, it } from 'vitest'
import { requireKnownMembers } from '../../src/domain/known-members.ts'
import { MockError } from '../../src/errors.ts'

interface Options {
  port?: number
  host?: string | undefined
}

const check = (value: unknown) =>
  requireKnownMembers({ owner: 'listen' }, value as Options, {
    port: true,
    host: true,
  })

it.each<Options>([
  {},
  { port: 1 },
  { port: 1, host: 'localhost' },
  { host: undefined },
])('takes %j', (options) => {
  expect(() => check(options)).not.toThrow()
})

it.each<[unknown, string]>([
  [
    { Port: 0 },
    'listen has no option "Port". Did you mean "port"? Allowed: port, host',
  ],
  [
    { port: 0, protocol: 'https' },
    'listen has no option "protocol". Allowed: port, host',
  ],
  [
    JSON.parse('{"__proto__":1}'),
    'listen has no option "__proto__". Allowed: port, host',
  ],
  [
    { constructor: 1 },
    'listen has no option "constructor". Allowed: port, host',
  ],
  [
    null,
    'listen takes its options as an object. Received: null. Allowed: port, host',
  ],
  [
    'port',
    'listen takes its options as an object. Received: "port". Allowed: port, host',
  ],
  [
    [1],
    'listen takes its options as an object. Received: [1]. Allowed: port, host',
  ],
  [
    10n,
    'listen takes its options as an object. Received: 10. Allowed: port, host',
  ],
])('refuses the value %#', (value, message) => {
  expect(() => check(value)).toThrow(new MockError(message))
})
