/** Keeps what a listener hears, and waits until it has heard so much. */
export function collected<Item>() {
  const items: Item[] = []
  let wake = () => {}
  return {
    items,
    listener(item: Item) {
      items.push(item)
      wake()
    },
    async until(count: number): Promise<Item[]> {
      while (items.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return items
    },
  }
}
