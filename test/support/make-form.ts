import type { Field, Form, Section } from '#core/form/form.ts'
import type { Words } from '#core/text.ts'

const words = (zh: string, en: string): Words => ({ zh, en })

const title: Field = {
  id: 'title',
  kind: 'text',
  label: words('名称', 'Title'),
  max: 40,
  min: 8,
  required: true,
  use: 'title',
}

const abstract: Field = {
  id: 'abstract',
  kind: 'long-text',
  label: words('摘要', 'Abstract'),
  max: 300,
  required: true,
  use: 'abstract',
}

const condensed: Section = {
  id: 'condensed',
  title: words('指南凝练信息表', 'Condensation sheet'),
  group: words('凝练', 'Condense'),
  sheet: 'condensation',
  fields: [
    {
      id: 'directionName',
      kind: 'text',
      label: words('方向名称', 'Direction'),
      max: 40,
      required: true,
      prefill: 'title',
    },
  ],
}

/** Title, field, abstract, readiness now and at the end, a table, a declaration, and a one-line condensation sheet. */
export const aForm = (change: Partial<Form> = {}): Form => ({
  id: 'tech',
  title: words('技术征集表', 'Technology sheet'),
  sections: [
    {
      id: 'basics',
      title: words('基本信息', 'Basics'),
      group: words('填写', 'Fill in'),
      sheet: 'collection',
      fields: [
        title,
        {
          id: 'primaryField',
          kind: 'choice',
          label: words('领域', 'Field'),
          list: 'fields',
          required: true,
          use: 'field',
        },
        {
          id: 'fieldNote',
          kind: 'text',
          label: words('注明', 'Say which'),
          max: 50,
          use: 'field-note',
          when: { field: 'primaryField', is: ['ELSE'] },
          required: true,
        },
        abstract,
        {
          id: 'problems',
          kind: 'table',
          label: words('关键问题', 'Key problems'),
          minRows: 1,
          maxRows: 5,
          required: true,
          columns: [
            { id: 'problem', kind: 'text', label: words('问题', 'Problem'), max: 100, required: true },
            { id: 'gap', kind: 'text', label: words('差距', 'Gap'), max: 100 },
          ],
        },
      ],
    },
    {
      id: 'readiness',
      title: words('技术就绪度', 'Readiness'),
      group: words('填写', 'Fill in'),
      sheet: 'collection',
      fields: [
        {
          id: 'trlCurrent',
          kind: 'readiness',
          label: words('现有等级', 'Level now'),
          required: true,
          use: 'readiness-now',
        },
        {
          id: 'trlTarget',
          kind: 'readiness',
          label: words('预期等级', 'Level at the end'),
          required: true,
          use: 'readiness-target',
        },
      ],
    },
    condensed,
    aDeclarations(),
  ],
  rules: [],
  ...change,
})

/** Title and abstract alone, for a kind without a field. */
export const aStudyForm = (): Form => ({
  id: 'study',
  title: words('软课题征集表', 'Study sheet'),
  sections: [
    {
      id: 'basics',
      title: words('基本信息', 'Basics'),
      group: words('填写', 'Fill in'),
      sheet: 'collection',
      fields: [title, abstract],
    },
    condensed,
    aDeclarations(),
  ],
  rules: [],
})

const aDeclarations = (): Section => ({
  id: 'declarations',
  title: words('声明', 'Declarations'),
  group: words('交出', 'Hand in'),
  sheet: 'collection',
  fields: [
    {
      id: 'declNoSecret',
      kind: 'declaration',
      label: words('不涉密', 'Nothing secret'),
      statement: words('本建议不含国家秘密。', 'This suggestion holds no state secret.'),
      required: true,
    },
  ],
})
