import { backupVerb } from './backup.ts'
import { callCheckVerb, routeVerb } from './call.ts'
import { callInstallVerb, callShowVerb } from './call-install.ts'
import { dbCheck } from './db-check.ts'
import { dbMigrate } from './db-migrate.ts'
import { demo } from './demo.ts'
import { doctorVerb } from './doctor.ts'
import { dossierVerify } from './dossier.ts'
import { exportArchive, exportDossier, exportList } from './export.ts'
import { filesCheck, filesCopy } from './files.ts'
import { formReadVerb, formWriteVerb } from './form.ts'
import { guideCopy } from './guide-copy.ts'
import { importExpertsVerb, importUnitsVerb } from './import.ts'
import { addAdmin, resetFactorsOf, resetPerson } from './people.ts'
import { erasePersonVerb, personDataVerb } from './person.ts'
import { receiptVerify } from './receipt.ts'
import { restoreVerb } from './restore.ts'
import { serve, start } from './serve.ts'
import { similarVerb } from './similar.ts'
import { suggestFieldVerb } from './suggest-field.ts'
import type { Verb } from './verb.ts'

/** Every command, under the words that one types. */
export const verbs: Readonly<Record<string, Verb>> = {
  start,
  serve,
  doctor: doctorVerb,
  backup: backupVerb,
  restore: restoreVerb,
  'db migrate': dbMigrate,
  'db check': dbCheck,
  demo,
  'call check': callCheckVerb,
  'call install': callInstallVerb,
  'call show': callShowVerb,
  'people add-admin': addAdmin,
  'people reset': resetPerson,
  'people reset-factors': resetFactorsOf,
  'person erase': erasePersonVerb,
  'person data': personDataVerb,
  'guide copy': guideCopy,
  'files check': filesCheck,
  'files copy': filesCopy,
  'import experts': importExpertsVerb,
  'import units': importUnitsVerb,
  'form write': formWriteVerb,
  'form read': formReadVerb,
  route: routeVerb,
  'receipt verify': receiptVerify,
  'export dossier': exportDossier,
  'export archive': exportArchive,
  'export list': exportList,
  'dossier verify': dossierVerify,
  similar: similarVerb,
  'suggest-field': suggestFieldVerb,
}
