import { keccak_256 } from '@noble/hashes/sha3.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** The domain that binds a typed message to one contract on one chain. */
export interface TypedDataDomain {
  name: string
  /** Left out by contracts whose domain has none, such as Permit2. */
  version?: string
  /** Chain id of EIP-155. */
  chainId: number
  /** Address of the contract, `0x` and 40 hexadecimal digits. */
  verifyingContract: string
}

const VERSIONED_DOMAIN = typeHash(
  'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)',
)
const UNVERSIONED_DOMAIN = typeHash(
  'EIP712Domain(string name,uint256 chainId,address verifyingContract)',
)

/** Hashes a struct's type in its EIP-712 encoding: `Name(type member,...)`. */
export function typeHash(encodedType: string): Uint8Array {
  return keccak_256(utf8ToBytes(encodedType))
}

/** Encodes an unsigned integer or an address as a 32-byte word of EIP-712. */
export function word(value: bigint | number | string): Uint8Array {
  return hexToBytes(BigInt(value).toString(16).padStart(64, '0'))
}

/**
 * Hashes a struct; the hash is also the word for the struct as a member of another one.
 *
 * @param structType - the struct's {@link typeHash}.
 * @param members - the struct's members in order, 32 bytes each.
 */
export function structHash(
  structType: Uint8Array,
  members: readonly Uint8Array[],
): Uint8Array {
  return keccak_256(concatBytes(structType, ...members))
}

/**
 * The 32 bytes to sign for a struct in a domain.
 *
 * @param struct - the struct's {@link structHash}.
 */
export function typedDataDigest(
  domain: TypedDataDomain,
  struct: Uint8Array,
): Uint8Array {
  return keccak_256(
    concatBytes(Uint8Array.of(0x19, 0x01), domainSeparator(domain), struct),
  )
}

function domainSeparator(domain: TypedDataDomain): Uint8Array {
  const { name, version, chainId, verifyingContract } = domain
  return structHash(
    version === undefined ? UNVERSIONED_DOMAIN : VERSIONED_DOMAIN,
    [
      textWord(name),
      ...(version === undefined ? [] : [textWord(version)]),
      word(chainId),
      word(verifyingContract),
    ],
  )
}

function textWord(text: string): Uint8Array {
  return keccak_256(utf8ToBytes(text))
}
