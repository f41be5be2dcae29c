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

/** A filter of rows: every named column must satisfy its comparisons. A null never matches. */
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
 * Read access to one table. Rows are copies: changing one does not affect the mock.
 *
 * Queries scan the table; the service's own lookups use indexes.
 */
export interface ReadonlyTable<Row> {
  /** Returns the oldest matching row, or null. */
  findFirst(query: TableQuery<Row>): Row | null
  /** Returns all matching rows, in creation order unless `orderBy` is given. */
  findMany(query: TableQuery<Row>): Row[]
  /** Returns all rows, in creation order. */
  getAll(): Row[]
  /** Counts the matching rows; all without a query. */
  count(query?: TableQuery<Row>): number
}
