import type { Connection } from './connection.ts'

type CallArguments = Parameters<Connection['call']>

/** Calls of the admin API, by what is wanted of their answers. */
export interface Calls extends Pick<Connection, 'call'> {
  /** A call of which the answer says nothing that the caller does not know. */
  send(...sent: CallArguments): Promise<void>
  /** One member of an answer. */
  pick<Value>(member: string, ...sent: CallArguments): Promise<Value>
}

export function createCalls({ call }: Connection): Calls {
  return {
    call,
    async send(...sent) {
      await call(...sent)
    },
    async pick<Value>(member: string, ...sent: CallArguments) {
      const answer = await call<Record<string, Value>>(...sent)
      return answer[member] as Value
    },
  }
}
