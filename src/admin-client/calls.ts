import type { Connection } from './connection.ts'

type CallArguments = Parameters<Connection['call']>

/** Calls of the admin API, by the part of the reply that is used. */
export interface Calls extends Pick<Connection, 'call'> {
  /** Sends a call and ignores its reply. */
  send(...sent: CallArguments): Promise<void>
  /** Sends a call and returns one member of its reply. */
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
