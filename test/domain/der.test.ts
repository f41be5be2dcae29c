import { expect, it } from 'vitest'
import { DER_TAGS, readDer } from '../../src/domain/der.ts'

const { integer, octetString } = DER_TAGS

const read = (...bytes: number[]) =>
  readDer(Uint8Array.from(bytes))?.map(({ tag, content }) => [
    tag,
    content.length,
  ])
const zeros = (length: number) => Array.from({ length }, () => 0)

it('reads values that stand one after another, of any length', () => {
  expect(read()).toEqual([])
  expect(read(integer, 1, 0, octetString, 0)).toEqual([
    [integer, 1],
    [octetString, 0],
  ])
  expect(read(octetString, 0x7f, ...zeros(127))).toEqual([[octetString, 127]])
  expect(read(octetString, 0x81, 0x80, ...zeros(128), integer, 0)).toEqual([
    [octetString, 128],
    [integer, 0],
  ])
  expect(read(octetString, 0x82, 1, 0, ...zeros(256))).toEqual([
    [octetString, 256],
  ])
})

it.each([
  ['no length', [octetString]],
  ['too few bytes', [octetString, 2, 0]],
  ['a length without an end', [octetString, 0x80, 0, 0]],
  ['a length of more bytes than it needs', [octetString, 0x81, 1, 0]],
  ['a length that starts with 0', [octetString, 0x82, 0, 1, 0]],
  ['half a length', [octetString, 0x82, 1]],
  ['a length of three bytes', [octetString, 0x83, 1, 0, 0, ...zeros(65536)]],
])('reads nothing that has %s', (_, bytes) => {
  expect(read(...bytes)).toBeUndefined()
})
