import type { PaymentsMockCore } from '../../src/mock/mock.ts'
import { CONTROL_PLANE, send, type Answer } from './call-operation.ts'

/** Calls the control plane at a path under `/payments/`. */
export function control(
  mock: Pick<PaymentsMockCore, 'fetch'>,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  return send(
    mock,
    new Request(`${CONTROL_PLANE}/payments/${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }),
  )
}
