export const roleNames = ['filer', 'reviewer', 'admin'] as const
export type RoleName = (typeof roleNames)[number]
export type Roles = Readonly<Record<RoleName, boolean>>

/** The roles somebody holds, in the order in which they are named. */
export const rolesHeld = (roles: Roles): readonly RoleName[] => roleNames.filter((it) => roles[it])
