import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'

/** A guide as the public reads it. */
export const usePublicGuide = (slug: string) =>
  useQuery({
    queryKey: ['public-guide', slug],
    queryFn: ({ signal }) => request('GET /public/guides/:slug', { signal, params: { slug } }),
  })

/** One of its directions with its sources. */
export const usePublicDirection = (slug: string, no: string) =>
  useQuery({
    queryKey: ['public-guide', slug, no],
    queryFn: ({ signal }) =>
      request('GET /public/guides/:slug/directions/:no', { signal, params: { slug, no } }),
  })
