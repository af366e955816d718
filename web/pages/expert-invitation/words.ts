import { wordsOf } from '../../language.tsx'

/** The words of an expert's invitation and own profile. */
export const useExpertInvitationWords = wordsOf(
  () => import('#text/zh-CN/web/expert-invitation.ts').then((it) => it.expertInvitation),
  () => import('#text/en/web/expert-invitation.ts').then((it) => it.expertInvitation),
)
