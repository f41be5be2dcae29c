import http, { type IncomingHttpHeaders, type RequestOptions } from 'node:http'

/** What came back of a request. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends a request with exactly these headers: the Fetch API would not let a test choose `Host` or `Origin`. */
export function send(
  url: string,
  { body, ...options }: RequestOptions & { body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
        }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}
