import { isObject } from '../domain/is-object.ts'
import { valueText } from '../domain/value-text.ts'
import { MockError } from '../errors.ts'
import type { TableQuery } from './query.ts'
import { columnsOf, ROW_SCHEMAS } from './row-schemas.ts'
import type { TableName } from './rows.ts'

type Kind = 'string' | 'number'

/** The operand of a comparison: one value, or a list of a given or any length. */
interface Operand {
  kinds: readonly Kind[]
  list?: { length?: number }
}

const BOTH: readonly Kind[] = ['string', 'number']
const OPERANDS: Readonly<Record<string, Operand>> = {
  equals: { kinds: BOTH },
  notEquals: { kinds: BOTH },
  contains: { kinds: ['string'] },
  notContains: { kinds: ['string'] },
  between: { kinds: ['number'], list: { length: 2 } },
  notBetween: { kinds: ['number'], list: { length: 2 } },
  gt: { kinds: BOTH },
  gte: { kinds: BOTH },
  lt: { kinds: BOTH },
  lte: { kinds: BOTH },
  in: { kinds: BOTH, list: {} },
  notIn: { kinds: BOTH, list: {} },
}

/**
 * Checks a query: the query language itself returns no rows for a misspelt column, and throws its own error for an
 * unknown comparison.
 *
 * @throws MockError that names the column or member, its value and what is allowed.
 */
export function checkQuery(table: TableName, query: TableQuery<object>): void {
  if (!isObject(query)) {
    throw new MockError(
      `A query is an object, e.g. { where: { … } }. Received: ${valueText(query)}`,
    )
  }
  for (const [member, value] of Object.entries(query)) {
    if (member === 'where') {
      for (const [column, comparisons] of membersOf(table, member, value)) {
        checkComparisons(table, column, comparisons)
      }
    } else if (member === 'orderBy') {
      for (const [column, order] of membersOf(table, member, value)) {
        if (order !== 'asc' && order !== 'desc') {
          throw new MockError(
            `orderBy.${column} must be "asc" or "desc". Received: ${valueText(order)}`,
          )
        }
      }
    } else if (member === 'take' || member === 'skip') {
      if (!Number.isSafeInteger(value) || (value as number) < 0) {
        throw new MockError(
          `${member} must be a whole number of 0 or more. Received: ${valueText(value)}`,
        )
      }
    } else {
      throw new MockError(
        `A query has no ${JSON.stringify(member)}. Allowed: where, orderBy, take, skip`,
      )
    }
  }
}

/** Reads the members of a part of the query that are named by columns. */
function membersOf(
  table: TableName,
  part: string,
  value: unknown,
): [column: string, value: unknown][] {
  if (!isObject(value)) {
    throw new MockError(
      `${part} must be an object with a member for each column. Received: ${valueText(value)}`,
    )
  }
  const columns = columnsOf(table)
  for (const column of Object.keys(value)) {
    if (!columns.includes(column)) {
      throw new MockError(
        `Table "${table}" has no column "${column}". Allowed: ${columns.join(', ')}`,
      )
    }
  }
  return Object.entries(value)
}

function checkComparisons(
  table: TableName,
  column: string,
  comparisons: unknown,
): void {
  const kind = kindOf(table, column)
  if (kind === undefined) {
    throw new MockError(
      `Column "${column}" of table "${table}" is a list, which cannot be compared. Compare another column, or filter the rows of getAll()`,
    )
  }
  if (!isObject(comparisons)) {
    throw new MockError(
      `where.${column} must be an object of comparisons, e.g. { equals: … }. Received: ${valueText(comparisons)}`,
    )
  }
  for (const [name, value] of Object.entries(comparisons)) {
    const operand = Object.hasOwn(OPERANDS, name) ? OPERANDS[name] : undefined
    if (operand === undefined || !operand.kinds.includes(kind)) {
      const allowed = Object.keys(OPERANDS).filter((other) =>
        OPERANDS[other]?.kinds.includes(kind),
      )
      throw new MockError(
        `where.${column} has no comparison ${JSON.stringify(name)}. Allowed: ${allowed.join(', ')}`,
      )
    }
    if (!isOperand(operand, kind, value)) {
      throw new MockError(
        `where.${column}.${name} must be ${describe(operand, kind)}. Received: ${valueText(value)}`,
      )
    }
  }
}

function isOperand({ list }: Operand, kind: Kind, value: unknown): boolean {
  if (list === undefined) return typeof value === kind
  return (
    Array.isArray(value) &&
    value.length === (list.length ?? value.length) &&
    value.every((one) => typeof one === kind)
  )
}

function describe({ list }: Operand, kind: Kind): string {
  if (list === undefined) return `a ${kind}`
  return `a list of ${list.length === undefined ? '' : `${list.length} `}${kind}s`
}

/** Determines the kind of a column's values, ignoring null; undefined for a list. */
function kindOf(table: TableName, column: string): Kind | undefined {
  let schema = ROW_SCHEMAS[table].entries[column] as
    { type: string; wrapped?: { type: string } } | undefined
  if (schema?.type === 'nullable') schema = schema.wrapped
  if (schema?.type === 'array') return undefined
  return schema?.type === 'number' ? 'number' : 'string'
}
