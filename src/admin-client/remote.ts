import type {
  AwaitedController,
  AwaitedPart,
} from '../mock/awaited-controller.ts'
import type { MockClock, MockController } from '../mock/controller.ts'

/** A part whose methods and properties return promises. */
export type Remote<Part> = AwaitedPart<Part, 'remote'>

/** A clock over HTTP. */
export type RemoteClock = Remote<MockClock>

/** The control API over HTTP. */
export type RemoteController<
  Controller extends MockController = MockController,
> = AwaitedController<'remote', Controller>
