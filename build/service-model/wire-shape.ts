/** A shape as one source tells it, so that sources can be compared; what a source does not tell is left out. */
export interface WireShape {
  type:
    | 'string'
    | 'number'
    | 'integer'
    | 'long'
    | 'boolean'
    | 'document'
    | 'timestamp'
    | 'list'
    | 'map'
    | 'structure'
  /** A structure's name in the service model. */
  name?: string | undefined
  format?: string | undefined
  member?: WireShape | undefined
  members?: Record<string, WireMember> | undefined
  union?: boolean | undefined
  sensitive?: boolean | undefined
  min?: number | undefined
  max?: number | undefined
  pattern?: string | undefined
  enum?: readonly string[] | undefined
}

/** A member of a structure. */
export interface WireMember extends WireShape {
  required: boolean
  location: 'body' | 'label' | 'header' | 'query'
  locationName?: string | undefined
  idempotencyToken: boolean
}

/** An operation as one source tells it. */
export interface WireOperation {
  method: string
  uri: string
  statusCode: number
  input: WireShape
  output: WireShape
}

/** An exception as one source tells it. */
export interface WireError {
  statusCode: number
  members: string[]
}
