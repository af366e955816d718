/** What people write in a pasted cell for yes. */
export const yes = /^(是|yes|true|1|√)$/i
