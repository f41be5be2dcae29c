import { measureGrowth } from './growth.ts'
import { measureMemory } from './memory.ts'
import type { Row } from './row.ts'
import { measureSdkList } from './sdk-list.ts'
import { measureSigning } from './signing.ts'

const rows: Row[] = [
  ...(await measureGrowth()),
  await measureSdkList(),
  await measureSigning(),
  await measureMemory(),
]

for (const { name, value, ceiling, detail } of rows) {
  const verdict = value <= ceiling ? 'ok  ' : 'OVER'
  console.log(
    `${verdict} ${value.toFixed(2).padStart(5)} (at most ${ceiling})  ${name}  [${detail}]`,
  )
}
process.exitCode = rows.every(({ value, ceiling }) => value <= ceiling) ? 0 : 1
