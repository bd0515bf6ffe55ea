import { isObject, type JsonObject, listAt, objectAt, stringAt } from '../resource-of.js'
import type { Owner } from './template/index.js'

/** The workload that a pod belongs to, as far as the pod tells. Istio: pkg/kube/util.go#GetDeployMetaFromPod */
export function ownerOfPod(pod: JsonObject): Owner {
  const metadata = objectAt(pod, 'metadata')
  const labels = objectAt(metadata, 'labels')
  const namespace = stringAt(metadata, 'namespace')
  const controller = listAt(metadata, 'ownerReferences')
    .filter(isObject)
    .find((r) => r.controller === true)
  if (stringAt(metadata, 'generateName') === '' || !controller) {
    return { name: stringAt(metadata, 'name'), namespace, apiVersion: 'v1', kind: 'Pod' }
  }
  const name = stringAt(controller, 'name')
  const kind = stringAt(controller, 'kind')
  const apiVersion = stringAt(controller, 'apiVersion')
  const without = (label: string) => {
    const hash = stringAt(labels, label)
    if (kind !== 'ReplicaSet' || hash === '' || !name.endsWith(hash)) return undefined
    return name.endsWith(`-${hash}`) ? name.slice(0, -hash.length - 1) : name
  }
  const deployment = without('pod-template-hash')
  if (deployment !== undefined) return { name: deployment, namespace, apiVersion, kind: 'Deployment' }
  const rollout = without('rollouts-pod-template-hash')
  if (rollout !== undefined) return { name: rollout, namespace, apiVersion: 'v1alpha1', kind: 'Rollout' }
  const config = stringAt(labels, 'deploymentconfig')
  if (kind === 'ReplicationController' && config !== '') return { name: config, namespace, apiVersion, kind: 'DeploymentConfig' }
  const cron = kind === 'Job' ? /^(.+)-\d{8,10}$/.exec(name)?.[1] : undefined
  if (cron !== undefined) return { name: cron, namespace, apiVersion: 'batch/v1', kind: 'CronJob' }
  return { name: name || stringAt(metadata, 'name'), namespace, apiVersion, kind }
}
