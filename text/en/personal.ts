import type { personal as zh } from '#text/zh-CN/personal.ts'

export const personal: typeof zh = {
  nameErased: 'account erased',
}
