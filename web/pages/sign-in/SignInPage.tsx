import { Waiting } from '../../parts/Screen.tsx'

export default Waiting
