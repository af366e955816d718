/** Typed for the tests that ask for Debian's programs. */
export function ensureDebianPackages(): Promise<void>
export function hasChineseFont(): boolean
export function hasPooler(): boolean
/** Whether LibreOffice can read and write this kind of document. */
export function hasOffice(part: string): boolean
export function debianPostgres(): { readonly version: string; readonly bin: string } | null
