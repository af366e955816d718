import { type RoleName, type Roles, roleNames } from './roles.ts'
import { useUnitWords } from './words.ts'

interface Props {
  readonly roles: Roles
  readonly onChange: (roles: Roles) => void
}

/** One box per role, each saying what it allows. */
export function RoleBoxes({ roles, onChange }: Props) {
  const { members: words } = useUnitWords()
  return (
    <fieldset className="roles">
      <legend className="label">{words.roles}</legend>
      {roleNames.map((role: RoleName) => (
        <label className="tick" key={role}>
          <input
            type="checkbox"
            checked={roles[role]}
            onChange={(event) => onChange({ ...roles, [role]: event.target.checked })}
          />
          <span>
            {words.roleNames[role]} <span className="sub">· {words.roleHints[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
