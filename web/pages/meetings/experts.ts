export interface Expert {
  readonly name: string
  readonly unit: string
}

/** One expert a line: the name, then the unit after the first comma or tab. */
export const expertsOf = (text: string): readonly Expert[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', unit = ''] = /^([^,，\t]*)[,，\t]?(.*)$/u.exec(line.trim()) ?? []
      return { name: name.trim(), unit: unit.trim() }
    })
