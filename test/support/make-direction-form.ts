import type { ScoreSheet } from '#core/expert/sheet.ts'
import type { Form } from '#core/form/form.ts'
import type { Words } from '#core/text.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

/** The smallest sheet for a direction that has every part: title, sentences, metrics, terms. */
export const aDirectionForm = (): Form => ({
  id: 'direction',
  title: words('指南方向', 'Direction'),
  sections: [
    {
      id: 'content',
      title: words('方向与内容', 'Direction and content'),
      group: words('凝练', 'Condensing'),
      sheet: 'condensation',
      fields: [
        {
          id: 'title',
          kind: 'text',
          label: words('方向名称', 'Title'),
          max: 40,
          required: true,
          use: 'title',
        },
        { id: 'need', kind: 'long-text', label: words('需求与意义', 'Need'), max: 200, required: true },
        {
          id: 'content',
          kind: 'table',
          label: words('研究内容', 'Content'),
          required: true,
          minRows: 1,
          maxRows: 12,
          columns: [
            { id: 'text', kind: 'long-text', label: words('内容', 'Text'), max: 200, required: true },
          ],
        },
        {
          id: 'metrics',
          kind: 'table',
          label: words('考核指标', 'Metrics'),
          maxRows: 6,
          columns: [
            { id: 'name', kind: 'text', label: words('指标', 'Metric'), max: 60, required: true },
            { id: 'target', kind: 'decimal', label: words('要求', 'Requirement'), precision: 6 },
          ],
        },
        { id: 'fundCap', kind: 'money', label: words('支持上限', 'Most for one'), required: true },
        { id: 'notes', kind: 'long-text', label: words('有关说明', 'Notes'), max: 500 },
      ],
    },
  ],
  rules: [],
})

/** The smallest sheet for experts: two questions, a flag, two verdicts. */
export const aScoreSheet = (): ScoreSheet => ({
  criteria: [
    { code: 'need', name: words('需求', 'Need'), help: words('是否真实。', 'Is it real?'), max: 60 },
    {
      code: 'feasible',
      name: words('可行', 'Feasible'),
      help: words('能否做成。', 'Can it be done?'),
      max: 40,
    },
  ],
  flags: [{ code: 'one-team', name: words('只适合一家', 'For one team only') }],
  verdicts: [
    { code: 'adopt', name: words('列入', 'Put in') },
    { code: 'reject', name: words('不列入', 'Leave out') },
  ],
})
