/**
 * What everybody tries first, written by us from habits: a word, digits or a walk over the keyboard, then more digits or a
 * sign. It copies no published list; an operator who has one can put it beside (PASSWORD_WORDS_FILE).
 */

/** Words that stay common whatever digits and signs are put behind them. */
const words =
  'password passw pass passwd passcode mypassword admin administrator root superuser user username guest test tester testing temp ' +
  'demo welcome welcometo letmein changeme default secret login signin access qwerty qwertyuiop qwert asdfgh asdfghjkl zxcvbn ' +
  'zxcvbnm iloveyou woaini woaiwojia wodemima mima monkey dragon sunshine superman batman football basketball master china ' +
  'zhongguo beijing shanghai guangzhou shenzhen liaoning keji kejiju kexue science technology zhinan guide project shenbao ' +
  'huawei tencent alibaba baidu xiaomi lenovo windows company system server manager office public gongsi bangong hello nihao ' +
  'summer winter spring autumn january february march april june july august september october november december monday friday ' +
  'abc abcd abcde abcdef abcabc a aa aaa q qq qqq qaz qazwsx wsx edc qwe qwer asd asdf zxc zxcv love lover baby angel lucky ' +
  'freedom computer internet money happy michael jordan princess flower diamond tiger eagle apple orange banana coffee ' +
  'zhang wang chen yang zhao huang zhou liu sun zhu gao guo luo liang song zheng xie tang feng dong xiao cheng cao yuan deng ' +
  'zhangwei wangwei wangfang liwei lina zhangmin lijing wangjing liuyang zhanglei'

export const commonStems: ReadonlySet<string> = new Set(words.split(' '))

/** Walks over the keyboard and rows of digits, as fingers find them. */
const walks = (
  '1qaz 2wsx 3edc 4rfv !qaz @wsx #edc 1q2w 1q2w3e 1q2w3e4r q1w2 q1w2e3 q1w2e3r4 qwe123 123qwe asd123 zxc123 abc123 123abc ' +
  'a1b2c3 aa1234 aa123456 qq123456 aaa111 abcd1234 qwer1234 asdf1234 1234qwer 1234abcd zaq1 xsw2 cde3 qazwsx 1234 12345 123456 ' +
  '1234567 12345678 123456789 654321 987654321 111111 000000 888888 666666 112233 123123 321321 147258 159357 520 5201314 1314'
).split(' ')

const tails = '1 12 123 111 1111 666 888 6666 8888 1314 000 001 002 007 01 02 21 99'.split(' ')
const years = Array.from({ length: 20 }, (_, n) => String(2012 + n))
const signs = '!@#.*_-$?+&%'

/** What a password is made of that nobody had to think about. At most one of the pieces is a word. */
export const commonPieces = {
  words: commonStems,
  walks: new Set(walks),
  tails: new Set([...tails, ...years]),
  signs: new Set(signs),
} as const

/** So many pieces without the signs: a word and two tails, or three walks. More take thought. */
const mostPieces = 3

/** Whether it is nothing but such pieces, one after the other. */
export function isHabit(password: string): boolean {
  if (password.length > 40) return false
  const from = (at: number, left: number, wordLeft: boolean): boolean => {
    if (at === password.length) return true
    for (let end = password.length; end > at; end--) {
      const piece = password.slice(at, end)
      if (commonPieces.signs.has(piece) && from(end, left, wordLeft)) return true
      if (left === 0) continue
      if ((commonPieces.walks.has(piece) || commonPieces.tails.has(piece)) && from(end, left - 1, wordLeft))
        return true
      if (wordLeft && commonStems.has(piece) && from(end, left - 1, false)) return true
    }
    return false
  }
  return from(0, mostPieces, true)
}
