import { expect, it } from 'vitest'
import { type Page, pageOf } from './page.ts'

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
const page: Page = {
  language: 'zh-CN',
  title: `卷宗 ${hostile}`,
  under: hostile,
  other: { href: 'index.en.html', text: 'English' },
  up: { href: '../index.html', text: '返回' },
  about: [{ label: hostile, text: hostile }],
  parts: [
    {
      title: hostile,
      notes: [`一行\n二行 ${hostile}`],
      links: [{ href: `attachments/a#b?c"<d>.pdf`, text: hostile, note: hostile }],
      table: {
        columns: [hostile],
        rows: [[hostile, { code: hostile }, { href: 'javascript:alert(1)', text: 'x' }]],
      },
      pairs: [{ label: 'a', text: 'b\u202egnp.exe' }],
      parts: [{ title: hostile }],
    },
  ],
  mark: hostile,
}

it('shows what people wrote as text, and follows nothing but names of files', () => {
  const text = pageOf(page)
  expect(text).not.toContain('<script')
  expect(text).not.toContain('<img')
  expect(text).not.toMatch(/href="javascript:/)
  expect(text).not.toContain('\u202e')
  expect(text).toContain('href="attachments/a%23b%3Fc%22%3Cd%3E.pdf"')
  expect(text).toContain('href="../index.html"')
  expect(text).toContain('一行<br>二行')
  expect([...text.matchAll(/(?:src|href)="([^"]*)"/g)].map((it) => it[1])).toEqual([
    '../index.html',
    'index.en.html',
    'attachments/a%23b%3Fc%22%3Cd%3E.pdf',
    'javascript%3Aalert(1)',
  ])
})
