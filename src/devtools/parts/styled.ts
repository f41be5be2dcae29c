import { noChange } from 'lit'
import { Directive, directive, type ElementPart } from 'lit/directive.js'

type Properties = Readonly<Record<string, string>>

/**
 * Sets style properties of an element: `<div ${styled({ height })}>`. Lit's `styleMap` begins with a style
 * attribute, which a strict Content-Security-Policy forbids.
 */
export const styled = directive(
  class extends Directive {
    #before: Properties = {}

    override render(_properties: Properties) {
      return noChange
    }

    override update({ element }: ElementPart, [properties]: [Properties]) {
      const { style } = element as HTMLElement
      for (const name of Object.keys(this.#before)) {
        if (!Object.hasOwn(properties, name)) style.removeProperty(name)
      }
      for (const [name, value] of Object.entries(properties)) {
        style.setProperty(name, value)
      }
      this.#before = properties
      return noChange
    }
  },
)
