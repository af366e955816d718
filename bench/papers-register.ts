import { type RegisterCell, registerOf } from '#documents/excel/register.ts'

/** `tsx bench/papers-register.ts <rows>`: writes a register to nowhere and prints how long it took, its bytes, and the most memory. */
const count = Number(process.argv[2] ?? 50_000)
const labels = ['编号', '名称', '类别', '单位', '经费（万元）', '报送时间', '状态', '链接']

async function* rows(): AsyncGenerator<readonly RegisterCell[]> {
  for (let n = 0; n < count; n++) {
    const text = `第 ${n} 项：${'海上风电叶片在盐雾中的防腐问题'.slice(0, 6 + (n % 10))}`
    const day = new Date(1_700_000_000_000 + n * 60_000).toISOString().slice(0, 10)
    const link = { text: '打开', href: `https://example.com/suggestions/${n}` }
    yield [`ZN-${n}`, text, '重点研发', `某某单位${n % 900}`, (n % 1000) / 4, { day }, '已受理', link]
  }
}

const since = performance.now()
const begun = process.cpuUsage()
let bytes = 0
const columns = labels.map((label) => ({ label, width: 20 }))
for await (const it of registerOf([{ name: '清单', columns, rows: rows() }])) bytes += it.length
const took = performance.now() - since
const { user, system } = process.cpuUsage(begun)
// Kilobytes on Linux (getrusage).
const peak = process.resourceUsage().maxRSS
console.log(JSON.stringify({ took, cpu: (user + system) / 1000, bytes, peak }))
