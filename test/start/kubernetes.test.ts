import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'
import { verbs } from '#cli/verbs.ts'
import { readConfig, settingNames } from '#server/config.ts'
import { root } from '#server/root.ts'

// The description of the API is written with it, so it is there.
const require = createRequire(createRequire(import.meta.url).resolve('@fastify/swagger'))
const { parseAllDocuments } = require('yaml') as {
  parseAllDocuments(text: string): { readonly errors: readonly Error[]; toJS(): Manifest }[]
}

// biome-ignore lint/suspicious/noExplicitAny: what a manifest holds hangs on its kind
type Manifest = any

const folder = path.join(root, 'deploy/kubernetes')
const read = (name: string): readonly Manifest[] =>
  parseAllDocuments(readFileSync(path.join(folder, name), 'utf8')).map((it) => {
    expect(it.errors, name).toEqual([])
    return it.toJS()
  })
const [kustomization] = read('kustomization.yaml')
const manifests: readonly Manifest[] = kustomization.resources.flatMap(read)
const ofKind = (kind: string): Manifest => manifests.find((it) => it.kind === kind)
const settings: Record<string, string> = ofKind('ConfigMap').data
const secrets = Object.fromEntries(
  readFileSync(path.join(folder, 'secret.env.example'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('=', 2) as [string, string]),
)
const podsOf = (it: Manifest): Manifest => it.spec.template.spec
const withPods = [ofKind('Deployment'), ofKind('Job')]

test('every file of the folder is used, and each is one that Kubernetes can tell apart', () => {
  const there = readdirSync(folder).filter((it) => it.endsWith('.yaml') && it !== 'kustomization.yaml')
  expect(there.toSorted()).toEqual(kustomization.resources.toSorted())
  const names = manifests.map((it) => `${it.apiVersion} ${it.kind} ${it.metadata.name}`)
  expect(names.filter((it) => it.includes('undefined'))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test('what servers are told are settings that exist, and a server starts with them', () => {
  const known: readonly string[] = settingNames
  expect([...Object.keys(settings), ...Object.keys(secrets)].filter((it) => !known.includes(it))).toEqual([])
  const filled = {
    DATABASE_URL: 'postgres://zhinan:9fK2pLx8@database.example.gov.cn/zhinan?sslmode=verify-full',
    SESSION_SECRET: '9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2',
    FILES_S3_KEY: 'key',
    FILES_S3_SECRET: 'words',
    SMTP_URL: 'smtps://zhinan:9fK2pLx8@mail.example.gov.cn',
    METRICS_TOKEN: '9fK2pLx8Qw7Zr4Tb1Nv6Hc3J',
  }
  expect(Object.keys(filled)).toEqual(Object.keys(secrets))
  // The image says where it listens and where its folder is.
  const image = { HOST: '0.0.0.0', PORT: '3000', DATA_DIR: '/data' }
  const config = readConfig({ ...image, ...settings, ...filled }, 'real', '/app')
  expect(config.s3).not.toBeNull()
  expect(
    config.sessionSecret,
    'servers that make a secret of their own do not know each other’s',
  ).not.toBeNull()
})

test('settings and secrets are taken from where they are put', () => {
  for (const it of withPods) {
    const [{ envFrom, args }] = podsOf(it).containers
    expect(envFrom).toEqual([
      { configMapRef: { name: ofKind('ConfigMap').metadata.name } },
      { secretRef: { name: kustomization.secretGenerator[0].name } },
    ])
    if (args) expect(verbs).toHaveProperty([args.slice(2).join(' ')])
  }
})

test('two servers, none taken away before another is ready, each with time to leave', () => {
  const { replicas, selector, strategy, template } = ofKind('Deployment').spec
  expect(replicas).toBeGreaterThanOrEqual(2)
  expect(strategy.rollingUpdate.maxUnavailable).toBe(0)
  expect(template.metadata.labels).toMatchObject(selector.matchLabels)
  expect(ofKind('Service').spec.selector).toEqual(selector.matchLabels)
  const {
    containers: [server],
    terminationGracePeriodSeconds,
  } = podsOf(ofKind('Deployment'))
  const seconds = Number(settings['DRAIN_SECONDS'])
  const { periodSeconds, failureThreshold, httpGet } = server.readinessProbe
  expect(httpGet.path).toBe('/readyz')
  expect(failureThreshold, 'one late answer in a rush takes no server away').toBeGreaterThanOrEqual(3)
  expect(server.livenessProbe.httpGet.path).toBe('/healthz')
  const { startupProbe } = server
  expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThanOrEqual(900)
  // Long enough for the probe to notice and the ingress to be told; then answers have twenty seconds.
  expect(seconds).toBeGreaterThanOrEqual(periodSeconds * failureThreshold * 3)
  expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(seconds + 20 + 5)
})

test('no container may become more than it is', () => {
  for (const it of withPods) {
    expect(podsOf(it).securityContext.runAsNonRoot).toBe(true)
    for (const { securityContext, volumeMounts } of podsOf(it).containers) {
      expect(securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true })
      // The image's folder and what a paper or a file is drawn in.
      expect(volumeMounts.map((one: Manifest) => one.mountPath)).toEqual(['/data', '/tmp'])
    }
  }
})
