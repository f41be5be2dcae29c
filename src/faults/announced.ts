import type { Faults } from './faults.ts'

/** The same, telling whenever rules were armed or disarmed. */
export function announced(faults: Faults, tell: () => void): Faults {
  return {
    list: faults.list,
    inject(rule) {
      const fault = faults.inject(rule)
      tell()
      return fault
    },
    remove(id) {
      faults.remove(id)
      tell()
    },
    clear() {
      faults.clear()
      tell()
    },
  }
}
