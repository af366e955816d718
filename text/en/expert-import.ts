import type { expertImport as zh } from '../zh-CN/expert-import.ts'

export const expertImport: typeof zh = {
  sheet: 'Experts',
  file: 'experts-template.xlsx',
  columns: {
    name: 'Name',
    email: 'E-mail',
    orgName: 'Unit',
    orgCode: 'Credit code',
    units: 'Other units',
    title: 'Title',
    mobile: 'Mobile',
    fields: 'Fields',
    disciplines: 'Disciplines',
    keywords: 'Keywords',
    loadLimit: 'Most tasks at once',
    avoid: 'Units to avoid',
    language: 'Language',
  },
  english: ['en', 'english'],
}
