import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parseItems } from './items.ts'
import { similar, similarVerb } from './similar.ts'

const bytes = (...parts: readonly (string | Uint8Array)[]) =>
  (async function* () {
    for (const it of parts) yield typeof it === 'string' ? Buffer.from(it) : it
  })()

describe('items', () => {
  const a = '{"id":"a","title":"甲","text":"乙"}'
  test.each<[string, readonly (string | Uint8Array)[], readonly string[] | readonly (string | number)[]]>([
    ['one a line', [`${a}\n{"id":2,"title":"丙","text":"丁","office":"x"}\n`], ['a', 2]],
    ['a byte order mark, CR LF, empty lines and no end', [`\ufeff${a}\r\n\r\n{"id":"b"}`], ['a', 'b']],
    ['a character cut by a chunk', [Buffer.from(a).subarray(0, 22), Buffer.from(a).subarray(22)], ['a']],
    ['nothing', [''], []],
    ['not JSON', [`${a}\n{oops\n`], ['Line 2: this is not a JSON object.']],
    ['a list', ['[1]\n'], ['Line 1: this is not a JSON object.']],
    ['no id', ['{"title":"x"}'], ['Line 1: "id" must be a text or a number.']],
    ['a number for a text', ['{"id":"a","text":3}'], ['Line 1: "text" must be a text.']],
    ['an id twice', [`${a}\n\n${a}\n`], ['Line 3: the id "a" is already in line 1.']],
    ['an id twice, once as a number', ['{"id":"7"}\n{"id":7}'], ['Line 2: the id 7 is already in line 1.']],
    [
      'attachments',
      ['{"id":"a","attachments":[{"name":"x","text":"y"}]}\n{"id":"b","attachments":[]}'],
      ['a', 'b'],
    ],
    [
      'attachments of another form',
      ['{"id":"a","attachments":["x"]}\n{"id":"b","attachments":3}'],
      ['a', 'b'],
    ],
    [
      'attachments with NUL',
      ['{"id":"a","attachments":[{"name":"x","text":"\\u0000"}]}'],
      ['Line 1: "attachments" contains a NUL character or half of a surrogate pair.'],
    ],
    ['NUL', ['{"id":"a","text":"x\\u0000y"}'], ['Line 1: "text" contains a NUL character.']],
    ['half a pair', ['{"id":"a","title":"\\ud800"}'], ['Line 1: "title" contains half of a surrogate pair.']],
    ['another encoding', [Buffer.from([0xb7, 0xe7, 10]), a], ['Line 1: this is not UTF-8.']],
    ['a line beyond measure', ['x'.repeat(9_000_000), `\n${a}`], ['Line 1: the line is longer than 8 MB.']],
  ])('%s', async (_name, parts, expected) => {
    const read = await parseItems(bytes(...parts))
    expect('items' in read ? read.items.map((it) => it.id) : read).toEqual(expected)
  })

  test('no more than twenty problems are told', async () => {
    const read = await parseItems(bytes('x\n'.repeat(500)))
    expect(read).toHaveLength(21)
  })
})

