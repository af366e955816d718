import type { unitImport as zh } from '../zh-CN/unit-import.ts'

export const unitImport: typeof zh = {
  sheet: 'Organisations',
  file: 'organisations-template.xlsx',
  columns: {
    name: 'Organisation',
    creditCode: 'Unified social credit code',
    type: 'Type',
    district: 'District',
    contactName: 'Contact',
    contactEmail: 'Contact’s e-mail',
  },
}
