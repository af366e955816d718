import type { TableField } from '#core/form/form.ts'
import { Criteria } from '../../../parts/readiness/Criteria.tsx'
import type { InputProps } from '../../context.ts'
import { TableInput } from '../table.tsx'
import { useAssessing } from './use-assessing.ts'
import '../../../parts/readiness/assessment.css'

/** The way to the target as rows like any, and below it what acceptance will go through. */
export function StepsInput(props: InputProps<TableField>) {
  const assessing = useAssessing()
  return (
    <>
      <TableInput {...props} />
      {assessing === undefined || assessing.elements.length === 0 ? null : (
        <Criteria elements={assessing.elements} measure={assessing.measure} />
      )}
    </>
  )
}
