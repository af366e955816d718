/** Names of sheets and columns in registers. */
export const register: typeof import('../zh-CN/register.ts').register = {
  sheets: { suggestions: 'Suggestions' },
  files: { 'my-suggestions': 'My suggestions' },
  columns: {
    no: 'Number',
    title: 'Title',
    kind: 'Kind',
    field: 'Field',
    state: 'State',
    unit: 'Unit',
    firstHandedIn: 'First handed in',
    editedAt: 'Last changed',
    link: 'Link',
  },
}
