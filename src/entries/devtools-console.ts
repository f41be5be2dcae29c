import { createAdminClient } from '../admin-client/admin-client.ts'
import { defineDevtoolsElement } from '../devtools/element.ts'
import { showConsole } from '../devtools/console-page.ts'

// `?namespace=` selects one of the server's mocks, as everywhere under `/_mock/`
const namespace = new URLSearchParams(location.search).get('namespace')

defineDevtoolsElement()
showConsole(
  createAdminClient(location.origin, {
    ...(namespace !== null && { namespace }),
  }),
)
