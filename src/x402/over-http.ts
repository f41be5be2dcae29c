/** A facilitator's answers, without HTTP. */
interface Answers {
  supported(): unknown
  verify(body: unknown): unknown
  settle(body: unknown): unknown
}

const ROUTES = {
  supported: { method: 'GET', answer: (own: Answers) => own.supported() },
  verify: {
    method: 'POST',
    answer: (own: Answers, body: unknown) => own.verify(body),
  },
  settle: {
    method: 'POST',
    answer: (own: Answers, body: unknown) => own.settle(body),
  },
} as const

/** Answers a request for a facilitator by the end of its path; a refusal of a proof is a success of the request. */
export async function answerOverHttp(
  facilitator: Answers,
  request: Request,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  if (!isRoute(name)) {
    return refusal(
      404,
      `The facilitator has no ${pathname}. Allowed: paths that end in ${Object.keys(
        ROUTES,
      )
        .map((route) => `/${route}`)
        .join(', ')}`,
    )
  }
  const { method, answer } = ROUTES[name]
  if (request.method !== method) {
    return refusal(
      405,
      `${pathname} does not answer ${request.method}. Allowed: ${method}`,
      { allow: method },
    )
  }
  // what is no JSON is a body that the facilitator itself finds malformed
  const body = method === 'POST' ? await readJson(request) : undefined
  return json(200, answer(facilitator, body))
}

/** A refusal in the form of the mock's own routes. */
export function refusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { error: { message } }, headers)
}

function isRoute(name: string): name is keyof typeof ROUTES {
  return Object.hasOwn(ROUTES, name)
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    return undefined
  }
}

function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
