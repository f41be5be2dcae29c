import type {
  WireMember,
  WireOperation,
  WireShape,
} from '../../build/service-model/wire-shape.ts'

/** A place at which the service was seen to differ from its own published model. */
export interface Departure {
  /** Names of the operations that it is about. */
  operations: readonly string[]
  /** From `input` or `output` to a member, or to one of its constraints; `member` is the item of a list. */
  path: string
  evidence: 'recorded' | 'observed'
}

const WITH_DESCRIPTION = [
  'CreatePaymentConnector',
  'CreatePaymentManager',
  'UpdatePaymentConnector',
  'UpdatePaymentManager',
]

/** Every such place, which the mock leaves out of the model as the service does. */
export const DEPARTURES: readonly Departure[] = [
  {
    operations: WITH_DESCRIPTION,
    path: 'input.description.pattern',
    evidence: 'recorded',
  },
  {
    operations: ['GetPaymentConnector', 'GetPaymentManager'],
    path: 'output.description.pattern',
    evidence: 'recorded',
  },
  {
    operations: ['ListPaymentManagers'],
    path: 'output.paymentManagers.member.description.pattern',
    evidence: 'recorded',
  },
  {
    operations: ['CreatePaymentInstrument', 'GetPaymentInstrument'],
    path: 'output.paymentInstrument.paymentInstrumentDetails.embeddedCryptoWallet.linkedAccounts',
    evidence: 'recorded',
  },
  {
    operations: ['GetPaymentManager'],
    path: 'output.tags',
    evidence: 'recorded',
  },
  {
    operations: ['ListPaymentConnectors'],
    path: 'output.paymentConnectors.member.lastUpdatedAt',
    evidence: 'recorded',
  },
  {
    operations: ['ListPaymentConnectors'],
    path: 'output.paymentConnectors.member.provisionMode',
    evidence: 'recorded',
  },
  {
    operations: [
      'CreatePaymentCredentialProvider',
      'GetPaymentCredentialProvider',
      'UpdatePaymentCredentialProvider',
    ],
    path: 'output.credentialProviderArn.pattern',
    evidence: 'recorded',
  },
  {
    operations: ['ListPaymentCredentialProviders'],
    path: 'output.credentialProviders.member.credentialProviderArn.pattern',
    evidence: 'recorded',
  },
]

/** An operation of the model as the service was seen to answer it. */
export function withDepartures(
  name: string,
  model: WireOperation | undefined,
): WireOperation {
  if (model === undefined) throw new Error(`There is no ${name}`)
  return DEPARTURES.filter(({ operations }) => operations.includes(name))
    .map(({ path }) => path)
    .reduce(withoutPath, model)
}

/** An operation without one of its members, or without a constraint. */
export function withoutPath(
  operation: WireOperation,
  path: string,
): WireOperation {
  const [side, ...steps] = path.split('.')
  return side === 'input'
    ? { ...operation, input: without(operation.input, steps) }
    : { ...operation, output: without(operation.output, steps) }
}

function without<Shape extends WireShape | WireMember>(
  shape: Shape,
  [step = '', ...rest]: readonly string[],
): Shape {
  if (step === 'pattern') return { ...shape, pattern: undefined }
  if (step === 'member' && shape.member !== undefined) {
    return { ...shape, member: without(shape.member, rest) }
  }
  const { [step]: found, ...others } = shape.members ?? {}
  if (found === undefined) throw new Error(`The model has no member "${step}"`)
  return {
    ...shape,
    members:
      rest.length === 0
        ? others
        : { ...shape.members, [step]: without(found, rest) },
  }
}
