import {
  list,
  optional,
  string,
  structure,
  union,
} from '../../src/protocol/shapes.ts'

const emailAddress = string({
  min: 1,
  max: 254,
  pattern: '[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}',
  sensitive: true,
})

const name = string({ min: 1, max: 255 })

const oAuth2Authentication = structure(
  {
    sub: name,
    emailAddress: optional(emailAddress),
    name: optional(name),
    username: optional(name),
  },
  { sensitive: true },
)

/** The end user's account with the vendor, of one of four kinds. */
const linkedAccount = union(
  {
    email: structure({ emailAddress }, { sensitive: true }),
    sms: structure(
      {
        phoneNumber: string({
          min: 3,
          max: 16,
          pattern: '\\+[1-9]\\d{1,14}',
          sensitive: true,
        }),
      },
      { sensitive: true },
    ),
    developerJwt: structure({
      kid: string({ min: 1, max: 255, pattern: '[a-zA-Z0-9_-]{1,255}' }),
      sub: name,
    }),
    oAuth2: union({
      google: oAuth2Authentication,
      apple: oAuth2Authentication,
      x: oAuth2Authentication,
      telegram: oAuth2Authentication,
      github: oAuth2Authentication,
    }),
  },
  { sensitive: true },
)

export const linkedAccounts = list(linkedAccount, { min: 0, max: 1 })
