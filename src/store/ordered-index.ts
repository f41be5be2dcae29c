// Large enough that finding a chunk is cheap, small enough that a splice inside one is.
const CHUNK_SIZE = 256

/** A row's position in a list: a sequence number, or text that is compared by its code units. */
export type Position = number | string

interface Entry<P extends Position> {
  position: P
  key: string
}

/**
 * An index of keys by position, in small sorted chunks: adding, removing and starting a page cost the same with a
 * hundred rows and with a hundred thousand.
 */
export class OrderedIndex<P extends Position> {
  readonly #chunks: Entry<P>[][] = []

  add(position: P, key: string): void {
    const chunk = this.#chunks.at(-1)
    const last = chunk?.at(-1)
    if (last === undefined || last.position < position) {
      if (chunk === undefined || chunk.length >= CHUNK_SIZE) {
        this.#chunks.push([{ position, key }])
      } else {
        chunk.push({ position, key })
      }
      return
    }
    const index = this.#chunkAt(position)
    const target = this.#chunks[index] as Entry<P>[]
    target.splice(indexIn(target, position), 0, { position, key })
    if (target.length > 2 * CHUNK_SIZE) {
      this.#chunks.splice(index + 1, 0, target.splice(CHUNK_SIZE))
    }
  }

  remove(position: P): void {
    const chunkIndex = this.#chunkAt(position)
    const chunk = this.#chunks[chunkIndex]
    const index = chunk === undefined ? -1 : indexIn(chunk, position)
    if (chunk?.[index]?.position === position) {
      chunk.splice(index, 1)
      if (chunk.length === 0) {
        this.#chunks.splice(chunkIndex, 1)
      }
    }
  }

  /** Lists the keys after a position, in order; without one, all keys. */
  *after(position?: P): Generator<string> {
    const first = position === undefined ? 0 : this.#chunkAt(position)
    for (let index = first; index < this.#chunks.length; index += 1) {
      const chunk = this.#chunks[index] ?? []
      let start = 0
      if (position !== undefined && index === first) {
        start = indexIn(chunk, position)
        if (chunk[start]?.position === position) start += 1
      }
      for (let at = start; at < chunk.length; at += 1) {
        yield (chunk[at] as Entry<P>).key
      }
    }
  }

  get isEmpty(): boolean {
    return this.#chunks.length === 0
  }

  /** Finds the first chunk that ends at or after a position. */
  #chunkAt(position: P): number {
    return lowerBound(this.#chunks.length, (index) => {
      const last = this.#chunks[index]?.at(-1)
      return last !== undefined && last.position >= position
    })
  }
}

function indexIn<P extends Position>(chunk: Entry<P>[], position: P): number {
  return lowerBound(
    chunk.length,
    (index) => (chunk[index] as Entry<P>).position >= position,
  )
}

/** Finds the first index for which a monotonic condition holds; the length when none. */
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
