/** Where the bytes of an export lie in the file store. */
export const keyOfExport = (id: string): string => `${id}/whole`
