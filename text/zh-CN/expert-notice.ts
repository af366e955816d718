/** 评审专家库的通知：专家停用之后，告诉发起评议的人和专家本人。 */
type Notice = { readonly title: string; readonly body: string }

const expertRetired = ({
  expert,
  round,
  tasks,
}: {
  expert: string
  round: string
  tasks: number
}): Notice => ({
  title: `有 ${tasks} 项评审任务需要另请专家`,
  body: `${expert}已退出专家库，“${round}”中的 ${tasks} 项任务随之取消。请在这次评议中另请专家。`,
})
const expertTasksEnded = (): Notice => ({
  title: '您的评审任务已取消',
  body: '您已退出评审专家库，尚未完成的评审任务随之取消，不需要再办理。感谢您的支持。',
})

export const expertNotice = {
  'expert-retired': expertRetired,
  'expert-tasks-ended': expertTasksEnded,
}
