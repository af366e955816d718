import type { Sentences } from '../zh-CN/all.ts'

const refused: Sentences['draft']['refused'] = {
  'unknown-path': () =>
    'The form has no such question; it may have been updated. Nothing was saved here. Please reload the page and fill it in again.',
  'wrong-type': (label) =>
    `The content of “${label}” has the wrong form and was not saved. Please fill it in again on the page.`,
  'too-long': (label) =>
    `“${label}” is longer than 200,000 characters and was not saved. Please shorten it, or upload it as a file.`,
  'too-many': (label) =>
    `“${label}” has more than 500 entries and was not saved. Please take some away and save again.`,
  nul: (label) =>
    `“${label}” contains a null character that cannot be kept, and was not saved. Please delete it and save again.`,
  'lone-surrogate': (label) =>
    `“${label}” contains a broken character and was not saved. Please delete what shows as a box or question mark and save again.`,
  'locked-field': (label) =>
    `“${label}” is not among the questions returned for revision and cannot be changed.`,
  'unknown-file': (label) =>
    `A file in “${label}” is not fully uploaded or does not belong to this suggestion. Please upload it again.`,
  'too-many-answers': (label) =>
    `This suggestion has reached the most it can hold, and “${label}” was not saved. Please take away some table rows and try again.`,
}

const partnerMail: Sentences['draft']['partnerMail'] = ({ name, org, link }) => ({
  subject: `${org} asks you to confirm a guide suggestion`,
  body: `Dear ${name},\n\n${org} is filing a suggestion for the programme guides and names your enterprise as its partner. Within 14 days, please open the link below, read the content, write your need and confirm:\n${link}\n\nThe link is for you alone and ends once you have confirmed. If you know nothing of this, please ignore this message.`,
})

export const draft = { refused, partnerMail }
