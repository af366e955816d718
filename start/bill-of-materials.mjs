import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deliveredPackages, otherParts, readLock } from './delivered.mjs'
import { licences } from './licences.mjs'
import { root } from './root.mjs'

/** `npm run sbom`: writes the bill of materials of what is delivered, as CycloneDX 1.5, into dist/. The same lock file gives the same bytes. */
export function billOfMaterials(lock) {
  const own = lock.packages['']
  const delivered = deliveredPackages(lock)
  const refs = new Map(delivered.map((it) => [it.place, refOf(it)]))
  const components = new Map(delivered.map((it) => [refOf(it), componentOf(it)]))
  const needs = new Map()
  for (const it of delivered)
    needs.set(
      refOf(it),
      new Set([...(needs.get(refOf(it)) ?? []), ...it.needs.map((place) => refs.get(place))]),
    )
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        'bom-ref': `zhinan@${own.version}`,
        type: 'application',
        name: 'zhinan',
        version: own.version,
        licenses: licencesOf(own.license),
      },
    },
    components: [...components.values(), ...otherParts.map(partOf)],
    dependencies: [...needs].map(([ref, dependsOn]) => ({ ref, dependsOn: [...dependsOn].toSorted() })),
  }
  // A serial number is a dice throw in most programs; here it follows from the content, so that the file can be compared.
  const digest = createHash('sha256').update(JSON.stringify(bill)).digest('hex')
  const serial = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  const { $schema, bomFormat, specVersion, ...rest } = bill
  return { $schema, bomFormat, specVersion, serialNumber: `urn:uuid:${serial}`, ...rest }
}

/** Writes it where the bundle takes it from; gives the file. */
export function writeBillOfMaterials() {
  const file = path.join(root, 'dist/sbom.cdx.json')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(billOfMaterials(readLock()), null, 2)}\n`)
  return file
}

const refOf = ({ name, version }) => `${name}@${version}`

const componentOf = ({ name, version, license, integrity }) => {
  const [group, bare] = name.startsWith('@') ? name.split('/') : [undefined, name]
  return {
    'bom-ref': refOf({ name, version }),
    type: 'library',
    ...(group ? { group } : {}),
    name: bare,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(integrity ? { hashes: [hashOf(integrity)] } : {}),
    licenses: licencesOf(licences.named[refOf({ name, version })]?.is ?? license),
  }
}

const partOf = ({ name, version, license }) => ({
  'bom-ref': `${name}@${version}`,
  type: 'data',
  name,
  version,
  licenses: licencesOf(license),
})

const licencesOf = (license) => {
  if (!license) return []
  return / (OR|AND) /.test(license) ? [{ expression: license }] : [{ license: { id: license } }]
}

/** npm gives `sha512-` and base64; CycloneDX wants the name and hexadecimal digits. */
const hashOf = (integrity) => {
  const [name, digest = ''] = integrity.split('-')
  return {
    alg: name.replace('sha', 'SHA-'),
    content: Buffer.from(digest, 'base64').toString('hex'),
  }
}
