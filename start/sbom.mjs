import { writeBillOfMaterials } from './bill-of-materials.mjs'

/** `npm run sbom`: what is delivered, one part a line, as a file for scanners. */
console.log(writeBillOfMaterials())
