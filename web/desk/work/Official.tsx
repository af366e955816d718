import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addressOf, request } from '../../api.ts'
import { FormDiff } from '../../form/FormDiff.tsx'
import { FormView } from '../../form/FormView.tsx'
import { DossierButton } from '../../parts/DossierButton.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { FilledLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { hiddenIn, type One, type Remark, useFormOf, useVersion } from '../read.ts'
import { useDeskWords } from '../words.ts'

/** The latest version as it was handed in, in the order of the official form. */
export default function Official({ it }: { readonly it: One }) {
  const words = useDeskWords()
  const papers = usePaperWords()
  const read = useVersion(it.id, it.versions)
  const form = useFormOf(it.call, it.kind, it.callVersion)
  const remarks =
    useQuery({
      queryKey: ['suggestion', it.id, 'remarks'],
      queryFn: ({ signal }) => request('GET /suggestions/:id/remarks', { signal, params: { id: it.id } }),
    }).data?.remarks ?? []
  if (it.versions === 0) return <p className="pad dim">{words.noVersion}</p>
  if (read.isError) return <Broken error={read.error} again={() => void read.refetch()} />
  if (read.data === undefined || form === undefined) return <Waiting />
  if (read.data.purged) return <p className="pad dim">{words.purged}</p>
  return (
    <div className="pad official">
      <p className="papers-line">
        <FilledLinks
          id={it.id}
          version={it.versions}
          name={words.version(it.versions)}
          lead={papers.links.this}
        />
      </p>
      <div className="papers-line">
        <DossierButton ids={[it.id]} name={it.title} />
      </div>
      {read.data.hidden.length === 0 ? null : <p className="dim small">{words.hidden}</p>}
      <FormView
        form={form.form}
        lists={form.lists}
        answers={read.data.answers}
        hidden={hiddenIn(form.form, read.data.hidden)}
        call={it.call}
        callVersion={it.callVersion}
        kind={it.kind}
        orgType={it.org.type}
        fileHref={(file) => addressOf('GET /suggestions/:id/files/:file', { params: { id: it.id, file } })}
        beside={(field) => <Beside remarks={remarks.filter((one) => one.field === field.id)} />}
      />
    </div>
  )
}

/** What was said about one question, at the question. */
function Beside({ remarks }: { readonly remarks: readonly Remark[] }) {
  const words = useDeskWords()
  if (remarks.length === 0) return null
  return (
    <ul className="spoken">
      {remarks.map((one) => (
        <li key={one.id}>
          <b>{one.by.name}</b> <span className="dim num">{words.version(one.version)}</span>
          <p>{one.body}</p>
        </li>
      ))}
    </ul>
  )
}

/** What changed between two versions; at first between the last two. */
export function Compare({ it }: { readonly it: One }) {
  const words = useDeskWords()
  const [from, setFrom] = useState(it.versions - 1)
  const [to, setTo] = useState(it.versions)
  const before = useVersion(it.id, from)
  const after = useVersion(it.id, to)
  const form = useFormOf(it.call, it.kind, it.callVersion)
  if (it.versions < 2)
    return <p className="pad dim">{it.versions === 0 ? words.noVersion : words.oneVersion}</p>
  const failed = before.error ?? after.error
  const options = Array.from({ length: it.versions }, (_, n) => ({
    value: String(n + 1),
    label: words.version(n + 1),
  }))
  return (
    <div className="pad official">
      <div className="row versions">
        <SelectField
          label={words.compareFrom}
          value={String(from)}
          onChange={(n) => setFrom(Number(n))}
          options={options}
        />
        <SelectField
          label={words.compareWith}
          value={String(to)}
          onChange={(n) => setTo(Number(n))}
          options={options}
        />
      </div>
      {failed !== null ? (
        <Broken
          error={failed}
          again={() => {
            void before.refetch()
            void after.refetch()
          }}
        />
      ) : before.data === undefined || after.data === undefined || form === undefined ? (
        <Waiting />
      ) : before.data.purged || after.data.purged ? (
        <p className="dim">{words.purged}</p>
      ) : (
        <FormDiff
          form={form.form}
          lists={form.lists}
          before={before.data.answers}
          after={after.data.answers}
          hidden={hiddenIn(form.form, after.data.hidden)}
        />
      )}
    </div>
  )
}
