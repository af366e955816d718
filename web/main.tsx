import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ProblemError } from './api.ts'
import { ReadingProvider } from './language.tsx'
import { router } from './routes.tsx'
import './ui.css'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      /** A refusal stays a refusal; only a lost connection is worth asking again. */
      retry: (count, error) => count < 2 && !(error instanceof ProblemError),
    },
    mutations: { retry: false },
  },
})

const place = document.getElementById('root')
if (place !== null)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ReadingProvider>
          <RouterProvider router={router} />
        </ReadingProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
