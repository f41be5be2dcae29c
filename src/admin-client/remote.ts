import type {
  AwaitedController,
  AwaitedPart,
} from '../mock/awaited-controller.ts'
import type { MockClock, MockController } from '../mock/controller.ts'

/** The same members, but methods and readable properties give promises. */
export type Remote<Part> = AwaitedPart<Part, 'remote'>

/** A clock that one asks over HTTP. */
export type RemoteClock = Remote<MockClock>

/** All that can be done with a mock, over HTTP. */
export type RemoteController<
  Controller extends MockController = MockController,
> = AwaitedController<'remote', Controller>
