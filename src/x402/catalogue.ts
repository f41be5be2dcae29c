import { callResource } from './mcp/call-resource.ts'
import type { PaidResource } from './resource/paid-resource.ts'

/** Lists resources with their offers, as facilitators publish them (documented: the Bazaar extension of x402). */
export async function catalogueOf(
  { clock }: { clock: { now(): Date } },
  resources: readonly PaidResource[],
): Promise<Readonly<Record<string, unknown>>[]> {
  const lastUpdated = clock.now().toISOString()
  const items = await Promise.all(
    resources.map(async (resource) => {
      const { url, description } = resource
      const { structuredContent } = await callResource(resource, {})
      const { x402Version, accepts } = structuredContent ?? {}
      // what is charged by MPP alone has no offers of x402
      return accepts === undefined
        ? []
        : [
            {
              resource: url,
              type: 'http',
              x402Version,
              accepts,
              description,
              lastUpdated,
            },
          ]
    }),
  )
  return items.flat()
}
