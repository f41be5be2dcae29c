import type { AttachedClock, MockClock, MockController } from './controller.ts'

/** Values as the members of a controller give them: over HTTP, or either so or at once. */
interface Given<Value> {
  remote: Promise<Value>
  either: Value | PromiseLike<Value>
}

type Way = keyof Given<unknown>

/** Value that a member gives: clocks are to be awaited themselves, all else is as it is. */
type GivenValue<Value, By extends Way> = Value extends MockClock
  ? AwaitedPart<MockClock, By>
  : Value extends AttachedClock[]
    ? {
        target: AttachedClock['target']
        clock: AwaitedPart<MockClock, By>
      }[]
    : Value

/** The same members, but all that methods and readable properties give is to be awaited. */
export type AwaitedPart<Part, By extends Way> = {
  readonly [Name in keyof Part]: Part[Name] extends (
    ...args: infer Args
  ) => infer Result
    ? Method<Args, Given<GivenValue<Result, By>>[By]>
    : Given<Part[Name]>[By]
}

/** A function that is compared as methods are: one that takes rules of known operations is one that takes rules. */
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

/** All that can be done with a mock from afar, or by those who do not know how far it is. */
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
