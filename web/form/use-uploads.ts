import { useCallback, useMemo, useRef, useState } from 'react'
import type { FilesField } from '#core/form/form.ts'
import { endingOf } from '#core/form/kinds/files.ts'
import { screenFileName } from '#core/secrecy.ts'
import { newId } from '../new-id.ts'
import { useSentence } from '../parts/Message.tsx'
import type { Call } from '../session.tsx'
import type { Attached, Uploads } from './context.ts'
import type { FilePlace, FileView } from './file-place.ts'
import type { Keeper } from './keeper.ts'
import { sizeOf } from './size.ts'
import { upload, type Way } from './upload.ts'
import { useEditorWords } from './words.ts'

/** A file whose name hints at secret content: nothing of it has left the browser. */
export interface HeldFile {
  readonly field: FilesField
  readonly file: File
  readonly words: readonly string[]
}

interface Going {
  readonly key: string
  readonly field: string
  readonly name: string
  readonly size: number
  readonly progress?: number
  readonly waiting?: boolean
  /** What the server calls it, once it knows of it. */
  readonly file?: string
  readonly problem?: string
}

/**
 * The draft's files: what is there, what is on its way, and what waits for an answer about secrecy. The place is one and
 * the same as long as the draft is.
 */
export function useUploads(place: FilePlace, first: readonly FileView[], call: Call, keeper: Keeper) {
  const words = useEditorWords()
  const sentence = useSentence()
  const [files, setFiles] = useState(first)
  const [going, setGoing] = useState<readonly Going[]>([])
  const [held, setHeld] = useState<HeldFile | null>(null)
  const known = useRef(first)
  known.current = files
  /** Uploads under way, to be given up when their file is taken out. */
  const stops = useRef(new Map<string, AbortController>())

  const put = useCallback((view: FileView) => {
    setFiles((all) => [...all.filter((it) => it.id !== view.id), view])
  }, [])

  const send = useCallback(
    async (field: FilesField, file: File) => {
      const key = newId()
      const show = (more: Partial<Going>) =>
        setGoing((all) => [
          // Another try takes the place of the one that broke off.
          ...all.filter(
            (it) =>
              it.key !== key && !(it.problem !== undefined && it.field === field.id && it.name === file.name),
          ),
          { key, field: field.id, name: file.name, size: file.size, ...more },
        ])
      const refuse = (problem: string) => show({ problem })
      const ending = endingOf(file.name) === 'jpeg' ? 'jpg' : endingOf(file.name)
      const limit = call.uploads.maxBytes[ending]
      const inSlot = known.current.filter((it) => it.field === field.id && it.state === 'ready')
      if (!field.accept.some((it) => it === ending))
        return refuse(words.files.badType(field.accept.join(', ')))
      if (file.size === 0) return refuse(words.files.empty)
      if (limit !== undefined && file.size > limit) return refuse(words.files.tooLarge(sizeOf(limit)))
      if (inSlot.length >= field.maxFiles) return refuse(words.files.tooMany(field.maxFiles))
      const stop = new AbortController()
      stops.current.set(key, stop)
      show({ progress: 0 })
      try {
        const tell = ({ view, share, waiting }: Way) => {
          if (stop.signal.aborted) return
          put({ ...view, state: 'uploading' })
          show({ progress: share, waiting, file: view.id })
        }
        const view = await upload(place, field.id, file, tell, stop.signal)
        put(view)
        setGoing((all) => all.filter((it) => it.key !== key))
        keeper.look()
      } catch (problem) {
        if (!stop.signal.aborted) refuse(sentence(problem))
      } finally {
        stops.current.delete(key)
      }
    },
    [call, keeper, place, put, sentence, words],
  )

  const uploads = useMemo(
    (): Uploads => ({
      maxBytes: call.uploads.maxBytes,
      of: (field) => {
        const mine = going.filter((it) => it.field === field)
        const there = files
          .filter(
            (it) =>
              it.field === field && !mine.some((one) => it.state === 'uploading' && one.name === it.name),
          )
          .map(
            (it): Attached => ({
              id: it.id,
              name: it.name,
              size: it.size,
              state: it.state,
              scanned: it.scanned === 'clean',
              href: place.href(it.id),
            }),
          )
        const under = mine.map(
          (it): Attached => ({
            id: it.key,
            name: it.name,
            size: it.size,
            state: 'uploading',
            scanned: false,
            href: '',
            ...(it.progress !== undefined && it.problem === undefined && { progress: it.progress }),
            ...(it.waiting === true && it.problem === undefined && { waiting: true }),
            ...(it.problem !== undefined && { problem: it.problem }),
          }),
        )
        return [...there, ...under]
      },
      add: (field, chosen) => {
        for (const file of chosen) {
          const hits = screenFileName(file.name, call.secrecyWords).map((it) => it.word)
          if (hits.length > 0) setHeld({ field, file, words: [...new Set(hits)] })
          else void send(field, file)
        }
      },
      remove: (_field, id) => {
        stops.current.get(id)?.abort()
        setGoing((all) => all.filter((it) => it.key !== id))
        const file = going.find((it) => it.key === id)?.file ?? id
        if (!known.current.some((it) => it.id === file)) return
        place.remove(file).then(
          () => {
            setFiles((all) => all.filter((it) => it.id !== file))
            keeper.look()
          },
          () => undefined,
        )
      },
    }),
    [call, files, going, keeper, place, send],
  )
  return {
    uploads,
    held,
    answer: (secret: boolean) => {
      if (held !== null && !secret) void send(held.field, held.file)
      setHeld(null)
    },
  }
}
