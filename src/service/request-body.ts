import { ServiceException } from '../errors.ts'

const JSON_CONTENT_TYPE = /^application\/json\s*(;|$)/i

// inferred: the x-amz-json forms of older SDKs, and text/plain, with which the Dart client sends its JSON
const TOLERATED_CONTENT_TYPE =
  /^(application\/x-amz-json-1\.[01]|text\/plain)\s*(;|$)/i

/**
 * Reads a body that is JSON by its content type (documented: restJson1), which may be missing.
 *
 * @param warnings gets a warning about a content type that clients should not send.
 * @throws SerializationException for a truncated body, UnsupportedMediaTypeException for another content type.
 */
export async function readBody(
  request: Request,
  warnings: string[],
): Promise<string> {
  let body: string
  try {
    body = await request.text()
  } catch {
    throw new ServiceException(
      'SerializationException',
      'The request body ended before it was complete.',
    )
  }
  const contentType = request.headers.get('content-type')
  if (body === '') return body
  if (contentType === null) {
    warnings.push('The content type is missing: send application/json')
  } else if (TOLERATED_CONTENT_TYPE.test(contentType)) {
    warnings.push(
      `The content type "${contentType}" was read as JSON: send application/json`,
    )
  } else if (!JSON_CONTENT_TYPE.test(contentType)) {
    throw new ServiceException(
      'UnsupportedMediaTypeException',
      `The content type "${contentType}" is not supported. Send application/json.`,
    )
  }
  return body
}
