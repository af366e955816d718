/** The public number, e.g. `ZN2024-JBGS-000123`; gaps may occur, reuse may not. */
export const numberOf = (prefix: string, kind: string, serial: number): string =>
  `${prefix}-${kind}-${String(serial).padStart(6, '0')}`
