import type { PartialFASTElementDefinition } from '@microsoft/fast-element'
import { Button } from '@fluentui/web-components/button/class.js'
import { definition as button } from '@fluentui/web-components/button/definition.js'
import { MessageBar } from '@fluentui/web-components/message-bar/class.js'
import { definition as messageBar } from '@fluentui/web-components/message-bar/definition.js'
import { TextInput } from '@fluentui/web-components/text-input/class.js'
import { definition as textInput } from '@fluentui/web-components/text-input/definition.js'
import { ToggleButton } from '@fluentui/web-components/toggle-button/class.js'
import { definition as toggleButton } from '@fluentui/web-components/toggle-button/definition.js'

/**
 * Defines Fluent's elements under a prefix of our own, so that they do not clash with a page's own Fluent.
 */
export function defineFluentElements(): void {
  define(Button, button, 'acp-button')
  define(MessageBar, messageBar, 'acp-message-bar')
  define(ToggleButton, toggleButton, 'acp-toggle-button')
  define(TextInput, textInput, 'acp-text-input')
}

function define(
  element: { define(definition: PartialFASTElementDefinition): unknown },
  definition: PartialFASTElementDefinition,
  name: string,
): void {
  // another copy of the panel may have defined it
  if (customElements.get(name) === undefined) {
    element.define({ ...definition, name })
  }
}
