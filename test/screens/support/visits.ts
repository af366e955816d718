import { openBrowser } from '#test/support/browser.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { openProduct, type Product } from './product.ts'
import { type Eyes, openVisitor, type Visitor } from './visitor.ts'

/** The product with a browser and a leader of the bureau, for ways that many people go together. */
export interface Visits {
  readonly product: Product
  readonly leader: MadePerson
  visit(eyes: Eyes, person?: MadePerson): Promise<Visitor>
  close(): Promise<void>
}

export async function openVisits(): Promise<Visits> {
  const product = await openProduct()
  const browser = await openBrowser()
  return {
    product,
    leader: await aPerson(product.city.site, { name: '局领导', staff: [['leader']] }),
    visit: async (eyes, person) =>
      openVisitor(browser, product.site, eyes, person && (await product.as(person)).cookie),
    close: async () => {
      await browser.close()
      await product.close()
    },
  }
}
