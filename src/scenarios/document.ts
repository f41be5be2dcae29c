import type { FaultRule } from '../faults/rule.ts'
import type { Policy } from '../policy/policy.ts'
import type {
  PaymentConnectorInput,
  PaymentCredentialProviderInput,
  PaymentInstrumentInput,
  PaymentManagerInput,
  PaymentInput,
  PaymentSessionInput,
} from './scenario.ts'

/** A reference to another row: its name, id or ARN. */
type Reference<Name extends string> = NoInfer<Name> | (string & {})

interface Named<Name extends string> {
  /**
   * Name of the row for other rows and `scenario.ids`: letters, digits, `-` and `_`, a letter first. An omitted id is
   * derived from it, so that other rows do not affect it.
   */
  name?: Name
}

interface Counted {
  /** Number of such rows, each with its own generated data. The first has the name, the nth `<name>-<n>`. */
  count?: number
}

/** A payment manager of a document. */
export interface PaymentManagerDraft<Name extends string = string>
  extends Partial<PaymentManagerInput>, Named<Name> {}

/** A connector of a document. Its type is by default that of its credential provider, else `CoinbaseCDP`. */
export interface PaymentConnectorDraft<Name extends string = string>
  extends Partial<PaymentConnectorInput>, Named<Name> {
  /** Default: the only one in the scenario. */
  paymentManager?: Reference<Name>
}

/** A credential provider of a document. Its vendor is by default that of its configuration, else `CoinbaseCDP`. */
export interface PaymentCredentialProviderDraft extends Partial<PaymentCredentialProviderInput> {
  /** Key of the provider, by which an inherited one is changed. */
  name: string
}

/**
 * A user's wallet of a document. An omitted user is generated, with an email address as linked account.
 * The network is by default that of its balances, else `ETHEREUM`; for counted wallets it is generated.
 */
export interface PaymentInstrumentDraft<Name extends string = string>
  extends Partial<PaymentInstrumentInput>, Named<Name>, Counted {
  /** Default: the connector's, else the only one there is. */
  paymentManager?: Reference<Name>
  /** Default: the only one of its manager. */
  paymentConnector?: Reference<Name>
}

/** A payment of a document. Omitted chain, amount and address are generated. */
export interface PaymentDraft<
  Name extends string = string,
> extends Partial<PaymentInput> {
  /** Default: the only one that the session's user has under its manager. */
  paymentInstrument?: Reference<Name>
}

/**
 * A payment session of a document. An omitted user is the owner of the wallet of its first payment, else the only user
 * with wallets under its manager, else generated; counted sessions are spread across all users with wallets.
 * The default duration is 60 minutes; counted sessions have generated times, and are all live.
 */
export interface PaymentSessionDraft<Name extends string = string>
  extends Omit<Partial<PaymentSessionInput>, 'payments'>, Named<Name>, Counted {
  /** Default: that of the wallet of its first payment, else the only one there is. */
  paymentManager?: Reference<Name>
  /** Taken from the budget in this order. */
  payments?: readonly PaymentDraft<Name>[]
}

/**
 * A scenario document. What it leaves out is derived or generated, with the same result in every run. Every
 * {@link Scenario} is a document too.
 */
export interface ScenarioDocument<
  Name extends string = string,
  LibraryName extends string = string,
> {
  /** Address of the JSON Schema, for editors. */
  $schema?: string
  name: string
  /** Description in one sentence. */
  description: string
  /**
   * Another scenario, whose rows come first. A row with the id or the name of one of them changes members of
   * it; `policy` and `ids` are merged, `faults` come after. In JSON also the name of a scenario of the library,
   * or a path that begins at the file.
   */
  extends?: LibraryName | ScenarioDocument<string, LibraryName>
  /** Seed of generated data. Default: the name. */
  seed?: string | number
  ids?: Readonly<Record<string, string>>
  policy?: Partial<Policy>
  faults?: readonly FaultRule[]
  paymentManagers?: readonly PaymentManagerDraft<Name>[]
  paymentCredentialProviders?: readonly PaymentCredentialProviderDraft[]
  paymentConnectors?: readonly PaymentConnectorDraft<Name>[]
  paymentInstruments?: readonly PaymentInstrumentDraft<Name>[]
  paymentSessions?: readonly PaymentSessionDraft<Name>[]
}
