import { resolve } from 'node:path'
import { MockError } from '../../errors.ts'
import type { PaymentsMockCore } from '../../mock/mock.ts'
import type { Chosen } from '../settings/chosen.ts'
import {
  createStateSaver,
  openStateFile,
  type StateFile,
} from './state-file.ts'
import { UsageError } from '../settings/usage-error.ts'

/** The state file and its use. */
export interface KeptState {
  file: string
  /** True if the world was restored from it. */
  restored: boolean
  /** Settings that the state file overrides, as the user wrote them. */
  unused: readonly string[]
  /** @throws MockError (as a rejection) saying why the file could not be written. */
  save(): Promise<void>
}

/**
 * Opens the state file.
 *
 * @throws UsageError if it cannot be read or written.
 */
export async function openKeptState(
  chosen: Chosen,
): Promise<StateFile | undefined> {
  const { state } = chosen.settings
  if (state === undefined) return undefined
  const folder = chosen.sources.state?.folder ?? ''
  return openStateFile(resolve(folder, state)).catch((error: unknown) => {
    throw refused(chosen, error)
  })
}

/**
 * Restores the world of the state file, if there is one.
 *
 * @throws UsageError if the file is not a snapshot; the mock and the file are unchanged.
 */
export function restoreKeptState(
  { file, contents }: StateFile,
  mock: PaymentsMockCore,
  chosen: Chosen,
): KeptState {
  const restored = contents !== undefined
  try {
    if (restored) mock.restore(contents as never)
  } catch (error) {
    throw refused(chosen, error)
  }
  const save = createStateSaver(file, () => mock.snapshot())
  return {
    file,
    restored,
    unused: restored ? unusedOf(chosen) : [],
    save: () =>
      save().catch((error: unknown) => {
        throw new MockError(
          `The state could not be saved to ${file}: ${(error as Error).message}`,
        )
      }),
  }
}

function unusedOf({ sources }: Chosen): string[] {
  return (['scenario', 'seed', 'now'] as const).flatMap(
    (name) => sources[name]?.name ?? [],
  )
}

function refused({ settings, sources }: Chosen, error: unknown): UsageError {
  return new UsageError(
    `${sources.state?.name} cannot be ${JSON.stringify(settings.state)}: ${(error as Error).message}`,
  )
}
