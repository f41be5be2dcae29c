/** Comparisons of a text column. */
export interface TextComparison {
  equals?: string
  notEquals?: string
  contains?: string
  notContains?: string
  gt?: string
  gte?: string
  lt?: string
  lte?: string
  in?: string[]
  notIn?: string[]
}

/** Comparisons of a number column. */
export interface NumberComparison {
  equals?: number
  notEquals?: number
  between?: [number, number]
  notBetween?: [number, number]
  gt?: number
  gte?: number
  lt?: number
  lte?: number
  in?: number[]
  notIn?: number[]
}

/** Which rows: every column that is named must satisfy its comparisons. A null never matches. */
export type TableFilter<Row> = {
  [
    Column in keyof Row as Row[Column] extends string | number | null
      ? Column
      : never
  ]?: Row[Column] extends number | null ? NumberComparison : TextComparison
}

/** A query in the language of `@mswjs/data`. */
export interface TableQuery<Row> {
  where?: TableFilter<Row>
  orderBy?: { [Column in keyof Row]?: 'asc' | 'desc' }
  take?: number
  skip?: number
}

/**
 * Read access to one table. Rows are copies: changing one changes nothing in the mock.
 *
 * Queries scan the table, as questions of a test do; the service's own lookups use indexes.
 */
export interface ReadonlyTable<Row> {
  /** The oldest matching row, or null. */
  findFirst(query: TableQuery<Row>): Row | null
  /** All matching rows, in creation order unless `orderBy` says otherwise. */
  findMany(query: TableQuery<Row>): Row[]
  /** All rows, in creation order. */
  getAll(): Row[]
  /** How many rows match; all without a query. */
  count(query?: TableQuery<Row>): number
}
