import { featureNames } from '../feature.ts'

/** 停用和恢复部分功能。 */
export const featureWords = {
  title: '停用部分功能',
  why: '填写、保存和报送始终可用。来人太多时，可以让下面的功能暂停一会儿；停用期间，使用者会看到说明。',
  names: featureNames,
  stops: '勾选即停用',
  reason: '理由',
  reasonHint: '写入记录，不少于 5 个字。',
  reasonWrong: '请写明理由，不少于 5 个字。',
  save: '保存',
  saved: '已保存。几秒钟后在各台服务器上生效。',
  readOnly: '由统筹处室设置。',
}
