// @ts-check

/**
 * Makes sure that a step went as it should.
 *
 * @param {string} what names the thing that is looked at
 * @param {unknown} actual
 * @param {unknown} expected
 */
export function expectEqual(what, actual, expected) {
  if (actual !== expected) {
    throw new Error(
      `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
    )
  }
}

/**
 * Makes sure that the service refuses a call.
 *
 * @param {Promise<unknown>} call
 * @param {{ name: string, status: number, message: string }} expected
 * @returns {Promise<string>} the refusal as a line to show: its name, HTTP status and text
 */
export async function expectRefusal(call, expected) {
  const error = await call.then(
    () => undefined,
    (
      /** @type {Error & { $metadata?: { httpStatusCode?: number } }} */ error,
    ) => error,
  )
  expectEqual('the refusal', error?.name, expected.name)
  expectEqual('its status', error?.$metadata?.httpStatusCode, expected.status)
  expectEqual('its text', error?.message, expected.message)
  return `${expected.name} (${expected.status}): ${expected.message}`
}
