// Large enough that finding a chunk is cheap, small enough that a splice inside one is.
const CHUNK_SIZE = 256

interface Entry {
  sequence: number
  key: string
}

/**
 * Keys in creation order, in small sorted chunks: adding, removing and starting a page anywhere
 * cost the same at a hundred rows and at a hundred thousand.
 */
export class OrderedIndex {
  readonly #chunks: Entry[][] = []

  add(sequence: number, key: string): void {
    const chunk = this.#chunks.at(-1)
    const last = chunk?.at(-1)
    if (last === undefined || last.sequence < sequence) {
      if (chunk === undefined || chunk.length >= CHUNK_SIZE) {
        this.#chunks.push([{ sequence, key }])
      } else {
        chunk.push({ sequence, key })
      }
      return
    }
    // Only undoing a deletion puts a row back between others.
    const target = this.#chunks[this.#chunkAt(sequence)] ?? []
    target.splice(positionIn(target, sequence), 0, { sequence, key })
  }

  remove(sequence: number): void {
    const chunkIndex = this.#chunkAt(sequence)
    const chunk = this.#chunks[chunkIndex]
    const position = chunk === undefined ? -1 : positionIn(chunk, sequence)
    if (chunk?.[position]?.sequence === sequence) {
      chunk.splice(position, 1)
      if (chunk.length === 0) {
        this.#chunks.splice(chunkIndex, 1)
      }
    }
  }

  /** Keys of the rows created after a sequence number, oldest first. */
  *after(sequence: number): Generator<string> {
    const first = this.#chunkAt(sequence + 1)
    for (let index = first; index < this.#chunks.length; index += 1) {
      const chunk = this.#chunks[index] ?? []
      const start = index === first ? positionIn(chunk, sequence + 1) : 0
      for (let at = start; at < chunk.length; at += 1) {
        yield (chunk[at] as Entry).key
      }
    }
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0
  }

  /** Index of the first chunk that ends at or after a sequence number. */
  #chunkAt(sequence: number): number {
    return lowerBound(
      this.#chunks.length,
      (index) => (this.#chunks[index]?.at(-1)?.sequence ?? 0) >= sequence,
    )
  }
}

function positionIn(chunk: Entry[], sequence: number): number {
  return lowerBound(
    chunk.length,
    (index) => (chunk[index] as Entry).sequence >= sequence,
  )
}

/** First index for which a condition that stays true once it is true holds; the length when none. */
function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
