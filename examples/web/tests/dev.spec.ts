import { expect, test } from '@playwright/test'

test('pays through the mock in the page, until the panel ends the session', async ({
  page,
}) => {
  const app = page.locator('#app')
  const panel = page.getByRole('complementary', { name: 'Payments devtools' })
  await page.goto('/')
  await app.getByRole('button', { name: 'Pay 0.25' }).click()
  await expect(app.getByText('99.75 of 100.00 USD left')).toBeVisible()
  await expect(panel.getByText('99.75 of 100.00 USD left')).toBeVisible()

  await page.reload()
  await expect(app.getByText('99.75 of 100.00 USD left')).toBeVisible()

  await panel.getByRole('tab', { name: 'Clock' }).click()
  // its role is set by the element itself, which Playwright does not look into
  await panel.getByText('+1 h').click()
  await expect(app.getByText('Over', { exact: true })).toBeVisible()
})
