import { Readable } from 'node:stream'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { aBareWordFile, aLockedPdf, aPdf, aPdfByMap, aPicture, aWordFile } from '#test/support/make-files.ts'
import { workbookOf } from '../table/workbook.ts'
import { pack } from '../table/zip.ts'
import { mostText } from './asked.ts'
import { kept, unbroken } from './lines.ts'
import { textOfWord, textOfWorkbook } from './office.ts'
import { pageOfWord } from './page.ts'
import { textOfPdf } from './pdf.ts'
import { pageOfFile, textOfFile } from './read.ts'

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const bomb = () => deflateSync(deflateSync(Buffer.alloc(200_000_000), { level: 9 }), { level: 9 })
const flow = (bytes: Buffer) => async () => Readable.from([bytes])

describe('what a file says', () => {
  it.each<[string, () => Promise<unknown> | unknown, readonly [string, string]]>([
    ['a PDF', () => textOfPdf(aPdf(['Marine winch', 'Load 40 t'])), ['read', 'Marine winch\nLoad 40 t']],
    ['a PDF without text, as a scan', () => textOfPdf(aPdf([])), ['empty', '']],
    ['a PDF with a password', () => textOfPdf(aLockedPdf()), ['locked', '']],
    ['a PDF that is none', () => textOfPdf(Buffer.from('%PDF-1.7\nnothing')), ['unreadable', '']],
    [
      'a Word file',
      async () => textOfWord(await aWordFile(['港口机械', '在线监测 & 预警'])),
      ['read', '技术方案\n港口机械\n在线监测 & 预警\n更多\n寿命'],
    ],
    [
      'a Word file with a word struck out',
      () => textOfWord(aBareWordFile('<w:p><w:r><w:t>甲&#x4E59;</w:t><w:delText>丙</w:delText></w:r></w:p>')),
      ['read', '甲乙'],
    ],
    [
      'a Word file that grows by entities',
      () => textOfWord(aBareWordFile('<!ENTITY a "b">')),
      ['unreadable', ''],
    ],
    ['a broken Word file', () => textOfWord(Buffer.from('PK\u0003\u0004')), ['unreadable', '']],
    [
      'a workbook',
      () =>
        textOfWorkbook(
          workbookOf('表', [
            ['名称', '寿命'],
            ['轴承', '5'],
          ]),
        ),
      ['read', '名称\n寿命\n轴承\n5'],
    ],
    ['an archive without words', () => textOfWorkbook(pack([['a.txt', 'a']])), ['unreadable', '']],
  ])('is told by its kind: %s', async (_, read, [outcome, text]) => {
    expect(await read()).toEqual({ outcome, text })
  })

  it.each([
    // 港口机械 in GBK, in big-endian UCS-2, in GB 18030, in Big5, and as numbers of Adobe's collection for simplified Chinese.
    ['GBK-EUC-H', 'GB1', 'b8dbbfdabbfad0b5', '港口机械'],
    ['GBK-EUC-V', 'GB1', 'b8dbbfdabbfad0b5', '港口机械'],
    ['UniGB-UCS2-H', 'GB1', '6e2f53e3673a68b0', '港口机械'],
    ['GBK2K-H', 'GB1', 'b8dbbfdabbfad0b5', '港口机械'],
    ['B5pc-H', 'CNS1', 'b4e4a466bef7b1f1', '港口機械'],
    ['Identity-H', 'GB1', '03ac', '啊'],
  ])(
    'is read where a PDF names a map of characters and does not bring it: %s',
    async (map, of, hex, text) => {
      expect(await textOfPdf(aPdfByMap(map, of, [hex]))).toEqual({ outcome: 'read', text })
    },
  )

  it.each([
    ['sentences that a page broke are whole again', '港口机\n械在线，\n监测', '港口机械在线，监测'],
    ['words of Latin letters stay apart', 'marine\nwinch  40\tt', 'marine\nwinch 40 t'],
    ['what cannot be stored is taken out', 'a\u0000b\ud800c\u0007', 'ab\ufffdc'],
  ])('is kept so that it can be found: %s', (_, text, as) => {
    expect(kept(unbroken(text))).toEqual({ outcome: 'read', text: as })
  })

  it('is kept as far as a bound', () => {
    expect(kept('字'.repeat(mostText + 1))).toEqual({ outcome: 'cut', text: '字'.repeat(mostText) })
  })
})