describe('similar', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'zhinan-similar-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const said: string[] = []
  const run = async (...args: readonly string[]): Promise<number> => {
    said.length = 0
    const spies = (['log', 'error'] as const).map((it) =>
      vi.spyOn(console, it).mockImplementation((line: string) => void said.push(line)),
    )
    process.exitCode = 0
    await similarVerb.run(args, { env: {}, root: folder })
    const code = Number(process.exitCode)
    process.exitCode = 0
    for (const it of spies) it.mockRestore()
    return code
  }

  const text =
    '研究低速重载下裂纹扩展的声发射特征，开发分离齿轮干扰的信号处理方法，在风场机组上比对预警结果。'
  const items = [
    { id: 'later', title: '风电轴承裂纹识别', text },
    { id: 1, title: '轴承裂纹的识别', text: `  ${text.replace('，', ',')}` },
    { id: 'other', title: '小区电梯噪声治理', text: '研究曳引机隔振与井道吸声的组合做法，在两个小区试点。' },
  ]

  test('writes pairs in the order of the input, with passages that lie where they say', async () => {
    const [input, output] = [path.join(folder, 'in.jsonl'), path.join(folder, 'out.jsonl')]
    await writeFile(input, items.map((it) => JSON.stringify(it)).join('\r\n'))
    expect(await run('--input', input, `--output=${output}`)).toBe(0)
    expect(said).toEqual(['3 items, 1 pairs'])
    const [pair, ...none] = (await readFile(output, 'utf8'))
      .trim()
      .split('\n')
      .map((it) => JSON.parse(it))
    expect(none).toEqual([])
    expect(pair).toMatchObject({ a: 'later', b: 1, relation: 'duplicate' })
    expect(pair.score).toBeGreaterThan(0.9)
    for (const it of pair.passages) {
      expect(
        Array.from(text)
          .slice(...it.a)
          .join(''),
      ).toBe(it.text)
      expect(
        Array.from(items[1]?.text ?? '')
          .slice(...it.b)
          .join('')
          .replace(',', '，'),
      ).toBe(it.text)
    }
    expect(await run('--input', input, '--output', output, '--threshold', '1')).toBe(0)
    expect([...similar(items as never, 1)].every((it) => it.score === 1)).toBe(true)
  })

  test('names attachments that say nearly the same, last those of items that are not alike themselves', () => {
    const annex = Array.from(
      { length: 12 },
      (_, n) => `第${n * 37}台样机的试验记录由第${n * 53}组保存备查`,
    ).join('；')
    const attach = (at: number, name: string, said = annex) => ({
      ...items[at],
      attachments: [{ name, text: said }],
    })
    const all = [attach(0, '试验.pdf'), attach(1, '记录.pdf'), attach(2, '附件.docx', `${annex}。`)]
    const told = [...similar(all as never)].map(({ a, b, relation, score, attachments }) => [
      [a, b, relation, score === 0],
      attachments,
    ])
    const share = 1
    expect(told).toEqual([
      [['later', 1, 'duplicate', false], [{ a: '试验.pdf', b: '记录.pdf', share }]],
      [['later', 'other', 'attachments', true], [{ a: '试验.pdf', b: '附件.docx', share }]],
      [[1, 'other', 'attachments', true], [{ a: '记录.pdf', b: '附件.docx', share }]],
    ])
    expect([...similar(all as never, 0.1)]).toHaveLength(1)
  })

  test.each([
    ['no files', [], /Which files/],
    ['no output', ['--input', 'x'], /Which files/],
    ['a threshold that is none', ['--input', 'x', '--output', 'y', '--threshold', 'much'], /from 0 to 1/],
    ['a threshold too great', ['--input', 'x', '--output', 'y', '--threshold=1.5'], /from 0 to 1/],
    ['the same file', ['--input', 'x', '--output', './x'], /another file/],
    ['an option that is none', ['--input', 'x', '--output', 'y', '--treshold', '1'], /no option --treshold/],
  ])('%s: a sentence and code 2', async (_name, args, sentence) => {
    expect(await run(...args)).toBe(2)
    expect(said[0]).toMatch(sentence)
  })

  test('files that cannot be read or written: a sentence and code 1', async () => {
    const input = path.join(folder, 'one.jsonl')
    await writeFile(input, JSON.stringify(items[0]))
    expect(await run('--input', path.join(folder, 'none'), '--output', path.join(folder, 'o'))).toBe(1)
    expect(said[0]).toMatch(/cannot be read \(ENOENT\)/)
    expect(await run('--input', input, '--output', path.join(folder, 'no/such/folder'))).toBe(1)
    expect(said[0]).toMatch(/cannot be written \(ENOENT\)/)
    await writeFile(input, 'oops')
    expect(await run('--input', input, '--output', path.join(folder, 'o'))).toBe(1)
    expect(said).toEqual(['Line 1: this is not a JSON object.'])
  })

  test('one very long text and many empty ones', () => {
    const long = { id: 'long', title: '长', text: text.repeat(4000) }
    const empty = Array.from({ length: 50 }, (_it, i) => ({ id: i, title: '', text: '' }))
    expect([...similar([long, ...empty])]).toEqual([])
  })
})
