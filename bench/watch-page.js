// Runs in a page that bench/slow-phone.ts opens, before anything of it; as it stands, since what is compiled asks for helpers.
globalThis.seen = { painted: 0, largest: 0, interaction: 0, shift: 0 }
for (const [type, take, more] of [
  [
    'paint',
    (it) => {
      if (it.name === 'first-contentful-paint') globalThis.seen.painted = it.startTime
    },
  ],
  [
    'largest-contentful-paint',
    (it) => {
      globalThis.seen.largest = it.startTime
    },
  ],
  [
    'layout-shift',
    (it) => {
      if (!it.hadRecentInput) globalThis.seen.shift += it.value
    },
  ],
  [
    'event',
    (it) => {
      globalThis.seen.interaction = Math.max(globalThis.seen.interaction, it.duration)
    },
    { durationThreshold: 16 },
  ],
])
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
    type,
    buffered: true,
    ...more,
  })
