/** One side of a comparison: runs once, and may prepare or clean up outside the measured time. */
export interface Sample {
  before?(): unknown
  run(): unknown
  after?(): unknown
}

/** Ratio of two samples, with the medians it comes from in microseconds. */
export interface Ratio {
  ratio: number
  numeratorUs: number
  denominatorUs: number
}

/**
 * Compares two samples in one process: rounds alternate A B, B A, A B …, each round gives one ratio of
 * medians, and the result is the median of these, so that a drift of the machine's speed cancels out.
 */
export async function compare(
  numerator: Sample,
  denominator: Sample,
  { rounds = 15, iterations = 150 } = {},
): Promise<Ratio> {
  // a first round that is not counted: the engine compiles what is hot
  await medianOf(numerator, iterations)
  await medianOf(denominator, iterations)
  const results: Ratio[] = []
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] =
      round % 2 === 0 ? [numerator, denominator] : [denominator, numerator]
    const firstUs = await medianOf(first, iterations)
    const secondUs = await medianOf(second, iterations)
    const [numeratorUs, denominatorUs] =
      round % 2 === 0 ? [firstUs, secondUs] : [secondUs, firstUs]
    results.push({
      ratio: numeratorUs / denominatorUs,
      numeratorUs,
      denominatorUs,
    })
  }
  return {
    ratio: median(results.map(({ ratio }) => ratio)),
    numeratorUs: median(results.map(({ numeratorUs }) => numeratorUs)),
    denominatorUs: median(results.map(({ denominatorUs }) => denominatorUs)),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1
    ? upper
    : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

async function medianOf(sample: Sample, iterations: number): Promise<number> {
  const times: number[] = []
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    await sample.before?.()
    const start = performance.now()
    await sample.run()
    times.push((performance.now() - start) * 1000)
    await sample.after?.()
  }
  return median(times)
}
