/** Where the bytes of one try at an export lie in the file store: a maker that is late never writes over another's. */
export const keyOfExport = ({ id, attempts }: { readonly id: string; readonly attempts: number }): string =>
  `${id}/${attempts}`
