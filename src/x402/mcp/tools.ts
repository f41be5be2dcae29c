import { isObject } from '../../domain/is-object.ts'
import type { PaidResource } from '../resource/paid-resource.ts'
import { catalogueOf } from '../catalogue.ts'
import { callResource, textResult, type ToolResult } from './call-resource.ts'

type Members = Readonly<Record<string, unknown>>

/** Resources that are sold as tools, by the tool's name. */
export type SoldTools = ReadonlyMap<string, PaidResource>

/** Part of a mock that tells when a catalogue was made. */
export interface Dated {
  clock: { now(): Date }
}

interface Tool {
  name: string
  description: string
  inputSchema: Members
}

const TEXT = { type: 'string' }

/** documented: the tools of the x402 Bazaar. */
const BAZAAR_TOOLS: readonly Tool[] = [
  {
    name: 'search_resources',
    description: 'Lists what is sold; free',
    inputSchema: { type: 'object', properties: { query: TEXT } },
  },
  {
    name: 'proxy_tool_call',
    description: 'Calls a tool; pay with headers in its parameters',
    inputSchema: {
      type: 'object',
      properties: { toolName: TEXT, parameters: { type: 'object' } },
      required: ['toolName'],
    },
  },
  {
    name: 'validate_endpoint',
    description: 'Tells whether something is sold at a URL, and for how much',
    inputSchema: {
      type: 'object',
      properties: { url: TEXT },
      required: ['url'],
    },
  },
]

/** Every tool: those of the Bazaar, and one for each resource. */
export function listTools(sold: SoldTools): Tool[] {
  return [
    ...BAZAAR_TOOLS,
    ...[...sold].map(([name, { description }]) => ({
      name,
      description,
      inputSchema: { type: 'object' },
    })),
  ]
}

/** @returns undefined when there is no such tool. */
export async function callTool(
  mock: Dated,
  sold: SoldTools,
  params: Members,
): Promise<ToolResult | undefined> {
  const { name, _meta } = params
  const given = isObject(params['arguments']) ? params['arguments'] : {}
  const envelope = isObject(_meta) ? _meta['x402/payment'] : undefined
  switch (name) {
    case 'search_resources':
      return search(mock, sold, given['query'])
    case 'validate_endpoint':
      return validate(sold, given['url'])
    case 'proxy_tool_call': {
      const resource = sold.get(textOf(given['toolName']))
      const parameters = isObject(given['parameters'])
        ? given['parameters']
        : {}
      const { headers } = parameters
      return resource === undefined
        ? textResult(`There is no tool ${textOf(given['toolName'])}`, true)
        : callResource(resource, { envelope, headers })
    }
    default: {
      const resource = sold.get(textOf(name))
      return (
        resource &&
        callResource(resource, { envelope }, `mcp://tool/${textOf(name)}`)
      )
    }
  }
}

async function search(
  mock: Dated,
  sold: SoldTools,
  query: unknown,
): Promise<ToolResult> {
  const words = textOf(query).toLowerCase()
  const found = [...sold].filter(([name, { description }]) =>
    `${name} ${description}`.toLowerCase().includes(words),
  )
  const resources = await catalogueOf(
    mock,
    found.map(([, resource]) => resource),
  )
  const result = { resources }
  return { ...textResult(JSON.stringify(result)), structuredContent: result }
}

async function validate(sold: SoldTools, url: unknown): Promise<ToolResult> {
  const resource = [...sold.values()].find((other) => other.url === url)
  const offers =
    resource && (await callResource(resource, {})).structuredContent
  const result = { valid: offers !== undefined, ...offers }
  return { ...textResult(JSON.stringify(result)), structuredContent: result }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
