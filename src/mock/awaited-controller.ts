import type { AttachedClock, MockClock, MockController } from './controller.ts'

/** Kinds of access to a controller: over HTTP, or over HTTP or in process. */
interface Given<Value> {
  remote: Promise<Value>
  either: Value | PromiseLike<Value>
}

type Way = keyof Given<unknown>

/** Result of a member; the members of a clock become asynchronous in turn. */
type GivenValue<Value, By extends Way> = Value extends MockClock
  ? AwaitedPart<MockClock, By>
  : Value extends AttachedClock[]
    ? {
        target: AttachedClock['target']
        clock: AwaitedPart<MockClock, By>
      }[]
    : Value

/** A part with asynchronous members: methods and properties return promises. */
export type AwaitedPart<Part, By extends Way> = {
  readonly [Name in keyof Part]: Part[Name] extends (
    ...args: infer Args
  ) => infer Result
    ? Method<Args, Given<GivenValue<Result, By>>[By]>
    : Given<Part[Name]>[By]
}

/** A function with bivariant parameters, so that one for known operations fits one for any operation. */
type Method<Args extends unknown[], Result> = {
  call(...args: Args): Result
}['call']

/** Members of a controller that have members of their own. */
type PartName =
  | 'clock'
  | 'clocks'
  | 'faults'
  | 'journal'
  | 'events'
  | 'transitions'
  | 'consent'
  | 'wallets'
  | 'chains'

/** The control API with asynchronous members. */
export type AwaitedController<
  By extends Way,
  Controller extends MockController = MockController,
> = {
  readonly [Name in PartName]: AwaitedPart<Controller[Name], By>
} & Omit<AwaitedPart<Controller, By>, PartName | 'db'> & {
    readonly db: {
      readonly [Table in keyof MockController['db']]: AwaitedPart<
        MockController['db'][Table],
        By
      >
    }
  }
