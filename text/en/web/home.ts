import type { HomeText } from '../../zh-CN/web/home.ts'

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`

export const home: HomeText = {
  issued: (issuer, day) => `${issuer} · ${day}`,
  lede: 'What should the city’s science and technology programmes support? We would like to hear from you first: the technology your company cannot crack, the question your laboratory is sure about, the everyday problem people want solved. Good suggestions are condensed, argued over and written into the guide.',
  start: 'Make a suggestion',
  prepare: 'See what you need first',
  receipt: 'Check a receipt',
  terms:
    'This is a consultation and no promise of funding. Please treat anything that touches state security or defence secrets for secrecy before you fill in the form.',
  chooser: 'Several calls are open. Please choose:',
  phase: {
    label: 'State of the call',
    before: 'Not yet open',
    concentrated: 'Concentrated collection is open',
    rolling: 'Rolling collection: open at any time',
    paused: 'Collection is paused',
  },
  phasesShort: {
    before: 'not yet open',
    concentrated: 'concentrated collection',
    rolling: 'rolling collection',
    paused: 'paused',
  },
  onPhone: {
    before: (day) => `Opens on ${day}`,
    concentrated: (left) =>
      left > 0 ? `Open now, ${days(left)} left` : 'Concentrated collection ends today',
    rolling: 'Rolling collection: open at any time',
    paused: 'Collection is paused',
  },
  count: { days: 'd', hours: 'h', minutes: 'min' },
  countLabel: {
    before: (d, h, m) => `Concentrated collection opens in ${days(d)}, ${h} hours and ${m} minutes`,
    concentrated: (d, h, m) => `Concentrated collection ends in ${days(d)}, ${h} hours and ${m} minutes`,
  },
  until: {
    before: (day, weekday) => `until ${weekday}, ${day}, 0:00, by the server’s clock`,
    concentrated: (day, weekday) => `until ${weekday}, ${day}, 24:00, by the server’s clock`,
  },
  wholeYear: 'Received all year, condensed in rounds',
  wholeYearWhy:
    'Concentrated collection is over. What you hand in now is handled just the same and goes into the next round.',
  ruler: {
    today: (day) => `Today, ${day}`,
    rolling: 'Rolling',
    concentrated: 'Concentrated',
    label: (opens, last, today) =>
      `Concentrated collection from ${opens} to ${last}; today is ${today}; rolling collection afterwards`,
  },
  facts: {
    after: 'Afterwards',
    afterText: (day) =>
      `From ${day} the call goes on as rolling collection. You can still hand in, and drafts are kept.`,
    unit: 'Universities and institutes',
    unitText: 'Please leave time for your research office to review.',
    unitGrace: (day) => ` What reached your research office in time may be released by it until ${day}.`,
    concentrated: 'Concentrated',
    ended: (from, to) => `${from} to ${to}; over.`,
    window: (from, to) => `${from} to ${to}.`,
    mine: 'Handed in already?',
    mineText: 'Sign in to see whether it was accepted, returned or handed on.',
    paused: 'Meanwhile',
    pausedText: 'You can go on writing drafts and hand them in afterwards.',
    before: 'Until then',
    beforeText: 'Register yourself and your organisation and gather material; drafts can be written now.',
  },
  steps: {
    title: 'Four steps',
    note: 'All online, nothing on paper',
    list: [
      [
        'Register or sign in',
        'Your organisation’s details are entered once and filled in for you ever after.',
      ],
      [
        'Choose “Suggest”',
        'Pick the kind and the field, and the page tells you which office will receive it.',
      ],
      [
        'Fill in two tables',
        'The collection form and the condensation sheet. Everything is saved as you write; several people can write together.',
      ],
      [
        'Hand in by field',
        'Enterprises hand in directly; universities and institutes through their own research office.',
      ],
    ],
  },
  kinds: {
    title: 'What you can suggest',
    note: (kinds, annexes) => `${kinds} kinds on ${annexes} forms`,
    annex: (no) => `Annex ${no}`,
  },
  office: {
    title: 'Find an office',
    note: 'Who receives which kind and field, with the telephone number',
    kind: 'Kind of suggestion',
    livelihood: 'Area of livelihood',
    field: 'Technical field',
    choose: 'Please choose',
    notAsked: 'This kind has no fields',
    ask: 'Choose the kind and the field: the office and its number appear here.',
    answer: 'Your suggestion goes to',
    triage: 'which hands it on',
    becomes: (kind) => `Such a suggestion is filled in as “${kind}”`,
    refused: 'This combination is not collected',
    and: ', ',
    unrouted: 'There is no office for this yet. Please call technical support.',
  },
  notices: 'Notices',
  figures: 'Figures for the public: what came in and what became of it',
  annexes: 'Annexes',
  annexNo: (no) => `Annex ${no}`,
  readOnline: 'Read online',
  whatIsAsked: 'See what is asked',
  none: {
    title: 'There is no call at the moment',
    why: 'A new call will be shown here once it is published.',
  },
  contactsLink: 'All offices and telephone numbers',
}
