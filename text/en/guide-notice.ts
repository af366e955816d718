import type { guideNotice as Zh } from '../zh-CN/guide-notice.ts'
import { suggestion } from './suggestion.ts'

const name = ({ no, title }: { no: string | null; title: string | null }): string =>
  [no, title ? `“${title}”` : ''].filter(Boolean).join(' ')

export const guideNotice: typeof Zh = {
  'guide-outcome': (it) => ({
    title: `${suggestion.states[it.state]}: ${name(it)}`,
    body: [
      `Thank you for your suggestion. “${it.guide.en}” has been published. The outcome for ${name(it)} is “${suggestion.states[it.state]}”; it went into these directions:`,
      ...it.directions.map((one) => `${one.no} ${one.title}\n${one.address}`),
      'Notes in the margin say where each sentence comes from, as far as you allowed when you filed it.',
    ].join('\n'),
  }),
  'guide-source-frozen': ({ guide, nos }) => ({
    title: `${nos.length} source(s) were frozen when “${guide.en}” was published`,
    body: `${nos.join(', ')}: frozen at publication, left out of the sources, and nobody was told of an outcome. Please look at the directions concerned; if words must come out, publish a correction on the guide’s page. Once a source is cleared, the rest is made up for by itself.`,
  }),
  'guide-reminder': ({ guide, open }) => ({
    title: `Please get on with the directions for “${guide.en}”`,
    body: `“${guide.en}” is being assembled. Your office has ${open} direction(s) that have not passed their argument. Please draft, confirm and have them argued soon.`,
  }),
}
