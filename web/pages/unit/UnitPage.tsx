import { useQuery } from '@tanstack/react-query'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { request } from '../../api.ts'
import { FormView } from '../../form/FormView.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { UnitFrame } from './UnitFrame.tsx'
import { useUnitWords } from './words.ts'

/** What the unit says of itself: filled once, brought into every suggestion. */
export default function UnitPage() {
  const { profile: words } = useUnitWords()
  const { data, error } = useQuery({
    queryKey: ['unit-profile-form'],
    queryFn: async ({ signal }) => {
      const { form, lists } = await request('GET /unit-profile-form', { signal })
      return { form: form as Form, lists: lists as unknown as Lists }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <UnitFrame>
      {(org) => {
        if (error !== null) return <Broken error={error} />
        if (data === undefined) return <Waiting />
        if (org.may.includes('edit-profile')) return <ProfileForm key={org.id} org={org} {...data} />
        return (
          <section>
            <p className="sub">{words.readOnly}</p>
            <FormView {...data} answers={org.profile} kind="" orgType={org.type} />
          </section>
        )
      }}
    </UnitFrame>
  )
}
