/** An error reply of the admin API, with its HTTP status; a `MockError` is answered with 400. */
export class AdminRefusal extends Error {
  override name = 'AdminRefusal' as const

  constructor(
    readonly statusCode: 400 | 403 | 404 | 405 | 409 | 500,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}