describe('a Word file as a page', () => {
  it('has its words, its tables and its pictures, and leads nowhere', async () => {
    const page = await pageOfWord(await aWordFile(['港口 <b>机械</b>']))
    expect(page).toContain('<h1>技术方案</h1><p>港口 &lt;b&gt;机械&lt;/b&gt;</p>')
    expect(page).toContain('<td><p>寿命</p></td>')
    expect(page).toContain(`<img src="data:image/png;base64,${aPicture.toString('base64')}"`)
    expect(page).toContain('更多')
    expect(page).not.toMatch(/<a|href|elsewhere/)
  })

  it('brings no styles of its own, which could make anything of its words', async () => {
    const map = 'p => script:fresh'
    const page = await pageOfWord(aBareWordFile(paragraph('alert(1)'), [['mammoth/style-map', map]]))
    expect(page).toBe('<p>alert(1)</p>')
  })

  it.each<[string, () => Buffer]>([
    ['one that is broken', () => Buffer.from('PK\u0003\u0004')],
    ['one that declares entities', () => aBareWordFile('', [['word/x.xml', '<!DOCTYPE a>']])],
    [
      'one that nests without end',
      () => aBareWordFile(`${'<w:r>'.repeat(40_000)}${'</w:r>'.repeat(40_000)}`),
    ],
  ])('is not made of %s', async (_, bytes) => {
    expect(await pageOfWord(bytes())).toBeUndefined()
  })
})

describe('a process of its own', () => {
  it('reads a file, and another makes a page of one', async () => {
    const word = await aWordFile(['港口机械'])
    const [said, page] = await Promise.all([textOfFile(flow(word), 'docx'), pageOfFile(flow(word), 'docx')])
    expect(said.text).toContain('港口机械')
    expect(page).toContain('<p>港口机械</p>')
  })

  it('ends, and nothing else does, where a file grows beyond its memory', async () => {
    const bounds = { time: 60_000, memory: 250_000_000 }
    expect(await textOfFile(flow(aPdf([], { stream: bomb() })), 'pdf', bounds)).toEqual({
      outcome: 'unreadable',
      text: '',
    })
  })

  it('keeps a bounded number waiting, and opens nothing for who has left', async () => {
    let give = (_: Readable) => {}
    const held = new Promise<Readable>((resolve) => {
      give = resolve
    })
    const bounds = { time: 1, memory: 1e9 }
    const under = [1, 2].map(() => pageOfFile(() => held, 'docx', { bounds }))
    const left = new AbortController()
    let opened = 0
    const open = async () => {
      opened++
      return Readable.from([])
    }
    const look = () => pageOfFile(open, 'docx', { bounds, gone: left.signal })
    const waiting = Array.from({ length: 20 }, look)
    await expect(look()).rejects.toMatchObject({ reason: { why: 'busy' } })
    left.abort()
    give(Readable.from([]))
    expect(new Set(await Promise.all([...under, ...waiting]))).toEqual(new Set([undefined]))
    expect(opened).toBe(0)
  })

  it('ends when its time is over', async () => {
    expect(await textOfFile(flow(aPdf(['a'])), 'pdf', { time: 1, memory: 1e9 })).toMatchObject({
      outcome: 'unreadable',
    })
  })

  it('says where the file could not be had', async () => {
    const away = async () =>
      Readable.from(
        (async function* () {
          yield Buffer.from('%PDF')
          throw new Error('the store is away')
        })(),
      )
    await expect(textOfFile(away, 'pdf')).rejects.toThrow('the store is away')
  })
})
