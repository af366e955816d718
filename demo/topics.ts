import first from './texts/topics-1.json' with { type: 'json' }
import second from './texts/topics-2.json' with { type: 'json' }
import third from './texts/topics-3.json' with { type: 'json' }
import fourth from './texts/topics-4.json' with { type: 'json' }
import fifth from './texts/topics-5.json' with { type: 'json' }
import sixth from './texts/topics-6.json' with { type: 'json' }
import seventh from './texts/topics-7.json' with { type: 'json' }
import eighth from './texts/topics-8.json' with { type: 'json' }
import ninth from './texts/topics-9.json' with { type: 'json' }
import tenth from './texts/topics-10.json' with { type: 'json' }
import eleventh from './texts/topics-11.json' with { type: 'json' }

/** Every subject of the bank; the files only keep it readable. */
export const topicFiles: readonly unknown[] = [
  ...first,
  ...second,
  ...third,
  ...fourth,
  ...fifth,
  ...sixth,
  ...seventh,
  ...eighth,
  ...ninth,
  ...tenth,
  ...eleventh,
]
