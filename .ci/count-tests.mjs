// Prints how many tests of a vitest JSON report passed and failed.
import { readFileSync } from 'node:fs'

const [reportPath, exitCode] = process.argv.slice(2)

const { passed, failed } = count()
// A run that failed as a whole, or that ran nothing, is a failure of its own.
const failedAsWhole = failed === 0 && (exitCode !== '0' || passed === 0)
console.log(passed, failed + Number(failedAsWhole))

function count() {
  try {
    const report = JSON.parse(readFileSync(reportPath, 'utf8'))
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  } catch {
    // vitest ended before it wrote one
    return { passed: 0, failed: 0 }
  }
}
