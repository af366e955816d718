import ts from 'typescript'

/** One small change of a file that its tests should notice. */
export interface Mutant {
  readonly line: number
  readonly was: string
  readonly becomes: string
  /** The whole file with the change in it. */
  readonly text: string
}

const swapped: Readonly<Record<string, readonly string[]>> = {
  '&&': ['||'],
  '||': ['&&'],
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
}

const calls: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
}

/** Every change that we try in a file: conditions, comparisons, arithmetic, numbers, truth, entries of lists. */
export function mutantsOf(name: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const found: Mutant[] = []
  const put = (from: number, to: number, becomes: string) =>
    found.push({
      line: source.getLineAndCharacterOfPosition(from).line + 1,
      was: text.slice(from, to),
      becomes,
      text: text.slice(0, from) + becomes + text.slice(to),
    })
  const replace = (node: ts.Node, becomes: string) => put(node.getStart(source), node.getEnd(), becomes)

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isBinaryExpression(node) && !isText(node.left) && !isText(node.right))
      for (const other of swapped[node.operatorToken.getText(source)] ?? [])
        replace(node.operatorToken, other)
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      replace(node, node.operand.getText(source))
    const condition = ts.isIfStatement(node)
      ? node.expression
      : ts.isConditionalExpression(node)
        ? node.condition
        : undefined
    if (condition) for (const truth of ['true', 'false']) replace(condition, truth)
    if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false')
    if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true')
    if (ts.isNumericLiteral(node)) replace(node, String(Number(node.text.replaceAll('_', '')) + 1))
    if (ts.isArrayLiteralExpression(node) && node.elements.length <= 24)
      for (const [at, element] of node.elements.entries()) {
        const next = node.elements[at + 1]
        put(element.getFullStart(), next ? next.getFullStart() : node.elements.end, '')
      }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const called = node.expression.name
      const other = calls[called.text]
      if (other) replace(called, other)
      const [given] = node.arguments
      if (called.text === 'filter' && given) replace(given, '() => true')
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const isText = (it: ts.Node): boolean =>
  ts.isStringLiteralLike(it) || ts.isTemplateExpression(it) || ts.isRegularExpressionLiteral(it)
