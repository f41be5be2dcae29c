import dns from 'node:dns'

// A test that reaches out of this machine depends on what it cannot control, and might meet the real AWS.
const REACHABLE = ['localhost', '127.0.0.1', '::1']
const target = process.env['AGENTCORE_MOCK_TARGET']
if (target) REACHABLE.push(new URL(target).hostname)

dns.lookup = new Proxy(dns.lookup, {
  apply(lookup, self, args: Parameters<typeof dns.lookup>) {
    const [host] = args
    if (!REACHABLE.includes(host)) {
      throw new Error(
        `A test tried to reach ${host}. Tests reach ${REACHABLE.join(', ')} only: register the mock before the client sends, or set AGENTCORE_MOCK_TARGET.`,
      )
    }
    return Reflect.apply(lookup, self, args)
  },
})
