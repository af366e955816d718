import type { BreadthWords } from '#core/direction/breadth.ts'

/** 过窄提示所认的说法。书写习惯而已，与哪一次征集无关。 */
export const breadthWords: BreadthWords = {
  // 以本单位的口气说话；“基本单位”“成本”“本所述”不算。
  ownHouse:
    /(?<![基成样版资文脚根])本(?:公司|单位|企业|校|院|所|集团|课题组|团队)(?!述|谓|在|有)|我(?:公司|单位|企业|校|院|所|司|集团|课题组|团队)(?!述|谓)|我们(?:公司|单位|学校|集团|团队)|\b[Oo]ur (?:company|university|institute|institution|unit|firm)\b/gu,
  firms: /(?:(?![由与和向在经为])\p{Script=Han}){2,16}?(?:股份有限公司|有限责任公司|有限公司|集团公司)/gu,
  firmEnding: /(?:股份|责任|有限|集团)*公司$|集团$/u,
  productName: /[“「『"《]([^”」』"》]{1,20})[”」』"》](?=\s*(?:牌|品牌|型|系列|软件|产品|系统|平台))/gu,
  // 只说提高，不说提高多少。
  vague: /(?:显著|大幅|明显|较大|进一步)(?:地)?(?:提高|提升|改善|降低|减少|增强|缩短|优化)/gu,
  standards:
    'GB GJB DB HG JB YY CB SL NB DL SH SY QB TB JT HJ YD AQ ISO IEC IEEE ITU ASTM ASME SAE DIN EN RFC API IMO TRL MRL PM COVID CO'.split(
      ' ',
    ),
}
