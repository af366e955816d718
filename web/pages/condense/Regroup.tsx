import { useQueryClient } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from './words.ts'

const middle = 0.5

/** Counts the groups again from what is alike; what people arranged stays. */
export function Regroup({ office, call }: { readonly office: string; readonly call: string }) {
  const words = useCondenseWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const go = async () => {
    try {
      const { groups, loose } = await request('POST /offices/:code/groups/regroup', {
        params: { code: office },
        body: { call, granularity: middle },
      })
      say(words.groups.regrouped(groups, loose))
      await queries.invalidateQueries({ queryKey: ['groups'] })
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
  }
  return (
    <button type="button" className="btn text sm" onClick={() => void go()}>
      {words.groups.regroup}
    </button>
  )
}
