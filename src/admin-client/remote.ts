import type { Controller } from '../mock/controller.ts'

/** A clock that one asks over HTTP. */
export type RemoteClock = Remote<Controller['clock']>

type AttachedClock = ReturnType<Controller['clocks']['list']>[number]

/** What a promise of a remote member brings: clocks are remote themselves, all else is a copy. */
type RemoteValue<Value> = Value extends Controller['clock']
  ? RemoteClock
  : Value extends AttachedClock[]
    ? { target: AttachedClock['target']; clock: RemoteClock }[]
    : Value

/** The same members, but methods and readable properties give promises. */
export type Remote<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends (
    ...args: infer Args
  ) => infer Result
    ? (...args: Args) => Promise<RemoteValue<Result>>
    : Promise<Part[Name]>
}

/** Members of a controller that have members of their own. */
type PartName =
  | 'clock'
  | 'clocks'
  | 'faults'
  | 'journal'
  | 'events'
  | 'transitions'
  | 'consent'

type RemoteDb = {
  readonly [Table in keyof Controller['db']]: Remote<Controller['db'][Table]>
}

/** All that can be done with a mock, over HTTP. */
export type RemoteController = {
  readonly [Name in PartName]: Remote<Controller[Name]>
} & Omit<Remote<Controller>, PartName | 'db'> & { readonly db: RemoteDb }
