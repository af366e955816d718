import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookOf } from '#server/files/table/workbook.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aPerson } from '#test/support/people.ts'

let site: TestApp
let person: As
beforeAll(async () => {
  site = await testApp()
  person = await site.signIn((await aPerson(site)).email)
})
afterAll(() => site.close())

const read = async (bytes: Uint8Array, as: As = person, type = 'application/octet-stream') => {
  const answer = await site.app.inject({
    method: 'POST',
    url: '/api/v1/read-table',
    headers: { cookie: as.cookie ?? '', 'content-type': type, origin: site.ctx.config.publicUrl },
    payload: Buffer.from(bytes),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('a workbook and separated values come as rows of texts with their numbers; blank rows are left out', async () => {
  const rows = [['名称', '数量'], [], ['轴承𠮷', '12'], ['', '']]
  const expected = {
    problem: null,
    rows: [
      { n: 1, cells: ['名称', '数量'] },
      { n: 3, cells: ['轴承𠮷', '12'] },
    ],
  }
  expect((await read(workbookOf('x', rows))).body).toEqual(expected)
  expect((await read(Buffer.from('名称,数量\r\n,\r\n轴承𠮷,12\r\n'))).body).toEqual(expected)
})

test.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'empty'],
  ['blank rows alone', Buffer.from(',\n,\n'), 'empty'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-table'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'old-excel'],
  ['five hundred and one rows', Buffer.from(`a\n${'b\n'.repeat(501)}`), 'too-many-rows'],
  ['more signs than a form takes', Buffer.from(`a\n${'字'.repeat(500_001)}\n`), 'too-large'],
  ['more bytes than a table has', Buffer.alloc(5 * 1024 * 1024 + 1, 0x61), 'too-large'],
  ['deflated noise', deflateRawSync(Buffer.alloc(100_000, 7)), 'not-a-table'],
])('%s is answered calmly', async (_, bytes, problem) => {
  expect(await read(bytes)).toEqual({ status: 200, body: { problem, rows: [] } })
})

test('only who is signed in may have a table read, and only bytes', async () => {
  expect((await read(Buffer.from('a\nb'), site.anyone)).status).toBe(401)
  expect((await read(Buffer.from('{}'), person, 'application/json')).status).toBe(422)
})
