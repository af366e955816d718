import { wordsOf } from '../../language.tsx'

/** What the doctor says of each finding. */
export const useDoctorWords = wordsOf(
  () => import('#text/zh-CN/doctor.ts').then((it) => it.doctor),
  () => import('#text/en/doctor.ts').then((it) => it.doctor),
)
