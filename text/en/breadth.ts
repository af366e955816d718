import type { Sentences } from '../zh-CN/all.ts'

const of: Sentences['breadth']['of'] = ({ code, params }) => {
  const text = String(params['text'] ?? '')
  switch (code) {
    case 'one-vendor':
      return `“${text}” speaks for one organisation. A guide addresses all of them; please word it for everybody.`
    case 'model':
      return `“${text}” looks like a model. A model that only one can supply shuts out other teams; please ask for performance instead.`
    case 'product-name':
      return `“${text}” looks like the name of a product. Please ask for what it does instead.`
    case 'unit-name':
      return `“${text}” names an organisation. A guide names none; please take it out or reword it.`
    case 'person-name':
      return `“${text}” is also the name of somebody in a source. A guide names nobody; please check.`
    case 'too-precise':
      return `“${params['number']}” has more than ${params['digits']} significant digits. Perhaps only one team can meet it; please widen or round it.`
    case 'metric-exact':
      return `The metric asks for exactly ${params['number']}. Please consider at least or at most.`
    case 'metric-narrow':
      return `The range ${params['from']} to ${params['to']} is less than ${params['percent']}% of its middle, which may be too narrow; please widen it.`
    case 'metric-without-number':
      return 'This metric has no number and cannot be checked. Please give one, or make it yes or no.'
    case 'vague':
      return `“${text}” does not say by how much. Please give a number, or make it a metric.`
    case 'few-teams':
      return `The sources know of at most ${params['teams']} able teams; fewer than ${params['least']} hardly compete. Please consider widening it.`
    default:
      return code satisfies never
  }
}

const toFiler: Sentences['breadth']['toFiler'] = (hit) =>
  hit.code === 'few-teams'
    ? `By your estimate ${hit.params['teams']} teams could do it; fewer than ${hit.params['least']} hardly compete. Please consider asking for less.`
    : of(hit)

export const breadth: Sentences['breadth'] = {
  of,
  toFiler,
  sourcing: {
    'no-source': () => 'There is no source yet. Please take one in, or say why it stands without.',
    'source-gone': (no) =>
      `The source suggestion ${no} was withdrawn or frozen; please take it out of the sources.`,
    'source-changed': (no) =>
      `The source suggestion ${no} has a newer version than the one taken in; please check.`,
    'sentence-without-source': () => 'Nothing says yet where this comes from.',
    'source-unused': (no) =>
      `Nothing draws on the source suggestion ${no}. Please draw on it, or note why it is kept.`,
  },
}
